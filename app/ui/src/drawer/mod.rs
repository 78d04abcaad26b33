//! A sheet from the side: filters, a quick look, the menu on a phone.

pub(crate) mod example;

use crate::{
    Icon,
    class::join,
    dialog::{closed, follow, make_closed},
    icons,
};
use leptos::{html, prelude::*};

/// A sheet from the side, full width on a phone. Open it with a
/// [`crate::DialogButton`], or from code through `open`.
#[component]
pub fn Drawer(
    /// Its id on the page.
    #[prop(into)]
    id: String,
    /// What it holds.
    #[prop(into)]
    title: String,
    /// Opens and closes it from code, and follows what the person does.
    #[prop(optional, into)]
    open: Option<RwSignal<bool>>,
    /// What stays at the bottom, such as "Show 224 things".
    #[prop(optional, into)]
    footer: ViewFnOnce,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    follow(node, open);
    let heading = format!("{id}-title");
    let target = id.clone();
    view! {
        <dialog
            node_ref=node
            id=id
            class=join(&["drawer", class])
            closedby="any"
            aria-labelledby=heading
            on:close=move |_| closed(open)
        >
            <div class="head">
                <h2 class="text-h3" id=heading.clone()>{title}</h2>
                <button type="button" class="icon-btn" aria-label="Close" commandfor=id.clone() command="close" on:click=move |_| make_closed(target.clone())>
                    <Icon name=icons::X />
                </button>
            </div>
            <div class="body">{children()}</div>
            <div class="foot">{footer.run()}</div>
        </dialog>
    }
}
