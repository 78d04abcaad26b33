//! Filters that ask as soon as one of them changes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, FormData, HtmlFormElement};

/// Sends the form of a changed control among its children, if that form is marked `data-at-once`, and keeps fields in
/// which nothing stands out of the address.
#[island]
pub fn AtOnce(children: Children) -> impl IntoView {
    view! {
        <div class="contents" on:change=|event| send(&event) on:formdata=|event| tidy(&event)>
            {children()}
        </div>
    }
}

fn send(event: &Event) {
    // The sort stands outside of its form, so that the form is asked for by the control and not by its place.
    let form = event.target().and_then(|control| js_sys::Reflect::get(&control, &"form".into()).ok());
    let form = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form.filter(|form| form.has_attribute("data-at-once")) {
        // Refused only when a field is not valid; then the browser has said so beside it.
        let _ = form.request_submit();
    }
}

fn tidy(event: &Event) {
    let data = js_sys::Reflect::get(event, &"formData".into()).ok().and_then(|data| data.dyn_into::<FormData>().ok());
    let Some(data) = data else { return };
    let pairs = js_sys::try_iter(&data).ok().flatten().into_iter().flatten().flatten();
    // Nothing may be taken away while it is being gone through.
    let empty: Vec<String> = pairs.filter_map(|pair| empty_name(&pair.into())).collect();
    for name in empty {
        data.delete(&name);
    }
}

/// The name of a pair of name and value, if the value is empty.
fn empty_name(pair: &js_sys::Array) -> Option<String> {
    pair.get(1).as_string().filter(String::is_empty).and_then(|_| pair.get(0).as_string())
}
