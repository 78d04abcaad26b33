//! A page about something that the market is asked for: what it answers, or why there is nothing to see.

use std::future::Future;

use app::Answer;
use leptos::prelude::*;

use crate::parts::trouble;

/// Shows the answer to `question`, once it is there.
pub fn answered<T, V>(
    question: impl Future<Output = Answer<T>> + Send + 'static,
    show: impl FnOnce(T) -> V + Send + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    V: IntoView + 'static,
{
    let page = Suspend::new(async move {
        match question.await {
            Ok(answer) => show(answer).into_any(),
            Err(fault) => trouble(&fault),
        }
    });
    view! { <Suspense>{page}</Suspense> }
}
