//! What a page says to the market in the background, and what it hears back.

use wasm_bindgen::{JsCast, UnwrapThrowExt};
use wasm_bindgen_futures::JsFuture;
use web_sys::{FormData, HtmlFormElement, RequestInit, Response, UrlSearchParams};

use crate::told::Told;

/// An answer before anybody has read it.
pub struct Heard {
    /// Whether the market did what it was asked for.
    pub good: bool,
    /// What it said.
    pub text: String,
    /// Where it wants the person to go next, or has led already.
    pub leads_to: Option<String>,
}

/// What stands in a form, as it would be posted.
pub fn typed(form: &HtmlFormElement) -> UrlSearchParams {
    // What a form holds without files is pairs of words, which neither of the two refuses.
    let data = FormData::new_with_form(form).unwrap_throw();
    UrlSearchParams::new_with_str_sequence_sequence(&data).unwrap_throw()
}

/// Makes the call at `path`; nothing when nobody answers.
pub async fn post(path: &str, fields: &UrlSearchParams) -> Option<Heard> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(fields);
    heard(path, &init).await
}

/// Makes a call that no form stands for; nothing when it is refused.
pub async fn ask(path: &str, fields: &[(&str, &str)]) -> Option<Told> {
    // Refused only for malformed words, and there are none yet.
    let typed = UrlSearchParams::new().unwrap_throw();
    for (name, value) in fields {
        typed.append(name, value);
    }
    let heard = post(path, &typed).await.filter(|heard| heard.good)?;
    Told::read(&heard.text)
}

/// A page of this site, as the server writes it; nothing when nobody answers. One that is missing is a page, too.
pub async fn page(address: &str) -> Option<Heard> {
    heard(address, &RequestInit::new()).await
}

/// Goes on to another page, of this site or the provider's.
pub fn leave_for(address: &str) {
    // Refused only for what is no address; then the person stays, and nothing is lost.
    let _ = leptos::prelude::window().location().assign(address);
}

async fn heard(address: &str, init: &RequestInit) -> Option<Heard> {
    let answer = JsFuture::from(leptos::prelude::window().fetch_with_str_and_init(address, init)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    let leads_to = answer.headers().get("location").ok().flatten();
    let leads_to = leads_to.or_else(|| answer.redirected().then(|| answer.url()));
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    Some(Heard { good: answer.ok(), text, leads_to })
}
