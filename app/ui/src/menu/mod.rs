//! Commands under a button. The browser opens the list by itself; script only closes it politely.

pub(crate) mod example;
mod item;

pub use item::{MenuButton, MenuLink};

use crate::{
    ButtonKind, ButtonSize, Icon, IconName,
    button::button_class,
    class::{join, when},
    icons,
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

/// A list of commands under a button; its children are [`MenuLink`]s, [`MenuButton`]s and forms of them.
#[component]
pub fn Menu(
    /// The words on the button; its name for screen readers when it is only an icon.
    #[prop(into)]
    label: String,
    /// The icon; with `bare` it is all that is seen.
    #[prop(default = icons::ELLIPSIS)]
    icon: IconName,
    /// Shows the icon alone.
    #[prop(optional)]
    bare: bool,
    /// How loud the button is.
    #[prop(optional)]
    kind: ButtonKind,
    /// The list begins where the button begins.
    #[prop(optional)]
    start: bool,
    /// The list opens upwards.
    #[prop(optional)]
    up: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    close_outside(node);
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close(node, true);
        }
    };
    let face = if bare {
        view! {
            <summary class="icon-btn sm" aria-label=label.clone() title=label>
                <Icon name=icon small=true />
            </summary>
        }
        .into_any()
    } else {
        view! {
            <summary class=button_class(kind, ButtonSize::Normal, false, "")>
                <Icon name=icon small=true />
                {label}
            </summary>
        }
        .into_any()
    };
    view! {
        <details
            node_ref=node
            class=join(&["menu-box", when(start, "start"), when(up, "up"), class])
            on:keydown=escape
            on:click=move |event| chosen(node, &event)
        >
            {face}
            <div class="menu float">{children()}</div>
        </details>
    }
}

/// A command was chosen: the list has done its work.
fn chosen(node: NodeRef<html::Details>, event: &ev::MouseEvent) {
    let item = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|element| element.closest(".menu-item").ok().flatten());
    if item.is_some() {
        close(node, false);
    }
}

/// A press anywhere else closes the list.
fn close_outside(node: NodeRef<html::Details>) {
    Effect::new(move |_| {
        let handle = window_event_listener(ev::pointerdown, move |event| {
            let Some(details) = node.get_untracked().filter(web_sys::HtmlDetailsElement::open) else { return };
            let inside = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Node>().ok())
                .is_some_and(|target| details.contains(Some(&target)));
            if !inside {
                details.set_open(false);
            }
        });
        on_cleanup(move || handle.remove());
    });
}

fn close(node: NodeRef<html::Details>, back_to_button: bool) {
    let Some(details) = node.get_untracked().filter(web_sys::HtmlDetailsElement::open) else { return };
    details.set_open(false);
    if back_to_button
        && let Ok(Some(summary)) = details.query_selector("summary")
        && let Ok(summary) = summary.dyn_into::<web_sys::HtmlElement>()
    {
        // A button that is gone cannot take the focus, and nothing is lost by it.
        let _ = summary.focus();
    }
}
