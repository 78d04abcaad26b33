//! What the pointer shows on a chart: one rule, dots and a small card. No script takes part.

use super::{ChartPoint, Scale};
use crate::number::{float, percent, place_percent};
use leptos::prelude::*;

/// The width of the card and its distance from the rule, in pixels.
const CARD: u32 = 136;
const GAP: u32 = 10;

/// How a point compares with the one a period before: "12% over Sat 11 Oct".
pub(super) fn compared(point: &ChartPoint) -> Option<String> {
    let previous = point.previous.filter(|previous| *previous != 0.0)?;
    let label = point.previous_label.as_deref()?;
    let change = (point.value - previous) / previous.abs();
    let word = if change < 0.0 { "under" } else { "over" };
    Some(format!("{} {word} {label}", percent(change.abs())))
}

/// One place under the pointer. `across` and `band` are shares of the width.
pub(super) fn place(
    point: &ChartPoint,
    across: f64,
    band: (f64, f64),
    scale: Scale,
    figure: Callback<f64, String>,
) -> impl IntoView + use<> {
    let x = place_percent(across);
    let y = place_percent(1.0 - scale.share(point.value));
    let then = point.previous.map(|previous| {
        let y = place_percent(1.0 - scale.share(previous));
        view! { <circle class="then" cx=x.clone() cy=y r="4"></circle> }
    });
    let said = compared(point);
    let height = if said.is_some() { "62" } else { "44" };
    // Past the middle the card stands on the left, so that it never leaves the drawing.
    let shift = if across > 0.55 { format!("translate(-{} 0)", CARD + GAP) } else { format!("translate({GAP} 0)") };
    view! {
        <g class="pt">
            <rect class="hit" x=place_percent(band.0) y="0" width=place_percent(band.1) height="100%"></rect>
            <line class="hair" x1=x.clone() x2=x.clone() y1="0" y2="100%"></line>
            {then}
            <circle cx=x.clone() cy=y r="4.5"></circle>
            <g transform=shift>
                <rect class="box" x=x.clone() y="0" width=CARD.to_string() height=height rx="8"></rect>
                <text x=x.clone() y="18" dx="10">{point.label.clone()}</text>
                <text class="strong" x=x.clone() y="35" dx="10">{figure.run(point.value)}</text>
                {said.map(|said| view! { <text x=x y="52" dx="10">{said}</text> })}
            </g>
        </g>
    }
}

/// The bands of a line chart: each figure owns half the way to its neighbours.
pub(super) fn bands(count: usize) -> Vec<(f64, (f64, f64))> {
    let last = float(count.saturating_sub(1)).max(1.0);
    (0..count)
        .map(|at| {
            let across = float(at) / last;
            let start = (across - 0.5 / last).max(0.0);
            (across, (start, (across + 0.5 / last).min(1.0) - start))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{ChartPoint, bands, compared};

    #[test]
    fn a_point_says_how_it_compares() {
        let point = ChartPoint::new("Mon 10 Nov", 120.0).before("Sat 11 Oct", 100.0);
        assert_eq!(compared(&point).as_deref(), Some("20% over Sat 11 Oct"));
        let point = ChartPoint::new("Mon 10 Nov", 50.0).before("Sat 11 Oct", 100.0);
        assert_eq!(compared(&point).as_deref(), Some("50% under Sat 11 Oct"));
        assert_eq!(compared(&ChartPoint::new("Mon 10 Nov", 5.0).before("Sat 11 Oct", 0.0)), None);
    }

    #[test]
    fn bands_cover_the_width_once() {
        let width: f64 = bands(30).into_iter().map(|(_, (_, width))| width).sum();
        assert!((width - 1.0).abs() < 1e-9);
    }
}
