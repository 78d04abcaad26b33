//! Shows a quick look at a product in a dialog above the list, instead of leading to its page.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, MouseEvent};

use crate::{seen, wire};

/// Listens for presses on the small eyes.
pub fn listen() {
    window_event_listener(ev::click, |event: MouseEvent| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(link) = pressed.and_then(|pressed| pressed.closest("a[data-quick]").ok().flatten()) else { return };
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0;
        let dialog =
            document().get_element_by_id("quick").and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
        let (Some(dialog), Some(href), false) = (dialog, link.get_attribute("href"), elsewhere) else { return };
        event.prevent_default();
        spawn_local(async move {
            let place = dialog.query_selector("[data-look]").ok().flatten();
            match place.zip(seen::borrow(&href, "#quick-look").await) {
                Some((place, look)) => {
                    place.replace_children_with_node_1(&look);
                    // Refused only where it is open already: then the other look has taken its place.
                    let _ = dialog.show_modal();
                }
                None => wire::leave_for(&href),
            }
        });
    });
}
