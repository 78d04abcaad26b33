//! A choice from a list: the browser's own list, with our chevron.

pub(crate) mod example;

use crate::{
    Icon,
    class::join,
    field::{Frame, FrameIds, Words},
    icons,
};
use leptos::prelude::*;

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// What is posted.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Shown, but not to be chosen.
    pub disabled: bool,
}

impl SelectOption {
    /// A line that can be chosen.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), disabled: false }
    }
}

/// A list to choose one from. It posts as `name`; add `on:change` to hear of a change.
#[component]
pub fn Select(
    /// Always visible, above.
    #[prop(into)]
    label: String,
    /// The name it posts as, and the stem of its id.
    #[prop(into)]
    name: String,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// What is chosen at first.
    #[prop(optional, into)]
    value: MaybeProp<String>,
    /// A signal kept in step both ways.
    #[prop(optional, into)]
    bind: Option<RwSignal<String>>,
    /// The first line while nothing is chosen, such as "Choose a country".
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// A sentence below.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong and how to mend it.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Marks it optional.
    #[prop(optional)]
    optional: bool,
    /// Neither marked nor required when false.
    #[prop(default = true)]
    required: bool,
    /// Cannot be changed; the help says why.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The browser's name for what is asked, such as "country".
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Its id, when two forms on a page share a name.
    #[prop(optional, into)]
    id: Option<String>,
    /// More classes on the frame.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let ids = FrameIds::new(id, &name);
    let words = Words { help, error };
    let chosen = move || bind.map_or_else(|| value.get(), |bind| Some(bind.get()));
    let lines = move || {
        let chosen = chosen().filter(|chosen| !chosen.is_empty());
        options
            .get()
            .into_iter()
            .map(|line| {
                let selected = chosen.as_ref() == Some(&line.value);
                view! {
                    <option value=line.value selected=selected disabled=line.disabled>
                        {line.label}
                    </option>
                }
            })
            .collect_view()
    };
    let control = view! {
        <span class="select">
            <select
                class="input"
                id=ids.control.clone()
                name=name
                required=required && !optional
                disabled=move || disabled.get()
                autocomplete=autocomplete
                aria-invalid=words.invalid()
                aria-describedby=words.described_by(&ids)
                on:change=move |event| {
                    if let Some(bind) = bind {
                        bind.set(event_target_value(&event));
                    }
                }
            >
                {placeholder
                    .map(|text| {
                        view! {
                            <option value="" disabled=!optional selected=move || chosen().is_none_or(|chosen| chosen.is_empty())>
                                {text}
                            </option>
                        }
                    })}
                {lines}
            </select>
            <Icon name=icons::CHEVRON_DOWN small=true />
        </span>
    };
    view! {
        <Frame label ids words optional class=join(&["field", class])>
            {control}
        </Frame>
    }
}
