//! How many: a typed number between two buttons.

pub(crate) mod example;

use crate::{
    Icon,
    class::{join, when},
    icons,
};
use leptos::prelude::*;

/// A number between a least and a most. It posts as `name`; without script the
/// buttons are not shown and the number is typed.
#[component]
pub fn Stepper(
    /// What is counted, for a screen reader.
    #[prop(into)]
    label: String,
    /// The name it posts as.
    #[prop(into)]
    name: String,
    /// The number at first.
    #[prop(default = 1)]
    value: u32,
    /// The least.
    #[prop(default = 1)]
    min: u32,
    /// The most; say why nearby.
    #[prop(default = 99)]
    max: u32,
    /// A signal kept in step both ways.
    #[prop(optional, into)]
    bind: Option<RwSignal<u32>>,
    /// Called with every new number.
    #[prop(optional, into)]
    on_change: Option<Callback<u32>>,
    /// 36 px instead of 44 px.
    #[prop(optional)]
    small: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let count = bind.unwrap_or_else(|| RwSignal::new(value));
    let set = move |next: u32| {
        let next = next.clamp(min, max.max(min));
        if next != count.get_untracked() {
            count.set(next);
            if let Some(tell) = on_change {
                tell.run(next);
            }
        }
    };
    let typed = move |event: leptos::ev::Event| {
        let now = count.get_untracked();
        set(event_target_value(&event).trim().parse().unwrap_or(now));
        // A refused number leaves the field showing what still holds.
        count.update(|_| ());
    };
    view! {
        <div class=join(&["stepper", when(small, "sm"), class]) role="group" aria-label=label>
            <button
                type="button"
                aria-label="One less"
                disabled=move || count.get() <= min
                on:click=move |_| set(count.get_untracked().saturating_sub(1))
            >
                <Icon name=icons::MINUS small=true />
            </button>
            <input
                type="number"
                inputmode="numeric"
                name=name
                aria-label=label.clone()
                value=count.get_untracked().to_string()
                prop:value=move || count.get().to_string()
                min=min.to_string()
                max=max.to_string()
                on:change=typed
            />
            <button
                type="button"
                aria-label="One more"
                disabled=move || max <= count.get()
                on:click=move |_| set(count.get_untracked().saturating_add(1))
            >
                <Icon name=icons::PLUS small=true />
            </button>
        </div>
    }
}
