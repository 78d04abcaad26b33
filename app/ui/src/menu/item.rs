//! The lines of a menu.

use crate::{
    Icon, IconName,
    class::{join, when},
};
use leptos::prelude::*;

/// A line that leads somewhere.
#[component]
pub fn MenuLink(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// Its icon.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// The page that is open.
    #[prop(optional)]
    current: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="menu-item" href=href aria-current=current.then_some("page")>
            {icon.map(|name| view! { <Icon name small=true /> })}
            {children()}
        </a>
    }
}

/// A line that does something: add `on:click`, or `submit=true` inside a form. Put danger last.
#[component]
pub fn MenuButton(
    /// Its icon.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Cannot be undone.
    #[prop(optional)]
    danger: bool,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// The name it sends with the form.
    #[prop(optional, into)]
    name: Option<String>,
    /// The value it sends with the form.
    #[prop(optional, into)]
    value: Option<String>,
    /// Cannot be chosen now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The key that does the same.
    #[prop(optional)]
    hotkey: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class=join(&["menu-item", when(danger, "danger")])
            type=if submit { "submit" } else { "button" }
            name=name
            value=value
            disabled=move || disabled.get()
        >
            {icon.map(|name| view! { <Icon name small=true /> })}
            {children()}
            {hotkey.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
        </button>
    }
}
