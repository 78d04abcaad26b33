//! A card: one level, a hairline, a title.

pub(crate) mod example;

use crate::class::{join, when};
use leptos::prelude::*;

/// A card. With a title it is a named region of the page.
#[component]
pub fn Card(
    /// The title in its head.
    #[prop(optional, into)]
    title: Option<String>,
    /// What stands at the end of the head: a link, a legend, a button.
    #[prop(optional, into)]
    aside: Option<ViewFnOnce>,
    /// Without the padding, for a table or a list that reaches the edges.
    #[prop(optional)]
    flush: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let label = title.clone();
    let head = title.map(|title| {
        view! {
            <div class="card-h">
                <h2>{title}</h2>
                {aside.map(ViewFnOnce::run)}
            </div>
        }
    });
    view! {
        <section class=join(&["card", class]) aria-label=label>
            {head}
            <div class=when(!flush, "card-b")>{children()}</div>
        </section>
    }
}
