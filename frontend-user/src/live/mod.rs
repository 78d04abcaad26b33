//! The one island around every page: it sends the page's forms without a reload, and shows what that changed.
//!
//! A form is the same with script and without: it posts, and the server writes the page anew. Without script the browser
//! shows that page; here it is asked for in the background, and only what differs takes its place, so that the focus and
//! what was typed stay. What a form has to say for itself stands in its attributes:
//! - `data-judged`: it is looked at here before it is sent, so that the browser keeps its own words to itself;
//! - `data-at-once`: it is sent as soon as one of its fields changes;
//! - `data-said`: what is said once it has worked; `data-see` is where a press on `data-verb` leads, or `data-undo` what
//!   it posts to `data-undo-at`;
//! - `data-empties`: nothing of what was typed stays once it has worked;
//! - `data-quiet`: the page stays as it is.

mod beside;
mod checks;
mod morph;
mod send;

pub use send::{free, show};

use crate::reckoner;
use crate::wake::wake;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlFormElement, HtmlInputElement, MouseEvent, SubmitEvent};

/// Around a page.
#[island]
pub fn Live(children: Children) -> impl IntoView {
    Effect::new(|_| {
        wake();
        judge();
    });
    view! {
        <div class="contents" data-live on:submit=submitted on:formdata=tidy on:change=changed on:click=stepped>
            {children()}
        </div>
    }
}

/// Keeps the browser from judging the forms that are looked at here.
fn judge() {
    let Ok(forms) = document().query_selector_all("form[data-judged]") else { return };
    for at in 0..forms.length() {
        if let Some(form) = forms.get(at).and_then(|node| node.dyn_into::<HtmlFormElement>().ok()) {
            form.set_no_validate(true);
        }
    }
}

/// A form is on its way. One that asks for a page is the browser's; so is one that an island has sent itself, and one
/// with files.
fn submitted(event: SubmitEvent) {
    let form = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form.filter(|form| !event.default_prevented() && posts(form) && !form.has_attribute("enctype"))
    {
        event.prevent_default();
        send::send(form, event.submitter().map(Into::into));
    }
}

fn posts(form: &HtmlFormElement) -> bool {
    form.get_attribute("method").is_some_and(|method| method == "post")
}

/// Fields in which nothing stands are left out of the address of a page that is asked for.
fn tidy(event: Event) {
    let form = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if form.is_none_or(|form| posts(&form)) {
        return;
    }
    let data = js_sys::Reflect::get(&event, &"formData".into()).ok().and_then(|data| data.dyn_into::<FormData>().ok());
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

/// Something was typed or chosen: the sums follow it, and a form that is sent at once is sent.
fn changed(event: Event) {
    reckoner::reckon();
    // A control may stand outside of its form, so that the form is asked for by the control and not by its place.
    let form = event.target().and_then(|control| js_sys::Reflect::get(&control, &"form".into()).ok());
    let form = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form.filter(|form| form.has_attribute("data-at-once")) {
        // Refused only when a field is not valid; then the browser has said so beside it.
        let _ = form.request_submit();
    }
}

/// The buttons beside a number that the server wrote: one less, one more. Where they belong to an island, it counts.
fn stepped(event: MouseEvent) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = pressed.and_then(|pressed| pressed.closest("[data-at-once] .stepper button").ok().flatten())
    else {
        return;
    };
    let (before, after) = (button.next_element_sibling(), button.previous_element_sibling());
    let less = before.as_ref().is_some_and(|next| next.tag_name() == "INPUT");
    let number = if less { before } else { after }.and_then(|number| number.dyn_into::<HtmlInputElement>().ok());
    let Some(number) = number else { return };
    let (least, most) = (whole(&number.min()), whole(&number.max()));
    let Some(held) = whole(&number.value()) else { return };
    let next = if less { held - 1 } else { held + 1 };
    let next = next.min(most.unwrap_or(next)).max(least.unwrap_or(next));
    number.set_value(&next.to_string());
    if let Some(form) = number.form().filter(|_| next != held) {
        // Refused only when a field is not valid; then the browser has said so beside it.
        let _ = form.request_submit();
    }
}

fn whole(typed: &str) -> Option<i32> {
    typed.trim().parse().ok()
}
