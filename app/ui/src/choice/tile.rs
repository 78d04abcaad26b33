//! Rows that are chosen whole: delivery, payment, packs.

use crate::class::{join, when};
use leptos::prelude::*;

/// A group of choices under a title, for a screen reader as for the eye.
#[component]
pub fn Choices(
    /// What is chosen.
    #[prop(into)]
    legend: String,
    /// Keeps the title for screen readers only.
    #[prop(optional)]
    bare: bool,
    /// More classes, such as a grid.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class=join(&["choices", class])>
            <legend class=if bare { "sr-only" } else { "lbl" }>{legend}</legend>
            {children()}
        </fieldset>
    }
}

/// One choice; the whole row is its label. What cannot be had stays visible, struck through.
#[component]
pub fn Choice(
    /// The name it shares with its group.
    #[prop(into)]
    name: String,
    /// What it posts when chosen.
    #[prop(into)]
    value: String,
    /// Its title.
    #[prop(into)]
    title: String,
    /// A line below the title; the reason, when it cannot be had.
    #[prop(optional, into)]
    note: Option<String>,
    /// A figure at the end of the row, such as a price.
    #[prop(optional, into)]
    aside: Option<String>,
    /// Chosen at first, or by a signal.
    #[prop(optional, into)]
    checked: Signal<bool>,
    /// Cannot be had.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Shows no dot: the frame says it.
    #[prop(optional)]
    bare: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <label class=join(&["tile relative", when(bare, "bare"), class])>
            <input
                class="check"
                type="radio"
                name=name
                value=value
                checked=move || checked.get()
                prop:checked=move || checked.get()
                disabled=move || disabled.get()
            />
            <span class="t">
                <b>{title}</b>
                {note.map(|note| view! { <span>{note}</span> })}
            </span>
            {aside.map(|aside| view! { <span class="a">{aside}</span> })}
        </label>
    }
}
