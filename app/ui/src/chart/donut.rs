//! Up to five parts of a whole, as a ring with the main figure in the middle.

use crate::{class::join, number::place, percent};
use leptos::prelude::*;

/// The gap between two parts, in hundredths of the ring.
const GAP: f64 = 0.7;

const COLOURS: [&str; 5] = ["c-1", "c-2", "c-3", "c-4", "c-5"];

/// One part of a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Its name.
    pub label: String,
    /// Its figure, written out.
    pub figure: String,
    /// Its size, in any unit.
    pub value: f64,
}

/// A ring of parts with its list, which says the same in words.
#[component]
pub fn Donut(
    /// What it shows: "Devices".
    #[prop(into)]
    title: String,
    /// The parts, biggest first; five at most are drawn.
    parts: Vec<Part>,
    /// The main figure, in the middle: "61%".
    #[prop(into)]
    centre: String,
    /// What the main figure means: "on a phone".
    #[prop(into)]
    meaning: String,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let arcs = arcs(&parts.iter().map(|part| part.value).collect::<Vec<_>>());
    let rings = arcs
        .iter()
        .zip(COLOURS)
        .filter(|(arc, _)| arc.1 > 0.0)
        .map(|((start, share), colour)| {
            let drawn = share.mul_add(100.0, -GAP).max(0.2);
            view! {
                <circle
                    class=colour
                    cx="21"
                    cy="21"
                    r="16"
                    pathLength="100"
                    stroke-dasharray=format!("{} {}", place(drawn), place(100.0 - drawn))
                    stroke-dashoffset=place(start * -100.0)
                    transform="rotate(-90 21 21)"
                ></circle>
            }
        })
        .collect_view();
    let lines = parts
        .into_iter()
        .zip(arcs)
        .zip(COLOURS)
        .map(|((part, (_, share)), colour)| {
            view! {
                <li class=colour>
                    <span>{part.label}</span>
                    <span>{part.figure}</span>
                    <span>{percent(share)}</span>
                </li>
            }
        })
        .collect_view();
    let said = format!("{title}: {centre} {meaning}");
    view! {
        <figure class=join(&["donut", class])>
            <svg viewBox="0 0 42 42" role="img" aria-label=said>
                {rings}
                <text class="whole" x="21" y="22">{centre}</text>
                <text class="said soft" x="21" y="26" fill="currentColor">{meaning}</text>
            </svg>
            <ul aria-label=title>{lines}</ul>
        </figure>
    }
}

/// Where each part begins and how much of the whole it is, both 0 to 1.
fn arcs(values: &[f64]) -> Vec<(f64, f64)> {
    let size = |value: &f64| if value.is_finite() { value.max(0.0) } else { 0.0 };
    let whole: f64 = values.iter().map(size).sum();
    let mut start = 0.0;
    values
        .iter()
        .map(|value| {
            let share = if whole > 0.0 { size(value) / whole } else { 0.0 };
            let arc = (start, share);
            start += share;
            arc
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::arcs;

    #[test]
    fn the_parts_make_the_whole() {
        assert_eq!(arcs(&[2.0, 1.0, 1.0]), [(0.0, 0.5), (0.5, 0.25), (0.75, 0.25)]);
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(arcs(&[0.0, f64::NAN, -1.0]), [(0.0, 0.0); 3]);
    }
}
