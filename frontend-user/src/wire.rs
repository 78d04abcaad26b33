//! What an island says to the market and what it hears back: the same form that its page would post without script.

use app::{Answer, Fault};
use leptos::server_fn::ServerFn;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use wasm_bindgen_futures::JsFuture;
use web_sys::{FormData, HtmlFormElement, RequestInit, Response, UrlSearchParams};

/// An answer before anybody has read it.
struct Heard {
    good: bool,
    text: String,
    /// Where the market wants the person to go next.
    leads_to: Option<String>,
}

/// What stands in a form, as it would be posted.
pub fn typed(form: &HtmlFormElement) -> UrlSearchParams {
    // What a form holds without files is pairs of words, which neither of the two refuses.
    let data = FormData::new_with_form(form).unwrap_throw();
    UrlSearchParams::new_with_str_sequence_sequence(&data).unwrap_throw()
}

/// The fields of a call that no form stands for.
pub fn fields(of: &[(&str, &str)]) -> UrlSearchParams {
    // Refused only for malformed words, and there are none yet.
    let fields = UrlSearchParams::new().unwrap_throw();
    for (name, value) in of {
        fields.append(name, value);
    }
    fields
}

/// Makes the call `S` and reads the answer.
pub async fn ask<S, R>(fields: &UrlSearchParams) -> Answer<S::Output, R>
where
    S: ServerFn<Error = Fault<R>>,
    S::Output: DeserializeOwned,
    R: DeserializeOwned,
{
    part(S::PATH, fields).await
}

/// Makes the call at `path` and reads as much of the answer as `T` has room for.
pub async fn part<T, R>(path: &str, fields: &UrlSearchParams) -> Answer<T, R>
where
    T: DeserializeOwned,
    R: DeserializeOwned,
{
    let heard = post(path, fields).await.ok_or(Fault::Unreachable)?;
    if heard.good { serde_json::from_str(&heard.text).map_err(|_| Fault::Malformed) } else { Err(fault(&heard.text)) }
}

/// Makes the call at `path` and goes where the market leads.
pub async fn go<R>(path: &str, fields: &UrlSearchParams) -> Answer<(), R>
where
    R: DeserializeOwned,
{
    let heard = post(path, fields).await.ok_or(Fault::Unreachable)?;
    if !heard.good {
        return Err(fault(&heard.text));
    }
    if let Some(target) = heard.leads_to {
        leave_for(&target);
    }
    Ok(())
}

/// Goes on to another page, of this site or the provider's.
pub fn leave_for(address: &str) {
    // Refused only for what is no address; then the person stays, and nothing is lost.
    let _ = leptos::prelude::window().location().assign(address);
}

fn fault<R: DeserializeOwned>(text: &str) -> Fault<R> {
    serde_json::from_str(text).unwrap_or(Fault::Malformed)
}

/// Nothing when nobody answers, or nobody of ours.
async fn post(path: &str, fields: &UrlSearchParams) -> Option<Heard> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(fields);
    let answer = JsFuture::from(leptos::prelude::window().fetch_with_str_and_init(path, &init)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    let leads_to = answer.headers().get("location").ok().flatten();
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    Some(Heard { good: answer.ok(), text, leads_to })
}
