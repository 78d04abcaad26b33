//! Buttons, and links that look like buttons.

pub(crate) mod example;
mod icon_button;

pub use icon_button::{IconButton, IconLink};

use crate::{
    Icon, IconName,
    class::{join, when},
    icons,
};
use leptos::prelude::*;

/// How loud a button is. One `Accent` a view: the thing that moves money or work forward.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one main deed of the view.
    Accent,
    /// A main deed beside an accent one, or in a dense form.
    Ink,
    /// Everything else.
    #[default]
    Line,
    /// The way out: cancel, close.
    Quiet,
    /// What cannot be undone.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Accent => "btn-accent",
            Self::Ink => "btn-ink",
            Self::Line => "btn-line",
            Self::Quiet => "btn-quiet",
            Self::Danger => "btn-danger",
        }
    }
}

/// How tall a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// In tables and cards.
    Small,
    /// Everywhere else.
    #[default]
    Normal,
    /// The buy button.
    Large,
}

impl ButtonSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "btn-sm",
            Self::Normal => "",
            Self::Large => "btn-lg",
        }
    }
}

pub(crate) fn button_class(kind: ButtonKind, size: ButtonSize, wide: bool, class: &str) -> String {
    join(&["btn", kind.class(), size.class(), when(wide, "btn-wide"), class])
}

/// A button. Add `on:click`, or `submit=true` inside a form.
#[component]
pub fn Button(
    /// How loud.
    #[prop(optional)]
    kind: ButtonKind,
    /// How tall.
    #[prop(optional)]
    size: ButtonSize,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// Shows that the deed is under way and lets no second one start.
    #[prop(optional, into)]
    busy: Option<Signal<bool>>,
    /// What it says meanwhile, such as "Paying". Its own words otherwise. Without `busy` whoever sends the form for the
    /// page sets `aria-busy`.
    #[prop(optional)]
    busy_says: &'static str,
    /// Cannot be pressed; a sentence nearby says why.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The name it sends with the form.
    #[prop(optional, into)]
    name: Option<String>,
    /// The value it sends with the form.
    #[prop(optional, into)]
    value: Option<String>,
    /// The id of the form it sends, when it stands outside of it.
    #[prop(optional, into)]
    form: Option<String>,
    /// As wide as its place.
    #[prop(optional)]
    wide: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let can_wait = busy.is_some() || !busy_says.is_empty();
    let hold = move |event: leptos::ev::MouseEvent| {
        if busy.is_some_and(|busy| busy.get_untracked()) {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=button_class(kind, size, wide, class)
            name=name
            value=value
            form=form
            disabled=move || disabled.get()
            aria-busy=move || busy.is_some_and(|busy| busy.get()).then_some("true")
            on:click=hold
        >
            <span class="btn-face">
                {icon.map(|name| view! { <Icon name small=true /> })}
                {children()}
            </span>
            {can_wait.then(|| view! { <Busy says=busy_says /> })}
        </button>
    }
}

/// The spinner; it shows, and names the button, only while the button says that it is busy.
#[component]
fn Busy(says: &'static str) -> impl IntoView {
    view! {
        <span class="btn-busy">
            <Icon name=icons::LOADER_CIRCLE small=true class="spin" />
            {says}
        </span>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// How loud.
    #[prop(optional)]
    kind: ButtonKind,
    /// How tall.
    #[prop(optional)]
    size: ButtonSize,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// As wide as its place.
    #[prop(optional)]
    wide: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <a href=href class=button_class(kind, size, wide, class)>
            {icon.map(|name| view! { <Icon name small=true /> })}
            {children()}
        </a>
    }
}
