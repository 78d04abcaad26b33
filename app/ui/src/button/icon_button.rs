//! Buttons that show only an icon, and say their name to those who cannot see it.

use crate::{
    Icon, IconName,
    class::{join, when},
};
use leptos::prelude::*;

/// A square button with an icon and, perhaps, a count in the corner.
#[component]
pub fn IconButton(
    /// Which icon.
    icon: IconName,
    /// What it does, for a screen reader and the pointer's hint.
    #[prop(into)]
    label: Signal<String>,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// On or off, for a button that stays down.
    #[prop(optional, into)]
    pressed: MaybeProp<bool>,
    /// Cannot be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The number in the corner; nothing at zero.
    #[prop(optional, into)]
    count: MaybeProp<u32>,
    /// The name it sends with the form.
    #[prop(optional, into)]
    name: Option<String>,
    /// The value it sends with the form.
    #[prop(optional, into)]
    value: Option<String>,
    /// 32 px, in tables.
    #[prop(optional)]
    small: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=join(&["icon-btn", when(small, "sm"), class])
            name=name
            value=value
            aria-label=move || label.get()
            title=move || label.get()
            aria-pressed=move || pressed.get().map(|on| if on { "true" } else { "false" })
            disabled=move || disabled.get()
        >
            <Icon name=icon small />
            <Count count />
        </button>
    }
}

/// A square link with an icon and, perhaps, a count in the corner.
#[component]
pub fn IconLink(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// Which icon.
    icon: IconName,
    /// Where it leads, for a screen reader and the pointer's hint; say the count here too.
    #[prop(into)]
    label: Signal<String>,
    /// The number in the corner; nothing at zero.
    #[prop(optional, into)]
    count: MaybeProp<u32>,
    /// 32 px, in tables.
    #[prop(optional)]
    small: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <a
            href=href
            class=join(&["icon-btn", when(small, "sm"), class])
            aria-label=move || label.get()
            title=move || label.get()
        >
            <Icon name=icon small />
            <Count count />
        </a>
    }
}

#[component]
fn Count(count: MaybeProp<u32>) -> impl IntoView {
    move || {
        count.get().filter(|count| *count > 0).map(|count| {
            let text = if count > 99 { "99+".to_owned() } else { count.to_string() };
            view! { <span class="dot" aria-hidden="true">{text}</span> }
        })
    }
}
