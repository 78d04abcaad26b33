//! What a page does once it is awake, beside its islands: times by the reader's clock, dialogs in older browsers.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};

use crate::clock;

/// Wakes what no island looks after.
pub fn wake() {
    clock::read_by_the_reader();
    if !knows_commands() {
        window_event_listener(ev::click, |event| obey(&event));
    }
    // Whoever comes back has left by a link, and has no need of the menu that it stood in.
    window_event_listener(ev::pageshow, |event| {
        if event.persisted() {
            close_all();
        }
    });
}

/// Whether the browser opens and closes dialogs by the `command` of a button itself.
fn knows_commands() -> bool {
    document().create_element("button").is_ok_and(|button| js_sys::Reflect::has(&button, &"command".into()) == Ok(true))
}

/// Does what the `command` of a pressed button says.
fn obey(event: &web_sys::MouseEvent) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = pressed.and_then(|pressed| pressed.closest("[commandfor]").ok().flatten()) else { return };
    let dialog = button.get_attribute("commandfor").and_then(|id| document().get_element_by_id(&id));
    let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) else { return };
    match button.get_attribute("command").as_deref() {
        // Refused only for a dialog that has left the page: then there is nothing to show.
        Some("show-modal") if !dialog.open() => drop(dialog.show_modal()),
        Some("close") => dialog.close(),
        _ => {}
    }
}

fn close_all() {
    let Ok(open) = document().query_selector_all("dialog[open]") else { return };
    for at in 0..open.length() {
        if let Some(dialog) = open.get(at).and_then(|node| node.dyn_into::<HtmlDialogElement>().ok()) {
            dialog.close();
        }
    }
}
