//! A smooth line through figures that never swings past them.

use crate::number::float;
use std::fmt::Write;

/// The side of the square that paths are drawn in; the page stretches it.
pub(super) const SIDE: f64 = 1000.0;

/// Places on the square for shares of the height (0 at the foot), evenly apart.
pub(super) fn places(shares: &[f64]) -> Vec<(f64, f64)> {
    let last = float(shares.len().saturating_sub(1)).max(1.0);
    shares.iter().enumerate().map(|(at, share)| (float(at) / last * SIDE, (1.0 - share) * SIDE)).collect()
}

/// The path of a curve through the places. Between two places it stays between their heights.
pub(super) fn curve(places: &[(f64, f64)]) -> String {
    let mut path = String::with_capacity(places.len() * 40);
    let Some((x, y)) = places.first() else { return path };
    pen(&mut path, format_args!("M{x:.1} {y:.1}"));
    let slopes = slopes(places);
    for (pair, slope) in places.windows(2).zip(slopes.windows(2)) {
        let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
        let third = (x1 - x0) / 3.0;
        let (first, second) = (slope[0].mul_add(third, y0), slope[1].mul_add(-third, y1));
        pen(&mut path, format_args!("C{:.1} {first:.1} {:.1} {second:.1} {x1:.1} {y1:.1}", x0 + third, x1 - third));
    }
    path
}

/// The same curve, closed along the foot.
pub(super) fn area(places: &[(f64, f64)]) -> String {
    let (Some((first, _)), Some((last, _))) = (places.first(), places.last()) else { return String::new() };
    let mut path = curve(places);
    pen(&mut path, format_args!("L{last:.1} {SIDE:.0}L{first:.1} {SIDE:.0}Z"));
    path
}

/// The slope at each place: flat at a peak or a valley, gentle elsewhere (Fritsch and Carlson).
fn slopes(places: &[(f64, f64)]) -> Vec<f64> {
    let rises: Vec<f64> = places.windows(2).map(|pair| (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0)).collect();
    let ends = |at: usize| rises.get(at).copied().unwrap_or(0.0);
    let mut slopes: Vec<f64> = (0..places.len())
        .map(|at| match at {
            0 => ends(0),
            at if at == rises.len() => ends(at - 1),
            at if ends(at - 1) * ends(at) <= 0.0 => 0.0,
            at => f64::midpoint(ends(at - 1), ends(at)),
        })
        .collect();
    for (at, rise) in rises.iter().enumerate() {
        if *rise == 0.0 {
            slopes[at] = 0.0;
            slopes[at + 1] = 0.0;
            continue;
        }
        let (before, after) = (slopes[at] / rise, slopes[at + 1] / rise);
        let steep = before.hypot(after);
        if steep > 3.0 {
            slopes[at] = 3.0 / steep * before * rise;
            slopes[at + 1] = 3.0 / steep * after * rise;
        }
    }
    slopes
}

fn pen(path: &mut String, stroke: std::fmt::Arguments<'_>) {
    path.write_fmt(stroke).expect("writing to a string cannot fail");
}

#[cfg(test)]
mod tests {
    use super::{area, curve, places};

    #[test]
    fn a_curve_begins_and_ends_at_its_figures() {
        let path = curve(&places(&[0.0, 1.0, 0.5]));
        assert!(path.starts_with("M0.0 1000.0C"));
        assert!(path.ends_with("1000.0 500.0"));
    }

    #[test]
    fn it_never_swings_past_the_figures() {
        let path = curve(&places(&[0.0, 0.0, 1.0, 1.0, 0.2, 0.25, 0.25]));
        let heights = path.split(['M', 'C', ' ']).filter(|text| !text.is_empty()).skip(1).step_by(2);
        for height in heights {
            let height: f64 = height.parse().expect("the path holds numbers");
            assert!((0.0..=1000.0).contains(&height), "{height}");
        }
    }

    #[test]
    fn one_figure_or_none_is_no_trouble() {
        assert_eq!(curve(&places(&[])), "");
        assert_eq!(area(&places(&[])), "");
        assert_eq!(curve(&places(&[0.5])), "M0.0 500.0");
    }
}
