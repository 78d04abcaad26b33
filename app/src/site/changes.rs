//! What every deed of a page needs: to be told when it failed, and that figures are counted again when it worked.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::wasm_bindgen::JsCast;
use leptos_router::hooks::use_query_map;
use ui::{Note, Tone};

use crate::call::Fault;
use crate::words::Words;

/// Counts what was changed since the page was opened; whatever is shown depends on it and is asked for again.
#[derive(Clone, Copy)]
pub struct Changes(RwSignal<u32>);

impl Changes {
    /// Begins to count, for everything below.
    pub fn provide() {
        provide_context(Self(RwSignal::new(0)));
    }

    /// The count of this site.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(0)))
    }

    /// How many changes so far; a resource that reads it is asked for again after each.
    pub fn count(self) -> u32 {
        self.0.get()
    }

    /// Something was changed by other means than an action.
    pub fn changed(self) {
        self.0.try_update(|count| *count += 1);
    }

    /// A new action whose successes count.
    pub fn action<S>(self) -> ServerAction<S>
    where
        S: ServerFn + Clone + Send + Sync + 'static,
        S::Output: Send + Sync + 'static,
        S::Error: Send + Sync + 'static,
    {
        let action = ServerAction::<S>::new();
        let value = action.value();
        Effect::new(move |_| {
            if value.with(|value| matches!(value, Some(Ok(_)))) {
                self.0.update(|count| *count += 1);
            }
        });
        action
    }
}

/// Why the last try of `action` failed, if it did. A refusal that came back in the address, as it does without script,
/// is forgotten once the person goes on to another page.
pub fn fault<S, R>(action: ServerAction<S>) -> Signal<Option<Fault<R>>>
where
    S: ServerFn<Error = Fault<R>> + Clone + Send + Sync + 'static,
    S::Output: Send + Sync + 'static,
    R: Clone + Send + Sync + 'static,
{
    let (value, version) = (action.value(), action.version());
    let query = use_query_map();
    Signal::derive(move || {
        let current = version.get() > 0 || query.with(|query| query.get_str("__err").is_some());
        value.with(|value| value.as_ref().and_then(|answer| answer.as_ref().err().cloned())).filter(|_| current)
    })
}

/// Whether script has taken over. A form that has words of its own for what is wrong then keeps the browser's quiet;
/// without script the browser's are all there is before it is sent.
pub fn alive() -> Signal<bool> {
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
    alive.into()
}

/// Leads the person to the first field that has to be corrected, once something was refused.
pub fn lead_to<R>(fault: Signal<Option<Fault<R>>>)
where
    R: Clone + Send + Sync + 'static,
{
    Effect::new(move |_| {
        if fault.with(Option::is_none) {
            return;
        }
        // The field is marked in this same turn; by the next frame it can be found.
        request_animation_frame(|| {
            let field = document().query_selector("main [aria-invalid='true']").ok().flatten();
            if let Some(field) = field.and_then(|field| field.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
                // A field that is gone cannot take the focus, and nothing is lost by it.
                let _ = field.focus();
            }
        });
    });
}

/// Whether `action` is under way.
pub fn busy<S>(action: ServerAction<S>) -> Signal<bool>
where
    S: ServerFn + Clone + Send + Sync + 'static,
    S::Output: Send + Sync + 'static,
    S::Error: Send + Sync + 'static,
{
    action.pending().into()
}

/// The sentence of a failed deed, where the eye is.
#[component]
pub fn DeedFault<R>(
    /// Why it failed, if it did.
    fault: Signal<Option<Fault<R>>>,
) -> impl IntoView
where
    R: Words + Clone + Send + Sync + 'static,
{
    move || {
        fault.get().map(|fault| {
            view! {
                <Note tone=Tone::Danger alert=true>
                    {fault.sentence()}
                </Note>
            }
        })
    }
}

/// A value that a form sends along unseen.
#[component]
pub fn Hidden(
    /// The name it posts as.
    #[prop(into)]
    name: String,
    /// The value.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}
