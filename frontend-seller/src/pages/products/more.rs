//! What else is said of a product: a technical sheet, what it is made of, and what makes it found.

use app::site::alive;
use domain::catalog::{LONGEST_NAME, ProductDraft};
use leptos::prelude::*;
use ui::{Button, Card, Checkbox, Field, InputKind, icons};

use super::wrong::Wrong;

/// Empty lines below the filled ones, for browsers without script.
const SPARE: usize = 3;
/// Most lines of each kind.
const MOST: usize = 40;

/// The technical sheet and the properties.
#[component]
pub fn Sheet(
    /// What was said so far.
    draft: ProductDraft,
    /// What is wrong.
    wrong: Wrong,
) -> impl IntoView {
    let specs = draft.specs.into_iter().map(|spec| (spec.name, spec.value)).collect();
    let properties = draft.properties.into_iter().map(|property| (property.name, property.values)).collect();
    view! {
        <Card title="Specifications">
            <div class="grid grid-cols-1 gap-6">
                <Lines noun="specs" value="value" labels=("Name", "Value") examples=("Height", "9 cm") filled=specs wrong />
                <div class="grid grid-cols-1 gap-3 border-t border-line pt-5">
                    <h3 class="font-[580]">"Properties with several values"</h3>
                    <Lines noun="properties" value="values" labels=("Name", "Values") examples=("Wood", "Oak, ash") filled=properties wrong />
                </div>
            </div>
        </Card>
    }
}

/// Lines of a name and what belongs to it; empty ones are not stored.
#[component]
fn Lines(
    noun: &'static str,
    value: &'static str,
    labels: (&'static str, &'static str),
    examples: (&'static str, &'static str),
    filled: Vec<(String, String)>,
    wrong: Wrong,
) -> impl IntoView {
    let alive = alive();
    let count = RwSignal::new((filled.len() + SPARE).min(MOST));
    let known = filled.len();
    // Once script can add lines, one spare line is enough.
    Effect::new(move |_| {
        if alive.get() {
            count.update(|count| *count = (*count).min((known + 1).min(MOST)));
        }
    });
    let filled = StoredValue::new(filled);
    let line = move |at: usize| {
        let (name, held) = filled.read_value().get(at).cloned().unwrap_or_default();
        // The first line names the columns for the eye.
        let class = if at == 0 { "" } else { "[&>label]:sr-only" };
        view! {
            <fieldset class="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-3 items-start min-w-0">
                <legend class="sr-only">{format!("Line {}", at + 1)}</legend>
                <Field
                    label=labels.0
                    name=format!("draft[{noun}][{at}][name]")
                    value=name
                    required=false
                    placeholder=examples.0
                    maxlength=LONGEST_NAME
                    error=wrong.at(format!("{noun}[{at}][name]"))
                    class=class
                />
                <Field
                    label=labels.1
                    name=format!("draft[{noun}][{at}][{value}]")
                    value=held
                    required=false
                    placeholder=examples.1
                    error=wrong.at(format!("{noun}[{at}][{value}]"))
                    class=class
                />
            </fieldset>
        }
    };
    view! {
        <div class="grid grid-cols-1 gap-2">
            <For each=move || 0..count.get() key=|at| *at children=line />
            <div class="script-only mt-1">
                <Button icon=icons::PLUS on:click=move |_| count.update(|count| *count = (*count + 1).min(MOST))>
                    "Add a line"
                </Button>
            </div>
        </div>
    }
}

/// Tags, a film, what is promised.
#[component]
pub fn More(
    /// What was said so far.
    draft: ProductDraft,
    /// What is wrong.
    wrong: Wrong,
) -> impl IntoView {
    view! {
        <Card title="More about it">
            <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
                <Field
                    label="Tags"
                    name="draft[tags]"
                    value=draft.tags
                    optional=true
                    help="Words it is found by, with commas between; 20 at most."
                    error=wrong.at("tags")
                    class="sm:col-span-2"
                />
                <Field
                    label="Video"
                    name="draft[video]"
                    kind=InputKind::Url
                    value=draft.video
                    optional=true
                    placeholder="https://youtu.be/..."
                    help="On YouTube. Buyers watch it there."
                    error=wrong.at("video")
                />
                <Field
                    label="Warranty"
                    name="draft[warranty]"
                    value=draft.warranty
                    optional=true
                    placeholder="2 years"
                    maxlength=120_u32
                    error=wrong.at("warranty")
                />
                <Checkbox
                    label="May be paid for in cash, on delivery"
                    name="draft[cash_on_delivery]"
                    checked=draft.cash_on_delivery
                    class="sm:col-span-2"
                />
            </div>
        </Card>
    }
}
