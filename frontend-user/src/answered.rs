//! A page about something that the market is asked for: what it answers, or why there is nothing to see.

use std::future::Future;

use app::Answer;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::parts::trouble;

/// Shows the answer to `question`, once it is there.
pub fn answered<T, V>(
    question: impl Future<Output = Answer<T>> + Send + 'static,
    show: impl FnOnce(T) -> V + Send + 'static,
) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    V: IntoView + 'static,
{
    // The parts of a page are written one after the other. A question that is asked only when its part has its turn
    // could hold what an earlier part waits for, so it is asked at once, beside the writing.
    let asked = OnceResource::new(question);
    let page = Suspend::new(async move {
        match asked.await {
            Ok(answer) => show(answer).into_any(),
            Err(fault) => trouble(&fault),
        }
    });
    view! { <Suspense>{page}</Suspense> }
}
