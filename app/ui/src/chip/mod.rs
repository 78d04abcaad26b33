//! Filters and quick choices in a row.

pub(crate) mod example;

use crate::{
    Icon, IconName,
    class::{join, when},
    icons,
};
use leptos::prelude::*;

/// A row of [`Chip`]s.
#[component]
pub fn Chips(
    /// What they choose, for a screen reader.
    #[prop(into)]
    label: String,
    /// Scrolls sideways on a phone instead of wrapping.
    #[prop(optional)]
    scroll: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=join(&["chips", when(scroll, "scroll"), class]) role="group" aria-label=label>
            {children()}
        </div>
    }
}

/// One chip: a link when it has an address, else a button for `on:click`.
#[component]
pub fn Chip(
    /// Where it goes.
    #[prop(optional, into)]
    href: Option<String>,
    /// Chosen.
    #[prop(optional, into)]
    pressed: MaybeProp<bool>,
    /// Carries a cross: its link or click takes the filter away. The words are the filter.
    #[prop(optional)]
    removes: bool,
    /// How many things it would leave.
    #[prop(optional, into)]
    count: Option<String>,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let inner = view! {
        {icon.map(|name| view! { <Icon name small=true /> })}
        {removes.then(|| view! { <span class="sr-only">"Remove "</span> })}
        {children()}
        {count.map(|count| view! { <span class="n">{count}</span> })}
        {removes.then(|| view! { <Icon name=icons::X small=true class="soft" /> })}
    };
    let class = join(&["chip", class]);
    match href {
        Some(href) => view! {
            <a href=href class=class aria-current=move || (pressed.get() == Some(true)).then_some("true")>{inner}</a>
        }
        .into_any(),
        None => view! {
            <button
                type="button"
                class=class
                aria-pressed=move || pressed.get().map(|on| if on { "true" } else { "false" })
            >
                {inner}
            </button>
        }
        .into_any(),
    }
}
