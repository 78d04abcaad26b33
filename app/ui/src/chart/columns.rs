//! Figures side by side, as columns.

use super::{ChartPoint, Scale, area::table, grid, hover};
use crate::{
    class::join,
    number::{float, place_percent, short},
};
use leptos::prelude::*;

/// How much of its band a column fills.
const FILL: f64 = 0.64;

/// Columns, for a few figures or for counts.
#[component]
pub fn ColumnChart(
    /// What it shows: "Orders per day".
    #[prop(into)]
    title: String,
    /// What it says, in a sentence.
    #[prop(into)]
    summary: String,
    /// The figures, in order.
    points: Vec<ChartPoint>,
    /// Writes a figure in full.
    #[prop(into)]
    figure: Callback<f64, String>,
    /// Writes a figure for the axis. Plain short numbers otherwise.
    #[prop(optional, into)]
    axis: Option<Callback<f64, String>>,
    /// Counts: the axis has no halves.
    #[prop(optional)]
    whole: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let axis = axis.unwrap_or_else(|| Callback::new(short));
    let scale = Scale::of(points.iter().map(|point| point.value), whole);
    let band = 1.0 / float(points.len().max(1));
    let columns = points
        .iter()
        .enumerate()
        .map(|(at, point)| {
            let start = float(at) * band;
            let (top, foot) = reach(scale, point.value);
            let x = place_percent(band.mul_add((1.0 - FILL) / 2.0, start));
            view! {
                <rect class="column" x=x y=place_percent(1.0 - top) width=place_percent(band * FILL) height=place_percent(top - foot) rx="3"></rect>
                {hover::place(point, band.mul_add(0.5, start), (start, band), scale, figure)}
            }
        })
        .collect_view();
    let labels: Vec<String> = points.iter().map(|point| point.label.clone()).collect();
    view! {
        <figure class=join(&["chart", class])>
            <div class="plot">
                {grid::figures(scale, axis)}
                <svg class="draw" role="img" aria-label=format!("{title}. {summary}")>
                    {grid::lines(scale)} {columns}
                </svg>
                {grid::days(&labels, band / 2.0)}
            </div>
            {table(title, &points, figure)}
        </figure>
    }
}

/// From where to where a column reaches: between its figure and zero.
fn reach(scale: Scale, value: f64) -> (f64, f64) {
    let (figure, zero) = (scale.share(value), scale.share(0.0));
    (figure.max(zero), figure.min(zero))
}
