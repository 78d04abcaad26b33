//! How much of the whole, as a thin bar.

pub(crate) mod example;

use crate::{Tone, class::join, number::place_percent};
use leptos::prelude::*;

/// A part of a whole. The words beside it say it; with a label, so does the bar itself.
#[component]
pub fn Meter(
    /// The part, 0 to 1.
    #[prop(into)]
    share: Signal<f64>,
    /// What is measured, when no words beside it say so.
    #[prop(optional, into)]
    label: Option<String>,
    /// What it means.
    #[prop(default = Tone::Accent)]
    tone: Tone,
    /// More classes: "star" for reviews, "rest" for a stronger track.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let part = move || share.get().clamp(0.0, 1.0);
    let labelled = label.is_some();
    view! {
        <svg
            class=join(&["meter", tone.class(), class])
            role=labelled.then_some("meter")
            aria-hidden=(!labelled).then_some("true")
            aria-label=label
            aria-valuemin=labelled.then_some("0")
            aria-valuemax=labelled.then_some("100")
            aria-valuenow=move || labelled.then(|| format!("{:.0}", part() * 100.0))
        >
            <rect width=move || place_percent(part()) height="100%" rx="3"></rect>
        </svg>
    }
}

/// Work that takes more than two seconds, with counts.
#[component]
pub fn Progress(
    /// What is under way: "Importing 211 lines".
    #[prop(into)]
    label: String,
    /// How many are done.
    #[prop(into)]
    done: Signal<u64>,
    /// How many there are.
    #[prop(into)]
    total: Signal<u64>,
) -> impl IntoView {
    view! {
        <div>
            <p class="progress-text" aria-hidden="true">
                <span>{label.clone()}</span>
                <span class="num soft">{move || format!("{} of {}", crate::grouped(done.get()), crate::grouped(total.get()))}</span>
            </p>
            <progress
                class="progress"
                aria-label=label
                max=move || total.get().max(1).to_string()
                value=move || done.get().to_string()
            ></progress>
        </div>
    }
}
