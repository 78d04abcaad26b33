//! What forms need beyond the browser's own: a key that makes an order only once, and answers that outlive a reload.

use app::{Fault, Words};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use wasm_bindgen::JsCast;

/// A new key for a form; the server's when it wrote the page. To be called by a page itself, not below a `Suspense`,
/// where the server may write the same thing twice.
pub fn fresh_key() -> String {
    SharedValue::new(make_key).into_inner()
}

/// A key made on the spot. On the server it is the one that belongs to this page.
#[cfg(feature = "ssr")]
pub fn make_key() -> String {
    use_context::<app::call::FormKey>().map(|key| key.0).unwrap_or_default()
}

/// A key made on the spot.
#[cfg(not(feature = "ssr"))]
pub fn make_key() -> String {
    window().crypto().map(|crypto| crypto.random_uuid()).unwrap_or_default()
}

/// Why the last try failed, if it did. A refusal that came back in the web address, as it does without script, is
/// forgotten once the person goes on to another address.
pub fn refused<S, T, R>(action: ServerAction<S>) -> Signal<Option<Fault<R>>>
where
    S: ServerFn<Output = T, Error = Fault<R>> + Clone + Send + Sync + 'static,
    T: Send + Sync + 'static,
    R: Clone + Send + Sync + 'static,
    Fault<R>: leptos::server_fn::error::FromServerFnError,
{
    let query = use_query_map();
    Signal::derive(move || {
        let current = action.version().get() > 0 || query.with(|query| query.get_str("__err").is_some());
        action
            .value()
            .with(|value| value.as_ref().and_then(|answer| answer.as_ref().err().cloned()))
            .filter(|_| current)
    })
}

/// What is wrong with a form: what the browser found before sending it, else what the server refused.
#[derive(Clone, Copy)]
pub struct Checked<R: Send + Sync + 'static> {
    found: RwSignal<Option<Fault<R>>>,
    /// The one that is shown.
    pub fault: Signal<Option<Fault<R>>>,
}

impl<R: Clone + Send + Sync + 'static> Checked<R> {
    /// Shows what `refused` says until the browser finds something itself.
    pub fn new(refused: Signal<Option<Fault<R>>>) -> Self {
        let found = RwSignal::new(None);
        Self { found, fault: Signal::derive(move || found.get().or_else(|| refused.get())) }
    }

    /// Runs the rules of `domain` over a form that is about to be sent, and keeps it back when they find something.
    /// To be put on the form's `submit` in the capture phase, before the form's own handler.
    pub fn before_sending<S>(self, check: impl Fn(S) -> Option<R>) -> impl Fn(web_sys::SubmitEvent)
    where
        S: leptos::form::FromFormData,
    {
        move |event: web_sys::SubmitEvent| {
            let found = S::from_event(&event).ok().and_then(&check).map(Fault::Refused);
            if found.is_some() {
                event.prevent_default();
            }
            self.found.set(found);
        }
    }
}

/// Whether script runs here: forms then leave the checking to us, which says more than the browser's own.
pub fn scripted() -> Signal<bool> {
    let live = RwSignal::new(false);
    Effect::new(move |_| live.set(true));
    live.into()
}

/// The sentence beside a field of a form that was refused.
pub fn beside<R>(fault: Signal<Option<Fault<R>>>, field: &'static str) -> Signal<Option<String>>
where
    R: Words + Clone + Send + Sync + 'static,
{
    Signal::derive(move || fault.with(|fault| fault.as_ref().and_then(|fault| fault.beside(field))))
}

/// Sends a form that asks for a page (`method="get"`) through the router, so that the page changes without a reload.
/// Fields that are empty are left out of the address.
pub fn ask_by_router() -> impl Fn(web_sys::SubmitEvent) + Clone + 'static {
    let navigate = use_navigate();
    move |event: web_sys::SubmitEvent| {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok()) else {
            return;
        };
        if let Some(address) = address_of(&form) {
            event.prevent_default();
            navigate(&address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    }
}

/// Sends the form that a changed control belongs to, as its button would.
pub fn send_form(event: &web_sys::Event) {
    let control = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    let form = control.and_then(|control| js_sys::Reflect::get(&control, &"form".into()).ok());
    if let Some(form) = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) {
        // Refused only when a field is not valid; then the browser has said so beside it.
        let _ = form.request_submit();
    }
}

/// Sends the form of that id, as its button would.
pub fn send_by_id(id: &str) {
    if let Some(form) =
        document().get_element_by_id(id).and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok())
    {
        // Refused only when a field is not valid; then the browser has said so beside it.
        let _ = form.request_submit();
    }
}

fn address_of(form: &web_sys::HtmlFormElement) -> Option<String> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let typed = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    let kept = web_sys::UrlSearchParams::new().ok()?;
    for pair in js_sys::try_iter(&typed).ok()??.flatten() {
        let pair: js_sys::Array = pair.dyn_into().ok()?;
        let (name, value) = (pair.get(0).as_string()?, pair.get(1).as_string()?);
        if !value.is_empty() {
            kept.append(&name, &value);
        }
    }
    let action = form.get_attribute("action").unwrap_or_default();
    let query = String::from(kept.to_string());
    Some(if query.is_empty() { action } else { format!("{action}?{query}") })
}
