//! Choosing stars: five dots of which each is a star, by mouse, by finger, by the arrows of a keyboard, without script.

use crate::{Icon, icons};
use leptos::prelude::*;

/// What each number of stars means, so that nobody has to guess which end is the good one.
const MEANINGS: [&str; 5] = ["poor", "disappointing", "all right", "good", "excellent"];

/// One to five stars; none is chosen at first unless `value` says so.
#[component]
pub fn StarInput(
    /// What is rated.
    #[prop(into)]
    legend: String,
    /// The name it posts as.
    #[prop(into)]
    name: String,
    /// How many are chosen at first.
    #[prop(optional)]
    value: u8,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let below = format!("{name}-below").replace(['[', ']'], "-");
    let wrong = error.is_some();
    let star = |(at, meaning): (u8, &'static str)| {
        let words = if at == 1 { format!("1 star, {meaning}") } else { format!("{at} stars, {meaning}") };
        view! {
            <label>
                <input
                    type="radio"
                    name=name.clone()
                    value=at.to_string()
                    checked={at == value}
                    required=true
                    aria-describedby=wrong.then(|| below.clone())
                />
                <Icon name=icons::STAR_FULL />
                <span class="sr-only">{words.clone()}</span>
            </label>
        }
    };
    let said = |(at, meaning): (u8, &'static str)| view! { <span data-stars=at.to_string()>{format!("{at}, {meaning}")}</span> };
    view! {
        <fieldset class="field star-input" aria-invalid=wrong.then_some("true")>
            <legend class="lbl">{legend}</legend>
            <div class="row">
                <div class="five">{(1..=5).zip(MEANINGS).map(star).collect_view()}</div>
                <p class="said" aria-hidden="true">{(1..=5).zip(MEANINGS).map(said).collect_view()}</p>
            </div>
            {error
                .map(|error| {
                    view! {
                        <p class="err" id=below.clone()>
                            <Icon name=icons::CIRCLE_ALERT small=true />
                            <span>{error}</span>
                        </p>
                    }
                })}
        </fieldset>
    }
}
