//! The frame of a page: the mark, the skip link, the side navigation.

pub(crate) mod example;

use crate::{Icon, IconName, icons};
use leptos::prelude::*;

/// The first link of every page, seen once it has the focus.
#[component]
pub fn SkipLink(
    /// The id of the main part.
    #[prop(default = "#main")]
    href: &'static str,
) -> impl IntoView {
    view! { <a class="skip" href=href>"Skip to content"</a> }
}

/// The mark and the name of the house, and which of its sites this is.
#[component]
pub fn Wordmark(
    /// Where it leads.
    #[prop(default = "/")]
    href: &'static str,
    /// The site, behind the name: "Seller".
    #[prop(optional, into)]
    site: Option<String>,
) -> impl IntoView {
    view! {
        <a href=href class="wordmark">
            <Icon name=icons::MARK class="mark" />
            <span class="name">"agora"</span>
            <span class="sr-only">" home"</span>
            {site.map(|site| view! { <span class="site">{site}</span> })}
        </a>
    }
}

/// A line of the side navigation; put it in a `<nav class="nav">`.
#[component]
pub fn NavLink(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// Its icon.
    icon: IconName,
    /// Its name.
    #[prop(into)]
    label: String,
    /// The page that is open.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// How many things wait there.
    #[prop(optional, into)]
    count: MaybeProp<String>,
) -> impl IntoView {
    view! {
        <a href=href aria-current=move || current.get().then_some("page")>
            <Icon name=icon />
            {label}
            {move || count.get().map(|count| view! { <span class="n">{count}</span> })}
        </a>
    }
}
