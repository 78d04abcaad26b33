//! The code from a mail: one box a digit, over one ordinary field.
//!
//! There is one input, so that paste, autofill and screen readers work as everywhere; the
//! boxes are drawn behind it once script is there. Without script the plain field stays.

mod digits;
pub(crate) mod example;

use crate::{
    class::{join, when},
    field::{Frame, FrameIds, Words},
};
use digits::{digits_of, next_place};
use leptos::{ev, html, prelude::*};

/// A field for a code of digits; it posts as `name`, "code" unless said otherwise.
#[component]
pub fn CodeInput(
    /// Always visible, above.
    #[prop(default = "Code".to_owned(), into)]
    label: String,
    /// The name it posts as.
    #[prop(default = "code".to_owned(), into)]
    name: String,
    /// How many digits.
    #[prop(default = 6)]
    length: usize,
    /// A sentence below.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong and how to mend it.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Called when the last digit is there.
    #[prop(optional, into)]
    on_full: Option<Callback<String>>,
    /// Its id, when two forms on a page share a name.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let ids = FrameIds::new(id, &name);
    let words = Words { help, error };
    let node = NodeRef::<html::Input>::new();
    let code = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let live = RwSignal::new(false);
    // Digits typed before the script arrived are kept.
    Effect::new(move |_| {
        if let Some(input) = node.get() {
            code.set(digits_of(&input.value(), length));
            live.set(true);
        }
    });
    let typed = move |_| take(node, code, at, length, on_full);
    let placed = move || at.set(caret(node).min(length.saturating_sub(1)));
    view! {
        <Frame label ids=ids.clone() words optional=false class="field".to_owned()>
            <span class=move || join(&["code", when(live.get(), "live")])>
                <span class="boxes" aria-hidden="true">
                    {(0..length).map(|place| box_view(place, code, at)).collect_view()}
                </span>
                <input
                    node_ref=node
                    class="input"
                    id=ids.control.clone()
                    name=name
                    type="text"
                    inputmode="numeric"
                    pattern="[0-9]*"
                    autocomplete="one-time-code"
                    spellcheck="false"
                    required=true
                    aria-invalid=words.invalid()
                    aria-describedby=words.described_by(&ids)
                    on:input=typed
                    on:keydown=move |event| moved(&event, node, at, length)
                    on:focus=move |_| placed()
                    on:click=move |_| placed()
                />
            </span>
        </Frame>
    }
}

fn box_view(place: usize, code: RwSignal<String>, at: RwSignal<usize>) -> impl IntoView {
    view! {
        <span class="box" class:at=move || at.get() == place>
            {move || code.get().chars().nth(place)}
        </span>
    }
}

/// Takes what was typed or pasted: digits only, and moves on to the next box.
fn take(
    node: NodeRef<html::Input>,
    code: RwSignal<String>,
    at: RwSignal<usize>,
    length: usize,
    on_full: Option<Callback<String>>,
) {
    let Some(input) = node.get_untracked() else { return };
    let place = caret(node);
    let digits = digits_of(&input.value(), length);
    let place = place.min(digits.len());
    let before = code.get_untracked();
    let new = digits != before;
    input.set_value(&digits);
    code.set(digits.clone());
    if digits.len() < before.len() {
        // After a deletion nothing is selected, so that the next one takes the digit before.
        rest(&input, at, place, place, length);
    } else {
        stand(node, at, place, length);
    }
    if let (true, true, Some(full)) = (new, digits.len() == length, on_full) {
        full.run(digits);
    }
}

/// Arrows go from box to box; what is typed there takes the place of what stood there.
fn moved(event: &ev::KeyboardEvent, node: NodeRef<html::Input>, at: RwSignal<usize>, length: usize) {
    if let Some(place) = next_place(&event.key(), at.get_untracked(), length) {
        event.prevent_default();
        stand(node, at, place, length);
    }
}

/// Selects the digit at a place, so that typing replaces it.
fn stand(node: NodeRef<html::Input>, at: RwSignal<usize>, place: usize, length: usize) {
    let Some(input) = node.get_untracked() else { return };
    let filled = input.value().len();
    let place = place.min(filled);
    rest(&input, at, place, (place + 1).min(filled), length);
}

fn rest(input: &web_sys::HtmlInputElement, at: RwSignal<usize>, from: usize, to: usize, length: usize) {
    at.set(from.min(length.saturating_sub(1)));
    let from = u32::try_from(from).unwrap_or(0);
    let to = u32::try_from(to).unwrap_or(from);
    // A text field always takes a selection; were it refused, typing would still work.
    let _ = input.set_selection_range(from, to);
}

fn caret(node: NodeRef<html::Input>) -> usize {
    let start = node.get_untracked().and_then(|input| input.selection_start().ok().flatten());
    start.and_then(|start| usize::try_from(start).ok()).unwrap_or(0)
}
