//! What a page knows of the form that was sent last: that it was done, what is wrong beside each field, and, where there
//! is no script, what was typed into it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use ui::{Note, Tone};

use crate::call::Fault;
use crate::words::Words;

/// The sentence beside `field`, if something is wrong with it.
pub fn at<R>(failed: Signal<Option<Fault<R>>>, field: &'static str) -> Signal<Option<String>>
where
    R: Words + Clone + Send + Sync + 'static,
{
    Signal::derive(move || failed.with(|fault| fault.as_ref().and_then(|fault| fault.beside(field))))
}

/// What was typed into the field that posts as `name`, where its form was refused without script; otherwise what is
/// stored. With script the fields have never been left.
pub fn was(name: &str, stored: impl Into<String>) -> String {
    let query = use_query_map();
    let query = query.read_untracked();
    let refused = query.get_str("__err").is_some();
    let typed = query.get_str(&format!("was.{name}")).filter(|_| refused);
    typed.map_or_else(|| stored.into(), str::to_owned)
}

/// Whether `action` has done what it was sent for: in this browser, or, without script, as the address says.
pub fn done<S>(action: ServerAction<S>) -> Signal<bool>
where
    S: ServerFn + Clone + Send + Sync + 'static,
    S::Output: Send + Sync + 'static,
    S::Error: Send + Sync + 'static,
{
    let (value, version) = (action.value(), action.version());
    let query = use_query_map();
    Signal::derive(move || {
        if version.get() > 0 {
            value.with(|value| matches!(value, Some(Ok(_))))
        } else {
            let call = S::PATH.trim_start_matches("/api/");
            query.with(|query| query.get_str("done") == Some(call))
        }
    })
}

/// Says that something was done.
#[component]
pub fn DoneNote(
    /// Whether it was.
    done: Signal<bool>,
    /// What.
    says: &'static str,
) -> impl IntoView {
    view! {
        <div role="status" class="empty:hidden">
            {move || {
                done.get()
                    .then(|| {
                        view! {
                            <Note tone=Tone::Success>{says}</Note>
                        }
                    })
            }}
        </div>
    }
}
