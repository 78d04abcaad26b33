//! A tiny line beside a figure: how it went, without an axis.

use super::curve;
use crate::class::join;
use leptos::prelude::*;

/// A tiny line. The figure beside it says what matters, so it is hidden from screen readers.
#[component]
pub fn Spark(
    /// The figures, oldest first.
    values: Vec<f64>,
    /// More classes, for its size.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let path = curve::curve(&curve::places(&spread(&values)));
    view! {
        <svg class=join(&["spark", class]) viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
}

/// The figures between the least and the greatest, with a little air; level ones in the middle.
fn spread(values: &[f64]) -> Vec<f64> {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let span = values.iter().copied().fold(f64::NEG_INFINITY, f64::max) - least;
    let place = |value: &f64| if span > 0.0 { ((value - least) / span).mul_add(0.9, 0.05) } else { 0.5 };
    values.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn it_fills_its_height() {
        let places = spread(&[1.0, 3.0, 2.0]);
        assert!(
            places.iter().zip([0.05, 0.95, 0.5]).all(|(place, wanted)| (place - wanted).abs() < 1e-9),
            "{places:?}"
        );
        assert_eq!(spread(&[7.0, 7.0]), [0.5, 0.5]);
        assert!(spread(&[]).is_empty());
    }
}
