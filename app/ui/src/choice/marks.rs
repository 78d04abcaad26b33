//! The small marks: a tick, a dot, a switch, each with its words.

use crate::class::{join, when};
use leptos::prelude::*;

/// A tick. It posts `value` under `name` when it is set, and nothing otherwise.
#[component]
pub fn Checkbox(
    /// Its words.
    #[prop(into)]
    label: String,
    /// The name it posts as.
    #[prop(optional, into)]
    name: Option<String>,
    /// What it posts when set.
    #[prop(default = "true".to_owned(), into)]
    value: String,
    /// Set at first, or by a signal.
    #[prop(optional, into)]
    checked: Signal<bool>,
    /// A signal kept in step both ways.
    #[prop(optional, into)]
    bind: Option<RwSignal<bool>>,
    /// Neither set nor clear: some of the many below it are.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// A number at the end of the row.
    #[prop(optional, into)]
    count: Option<String>,
    /// Keeps the words for screen readers only, as in a table's first column.
    #[prop(optional)]
    bare: bool,
    /// Has to be set before the form goes.
    #[prop(optional)]
    required: bool,
    /// Cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let set = move || bind.map_or_else(|| checked.get(), |bind| bind.get());
    view! {
        <label class=join(&["opt", when(bare, "alone"), class])>
            <input
                class="check"
                class:mixed=move || mixed.get()
                type="checkbox"
                name=name
                value=value
                checked=set
                prop:checked=set
                prop:indeterminate=move || mixed.get()
                required=required
                disabled=move || disabled.get()
                on:change=move |event| {
                    if let Some(bind) = bind {
                        bind.set(event_target_checked(&event));
                    }
                }
            />
            <span class=when(bare, "sr-only")>{label}</span>
            {count.map(|count| view! { <span class="n">{count}</span> })}
        </label>
    }
}

/// A dot: one of several that share a name.
#[component]
pub fn Radio(
    /// Its words.
    #[prop(into)]
    label: String,
    /// The name it shares.
    #[prop(into)]
    name: String,
    /// What it posts when chosen.
    #[prop(into)]
    value: String,
    /// Chosen at first, or by a signal.
    #[prop(optional, into)]
    checked: Signal<bool>,
    /// A number at the end of the row.
    #[prop(optional, into)]
    count: Option<String>,
    /// Cannot be chosen.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <label class=join(&["opt", class])>
            <input
                class="check"
                type="radio"
                name=name
                value=value
                checked=move || checked.get()
                prop:checked=move || checked.get()
                disabled=move || disabled.get()
            />
            <span>{label}</span>
            {count.map(|count| view! { <span class="n">{count}</span> })}
        </label>
    }
}

/// A switch for what takes effect at once.
#[component]
pub fn Switch(
    /// Its words.
    #[prop(into)]
    label: String,
    /// The name it posts as.
    #[prop(optional, into)]
    name: Option<String>,
    /// What it posts when on.
    #[prop(default = "true".to_owned(), into)]
    value: String,
    /// On at first, or by a signal.
    #[prop(optional, into)]
    checked: Signal<bool>,
    /// A signal kept in step both ways.
    #[prop(optional, into)]
    bind: Option<RwSignal<bool>>,
    /// Cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let on = move || bind.map_or_else(|| checked.get(), |bind| bind.get());
    view! {
        <label class=join(&["opt", class])>
            <input
                class="switch"
                type="checkbox"
                role="switch"
                name=name
                value=value
                checked=on
                prop:checked=on
                disabled=move || disabled.get()
                on:change=move |event| {
                    if let Some(bind) = bind {
                        bind.set(event_target_checked(&event));
                    }
                }
            />
            <span>{label}</span>
        </label>
    }
}
