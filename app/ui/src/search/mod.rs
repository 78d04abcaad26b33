//! The search field, with a key that leads to it.

pub(crate) mod example;

use crate::{
    Icon,
    class::{join, when},
    field::keep_in_step,
    icons,
};
use leptos::{html, prelude::*};

/// A field to search with. Put it in a `<form role="search">`; Enter sends it.
#[component]
pub fn SearchField(
    /// What is searched, for a screen reader.
    #[prop(into)]
    label: String,
    /// The name it posts as.
    #[prop(default = "q".to_owned(), into)]
    name: String,
    /// What was searched last.
    #[prop(optional, into)]
    value: MaybeProp<String>,
    /// A signal kept in step both ways.
    #[prop(optional, into)]
    bind: Option<RwSignal<String>>,
    /// What can be found, inside the empty field.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// The key that leads here, "/" or "Ctrl K". Once a page at most.
    #[prop(optional)]
    hotkey: Option<&'static str>,
    /// The square form of dense sites and lists.
    #[prop(optional)]
    square: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    keep_in_step(input, bind);
    if let Some(key) = hotkey {
        lead_here(key, input);
    }
    view! {
        <label class=join(&["search", when(square, "square"), class])>
            <Icon name=icons::SEARCH small=true />
            <span class="sr-only">{label}</span>
            <input
                node_ref=input
                type="search"
                name=name
                value=move || bind.map_or_else(|| value.get(), |bind| Some(bind.get_untracked()))
                placeholder=placeholder
                autocomplete="off"
                enterkeyhint="search"
                on:input=move |event| {
                    if let Some(bind) = bind {
                        bind.set(event_target_value(&event));
                    }
                }
            />
            {hotkey.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
        </label>
    }
}

/// Listens for the key in the whole window, and not while someone is typing elsewhere.
fn lead_here(hotkey: &'static str, input: NodeRef<html::Input>) {
    Effect::new(move |_| {
        let letter = hotkey.rsplit(' ').next().unwrap_or(hotkey).to_lowercase();
        let with_control = hotkey.contains(' ');
        let handle = window_event_listener(leptos::ev::keydown, move |event| {
            let asked = event.key().to_lowercase() == letter && with_control == (event.ctrl_key() || event.meta_key());
            if !asked || (!with_control && typing()) {
                return;
            }
            if let Some(input) = input.get_untracked() {
                event.prevent_default();
                // A field that is gone cannot take the focus, and nothing is lost by it.
                let _ = input.focus();
                input.select();
            }
        });
        on_cleanup(move || handle.remove());
    });
}

fn typing() -> bool {
    document()
        .active_element()
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}
