//! What a page writes around a form: why it was refused, and the key that makes an order only once.

use app::{Fault, Words};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use ui::{Note, Tone};

/// Why the form that makes the call `S` was refused, on the page to which that has led back.
pub fn refused<S, R>() -> Option<Fault<R>>
where
    S: ServerFn<Error = Fault<R>> + Clone + Send + Sync + 'static,
    S::Output: Clone + Send + Sync + 'static,
    R: Clone + Send + Sync + 'static,
    Fault<R>: leptos::server_fn::error::FromServerFnError,
{
    ServerAction::<S>::new().value().get_untracked().and_then(Result::err)
}

/// The key of a form: whoever sends the same one twice makes one order.
pub fn key() -> String {
    use_context::<app::call::FormKey>().map(|key| key.0).unwrap_or_default()
}

/// The sentence beside a field of a form that was refused.
pub fn beside<R: Words>(fault: Option<&Fault<R>>, field: &str) -> Option<String> {
    fault.and_then(|fault| fault.beside(field))
}

/// Why a form was refused. It is there, unseen, before anything was: [`crate::live`] says here what it finds itself.
#[component]
pub fn Refusal(
    /// What the person reads.
    #[prop(optional_no_strip)]
    sentence: Option<String>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let unseen = sentence.is_none();
    view! {
        <div data-refusal tabindex="-1" class="outline-none focus-visible:outline-none" hidden=unseen>
            <Note tone=Tone::Danger alert=true class>
                {sentence}
            </Note>
        </div>
    }
}

/// What was typed into a field of a form that was refused without script, so that it need not be typed twice.
pub fn typed(name: &str) -> Option<String> {
    use_query_map().with_untracked(|query| query.get(&format!("was.{name}")))
}

/// Whether the page is shown again because the call `S` has done what it was asked for, without script.
pub fn done<S: ServerFn>() -> bool {
    let call = S::PATH.trim_start_matches("/api/");
    use_query_map().with_untracked(|query| query.get("done").is_some_and(|done| done == call))
}

/// Says that something was done, on the page to which a form without script has led back. It is there, unseen, when
/// nothing was, so that what stands after it keeps its place.
#[component]
pub fn Done(
    /// What was done, if anything was.
    #[prop(optional_no_strip)]
    sentence: Option<&'static str>,
) -> impl IntoView {
    let unseen = sentence.is_none();
    view! {
        <div hidden=unseen>
            {sentence
                .map(|sentence| {
                    view! {
                        <Note tone=Tone::Success class="mb-5">
                            <p role="status">{sentence}</p>
                        </Note>
                    }
                })}
        </div>
    }
}
