//! What can be chosen: names, and values as chips.

use app::site::Hidden;
use domain::catalog::{LONGEST_NAME, OptionValue, list};
use leptos::prelude::*;
use ui::{Button, Field, Icon, IconButton, icons};

use super::rows::{Choice, Rows};
use crate::pages::products::wrong::Wrong;

/// Up to three options.
#[component]
pub fn Choices(
    /// The matrix.
    rows: Rows,
    /// Whether script has taken over.
    alive: Signal<bool>,
    /// What is wrong.
    wrong: Wrong,
) -> impl IntoView {
    view! {
        <div class="grid grid-cols-1 gap-4">
            <p class="soft text-small max-w-[44rem]">
                "What a buyer can choose, such as color and size. Leave it empty when there is nothing to choose."
            </p>
            <For each=move || rows.choices.get() key=|choice| choice.key children=move |choice| {
                view! { <Option rows choice alive wrong /> }
            } />
            <div class="script-only" hidden=move || !rows.may_grow()>
                <Button icon=icons::PLUS on:click=move |_| rows.add_choice()>
                    "Add an option"
                </Button>
            </div>
        </div>
    }
}

#[component]
fn Option(rows: Rows, choice: Choice, alive: Signal<bool>, wrong: Wrong) -> impl IntoView {
    let place = move || rows.choices.read().iter().position(|other| other.key == choice.key).unwrap_or_default();
    let at = place();
    let wrong_name = wrong.of(move || format!("options[{}][name]", place()));
    let wrong_values = wrong.of(move || format!("options[{}][values]", place()));
    let remove = move |_| rows.remove_choice(choice.key);
    view! {
        <fieldset class="grid grid-cols-1 gap-3 sm:grid-cols-[12rem_minmax(0,1fr)_auto] items-start min-w-0">
            <legend class="sr-only">{move || format!("Option {}", place() + 1)}</legend>
            <Field
                label="Option"
                name=format!("draft[options][{at}][name]")
                bind=choice.name
                required=false
                placeholder="Color"
                maxlength=LONGEST_NAME
                error=wrong_name
            />
            {move || {
                if alive.get() {
                    view! { <Chips rows choice error=wrong_values /> }.into_any()
                } else {
                    view! {
                        <Field
                            label="Values"
                            name=format!("draft[options][{at}][values]")
                            value=typed(&choice.values.get_untracked())
                            required=false
                            placeholder="Sand #d9cfc4, Ink"
                            help="With commas between. A color may be followed by its code."
                            error=wrong_values
                        />
                    }
                        .into_any()
                }
            }}
            <div class="script-only sm:mt-6">
                <IconButton icon=icons::TRASH_2 label="Remove this option" on:click=remove />
            </div>
        </fieldset>
    }
}

fn typed(values: &[OptionValue]) -> String {
    list::listed(&values.iter().map(OptionValue::as_typed).collect::<Vec<_>>())
}

/// The values, each with a cross; Enter or a comma adds one, Backspace in the empty field takes the last one away.
#[component]
fn Chips(rows: Rows, choice: Choice, error: Signal<Option<String>>) -> impl IntoView {
    let place = move || rows.choices.read().iter().position(|other| other.key == choice.key).unwrap_or_default();
    let id = format!("values-{}", choice.key);
    let typing = RwSignal::new(String::new());
    let add = move || {
        let mut added = false;
        for value in list::names(&typing.get_untracked()).into_iter().map(OptionValue::typed) {
            let new = choice.values.read_untracked().iter().all(|known| known.name != value.name);
            if new && value.name.chars().count() <= LONGEST_NAME as usize {
                choice.values.update(|values| values.push(value));
                added = true;
            }
        }
        typing.set(String::new());
        if added {
            rows.follow();
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Enter" | "," => {
            event.prevent_default();
            add();
        }
        "Backspace" if typing.read_untracked().is_empty() && !choice.values.read_untracked().is_empty() => {
            choice.values.update(|values| {
                values.pop();
            });
            rows.follow();
        }
        _ => {}
    };
    view! {
        <div class="field">
            <label for=id.clone()>"Values"</label>
            {move || {
                view! { <Hidden name=format!("draft[options][{}][values]", place()) value=typed(&choice.values.read()) /> }
            }}
            <div class="input h-auto! min-h-11 lg:min-h-9 flex flex-wrap items-center gap-1.5 py-1!">
                <For
                    each=move || choice.values.get()
                    key=|value| value.name.clone()
                    children=move |value| view! { <Chip rows choice name=value.name hex=value.hex /> }
                />
                <input
                    id=id
                    class="flex-1 basis-24 min-w-0 bg-transparent outline-none"
                    type="text"
                    autocomplete="off"
                    placeholder="Type one and press Enter"
                    prop:value=move || typing.get()
                    on:input=move |event| typing.set(event_target_value(&event))
                    on:keydown=on_key
                    on:blur=move |_| add()
                    aria-invalid=move || error.get().is_some().then_some("true")
                />
            </div>
            {move || {
                error
                    .get()
                    .map(|words| {
                        view! {
                            <p class="err">
                                <Icon name=icons::CIRCLE_ALERT small=true />
                                <span>{words}</span>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

#[component]
fn Chip(rows: Rows, choice: Choice, name: String, hex: std::option::Option<String>) -> impl IntoView {
    let is_color = move || choice.name.read().to_lowercase().starts_with("colo");
    let own = StoredValue::new(name.clone());
    let paint = move |event: leptos::ev::Event| {
        let hex = event_target_value(&event);
        let mut values = choice.values.get_untracked();
        for value in values.iter_mut().filter(|value| value.name == own.get_value()) {
            value.hex = Some(hex.clone());
        }
        choice.values.set(values);
        rows.touched();
    };
    let remove = move |_| {
        choice.values.update(|values| values.retain(|value| value.name != own.get_value()));
        rows.follow();
    };
    let words = format!("Remove {name}");
    let shade = format!("Color of {name}");
    view! {
        <span class="inline-flex items-center gap-1 rounded-full bg-sunk border border-line ps-2.5 pe-0.5 min-h-7 text-small">
            {move || {
                is_color()
                    .then(|| {
                        view! {
                            <input
                                class="size-5 rounded-full border border-line-strong overflow-hidden p-0 cursor-pointer"
                                type="color"
                                aria-label=shade.clone()
                                value=hex.clone().unwrap_or_else(|| "#cccccc".to_owned())
                                on:change=paint
                            />
                        }
                    })
            }}
            {name.clone()}
            <button type="button" class="inline-grid place-items-center size-6 rounded-full hover:bg-line" aria-label=words on:click=remove>
                <Icon name=icons::X small=true />
            </button>
        </span>
    }
}
