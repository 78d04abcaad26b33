//! Questions that have to be answered first. Made of the browser's own dialog, which
//! holds the focus, closes on Escape and, in a browser of today, opens without script.

pub(crate) mod example;
mod trigger;

pub(crate) use trigger::make_closed;
pub use trigger::{DialogButton, DialogClose};

use crate::class::join;
use leptos::{html, prelude::*};

/// A question: its title asks, its body says the effect in numbers, its buttons are verbs.
/// Open it with a [`DialogButton`], or from code through `open`.
#[component]
pub fn Dialog(
    /// Its id on the page.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    title: String,
    /// Opens and closes it from code, and follows what the person does.
    #[prop(optional, into)]
    open: Option<RwSignal<bool>>,
    /// The buttons, the safe one first.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    follow(node, open);
    let heading = format!("{id}-title");
    view! {
        <dialog
            node_ref=node
            id=id
            class=join(&["dialog", class])
            closedby="any"
            aria-labelledby=heading
            on:close=move |_| closed(open)
        >
            <h2 class="text-h3" id=heading.clone()>{title}</h2>
            <div class="body">{children()}</div>
            <div class="acts">{actions.run()}</div>
        </dialog>
    }
}

/// Keeps the element and the signal saying the same.
pub(crate) fn follow(node: NodeRef<html::Dialog>, open: Option<RwSignal<bool>>) {
    let Some(open) = open else { return };
    Effect::new(move |_| {
        let wanted = open.get();
        let Some(dialog) = node.get() else { return };
        if wanted && !dialog.open() {
            // Refused only for an element that has left the page: then there is nothing to show.
            let _ = dialog.show_modal();
        } else if !wanted && dialog.open() {
            dialog.close();
        }
    });
}

/// The person closed it: the signal hears of it.
pub(crate) fn closed(open: Option<RwSignal<bool>>) {
    if let Some(open) = open {
        open.set(false);
    }
}
