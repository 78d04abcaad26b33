//! The state of a thing, as a dot and a word.

pub(crate) mod example;

use crate::{
    Tone,
    class::{join, when},
};
use leptos::prelude::*;

/// A state: draft, to do, on its way, done, refused.
#[component]
pub fn Badge(
    /// What it means.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// Without the dot: a mark such as "New", not a state.
    #[prop(optional)]
    plain: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <span class=move || join(&["badge", tone.get().class(), when(plain, "plain"), class])>{children()}</span>
    }
}

/// A dot before a sentence: "14 in stock", "All parts working".
#[component]
pub fn Light(
    /// What it means.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! { <span class=move || join(&["light", tone.get().class(), class])>{children()}</span> }
}
