//! The lines and words around a chart: figures at the side, days below.

use super::{Scale, scale::marked};
use crate::{
    class::when,
    number::{float, place_percent},
};
use leptos::prelude::*;

/// Light lines across, the foot a little stronger. Goes into a drawing.
pub(super) fn lines(scale: Scale) -> impl IntoView {
    scale
        .ticks()
        .into_iter()
        .map(|tick| {
            let y = place_percent(1.0 - scale.share(tick));
            let class = if tick == 0.0 { "base-line" } else { "grid-line" };
            view! { <line class=class x1="0" x2="100%" y1=y.clone() y2=y></line> }
        })
        .collect_view()
}

/// The figures at the side.
pub(super) fn figures(scale: Scale, axis: Callback<f64, String>) -> impl IntoView {
    let words = scale.ticks().into_iter().map(move |tick| {
        let y = place_percent(1.0 - scale.share(tick));
        view! { <text x="100%" y=y dx="-10" dy="4" text-anchor="end">{axis.run(tick)}</text> }
    });
    view! { <svg class="ys" aria-hidden="true">{words.collect_view()}</svg> }
}

/// The words below: five at most, three on a phone. `inset` is half a column's share of the
/// width for columns, zero for a line that reaches both ends.
pub(super) fn days(labels: &[String], inset: f64) -> impl IntoView + use<> {
    let last = float(labels.len().saturating_sub(1)).max(1.0);
    // The days of a week fit below their columns.
    let marks = if inset > 0.0 && labels.len() <= 7 { (0..labels.len()).collect() } else { marked(labels.len()) };
    let count = marks.len();
    let words = marks
        .into_iter()
        .enumerate()
        .filter_map(|(nth, at)| {
            let label = labels.get(at)?.clone();
            let share = inset.mul_add(-2.0, 1.0).mul_add(float(at) / last, inset);
            let anchor = match nth {
                _ if inset > 0.0 => "middle",
                0 => "start",
                nth if nth + 1 == count => "end",
                _ => "middle",
            };
            let far = when(count == 5 && nth % 2 == 1, "max-sm:hidden");
            Some(view! { <text class=far x=place_percent(share) y="18" text-anchor=anchor>{label}</text> })
        })
        .collect_view();
    view! { <svg class="xs" aria-hidden="true">{words}</svg> }
}
