//! Views of one list as tabs with counts; a period or a form of view as segments.

pub(crate) mod example;

use crate::{Icon, IconName, class::join};
use leptos::prelude::*;

/// A row of [`Tab`]s.
#[component]
pub fn Tabs(
    /// What they choose between, for a screen reader.
    #[prop(into)]
    label: String,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! { <nav class=join(&["tabs", class]) aria-label=label>{children()}</nav> }
}

/// One tab: a link.
#[component]
pub fn Tab(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// How many it holds.
    #[prop(optional, into)]
    count: MaybeProp<String>,
    /// The one that is open.
    #[prop(optional, into)]
    current: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <a href=href aria-current=move || current.get().then_some("page")>
            {children()}
            {move || count.get().map(|count| view! { <span class="n">{count}</span> })}
        </a>
    }
}

/// A row of [`Segment`]s.
#[component]
pub fn Segments(
    /// What they choose, for a screen reader.
    #[prop(into)]
    label: String,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! { <div class=join(&["seg", class]) role="group" aria-label=label>{children()}</div> }
}

/// One segment: a link when it has an address, else a button for `on:click`.
#[component]
pub fn Segment(
    /// Where it goes.
    #[prop(optional, into)]
    href: Option<String>,
    /// The one that is chosen.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    children: Children,
) -> impl IntoView {
    let icon = icon.map(|name| view! { <Icon name small=true /> });
    match href {
        Some(href) => view! {
            <a href=href aria-current=move || current.get().then_some("true")>{icon} {children()}</a>
        }
        .into_any(),
        None => view! {
            <button type="button" aria-pressed=move || if current.get() { "true" } else { "false" }>
                {icon}
                {children()}
            </button>
        }
        .into_any(),
    }
}
