//! Figures over time: a line, its area, and the period before as a dotted line.

use super::{AsTable, ChartPoint, Scale, curve, grid, hover};
use crate::{
    class::{join, when},
    number::short,
};
use leptos::prelude::*;

/// A line over time.
#[component]
pub fn AreaChart(
    /// What it shows: "Sales per day".
    #[prop(into)]
    title: String,
    /// What it says, in a sentence: "Up 18 percent. Best day Mon 17 Nov with $2,890."
    #[prop(into)]
    summary: String,
    /// The figures, oldest first.
    points: Vec<ChartPoint>,
    /// Writes a figure in full: "$2,610".
    #[prop(into)]
    figure: Callback<f64, String>,
    /// Writes a figure for the axis: "$2k". Plain short numbers otherwise.
    #[prop(optional, into)]
    axis: Option<Callback<f64, String>>,
    /// Counts: the axis has no halves.
    #[prop(optional)]
    whole: bool,
    /// Taller, for the main chart of a page.
    #[prop(optional)]
    tall: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let axis = axis.unwrap_or_else(|| Callback::new(short));
    let scale = Scale::of(points.iter().flat_map(|point| [Some(point.value), point.previous]).flatten(), whole);
    let shares: Vec<f64> = points.iter().map(|point| scale.share(point.value)).collect();
    let now = curve::places(&shares);
    let before: Option<Vec<f64>> = points.iter().map(|point| point.previous.map(|value| scale.share(value))).collect();
    let before = before.filter(|shares| !shares.is_empty()).map(|shares| curve::curve(&curve::places(&shares)));
    let labels: Vec<String> = points.iter().map(|point| point.label.clone()).collect();
    let hovers = points
        .iter()
        .zip(hover::bands(points.len()))
        .map(|(point, (across, band))| hover::place(point, across, band, scale, figure))
        .collect_view();
    view! {
        <figure class=join(&["chart", class])>
            <div class=join(&["plot", when(tall, "tall")])>
                {grid::figures(scale, axis)}
                <svg class="draw" role="img" aria-label=format!("{title}. {summary}")>
                    {grid::lines(scale)}
                    <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" width="100%" height="100%">
                        {before.map(|path| view! { <path class="before" d=path></path> })}
                        <path class="area" d=curve::area(&now)></path>
                        <path class="curve" d=curve::curve(&now)></path>
                    </svg>
                    {hovers}
                </svg>
                {grid::days(&labels, 0.0)}
            </div>
            {table(title, &points, figure)}
        </figure>
    }
}

/// The figures behind the picture.
pub(super) fn table(title: String, points: &[ChartPoint], figure: Callback<f64, String>) -> impl IntoView + use<> {
    let compared = points.iter().any(|point| point.previous.is_some());
    let mut heads = vec!["Day".to_owned(), title.clone()];
    if compared {
        heads.push("Before".to_owned());
    }
    let rows: Vec<Vec<String>> = points
        .iter()
        .map(|point| {
            let mut row = vec![point.label.clone(), figure.run(point.value)];
            if compared {
                row.push(point.previous.map_or_else(String::new, |value| figure.run(value)));
            }
            row
        })
        .collect();
    view! { <AsTable title heads rows /> }
}

/// What the lines mean; it stands in the head of the card.
#[component]
pub fn Legend(
    /// The line: "22 Oct to 20 Nov".
    #[prop(into)]
    now: String,
    /// The dotted line: "30 days before".
    #[prop(optional, into)]
    before: Option<String>,
) -> impl IntoView {
    view! {
        <ul class="legend">
            <li>{now}</li>
            {before.map(|before| view! { <li class="then max-sm:hidden">{before}</li> })}
        </ul>
    }
}
