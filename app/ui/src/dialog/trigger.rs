//! The buttons that open and close a dialog or a drawer.

use crate::{ButtonKind, ButtonSize, Icon, IconName, button::button_class};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// The dialog of that id, when the page holds one.
fn by_id(id: &str) -> Option<web_sys::HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Opens a dialog that the button's own command has left closed: an older browser does not
/// know commands. It looks after the press is over, when the command has had its turn.
fn make_open(id: String) {
    let look = move || {
        if let Some(dialog) = by_id(&id).filter(|dialog| !dialog.open()) {
            // Refused only for an element that has left the page: then there is nothing to show.
            let _ = dialog.show_modal();
        }
    };
    set_timeout(look, Duration::ZERO);
}

/// The same for closing.
pub(crate) fn make_closed(id: String) {
    let look = move || {
        if let Some(dialog) = by_id(&id).filter(web_sys::HtmlDialogElement::open) {
            dialog.close();
        }
    };
    set_timeout(look, Duration::ZERO);
}

/// Opens the dialog or drawer of that id. The command in the markup does it without
/// script; the listener does it in browsers that do not know the command.
#[component]
pub fn DialogButton(
    /// The id of the dialog or drawer.
    #[prop(into)]
    dialog: String,
    /// How loud.
    #[prop(optional)]
    kind: ButtonKind,
    /// How tall.
    #[prop(optional)]
    size: ButtonSize,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// As wide as its place.
    #[prop(optional)]
    wide: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let target = dialog.clone();
    view! {
        <button
            type="button"
            class=button_class(kind, size, wide, class)
            aria-haspopup="dialog"
            commandfor=dialog
            command="show-modal"
            on:click=move |_| make_open(target.clone())
        >
            {icon.map(|name| view! { <Icon name small=true /> })}
            {children()}
        </button>
    }
}

/// Closes the dialog or drawer of that id and changes nothing else.
#[component]
pub fn DialogClose(
    /// The id of the dialog or drawer.
    #[prop(into)]
    dialog: String,
    /// How loud.
    #[prop(default = ButtonKind::Quiet)]
    kind: ButtonKind,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let target = dialog.clone();
    view! {
        <button
            type="button"
            class=button_class(kind, ButtonSize::Normal, false, class)
            commandfor=dialog
            command="close"
            on:click=move |_| make_closed(target.clone())
        >
            {children()}
        </button>
    }
}
