//! What many measurements come to: the middle one, the slowest but one in a hundred, and how far two are apart.

/// A count as a figure.
pub fn figure(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The middle value, or the mean of the two in the middle; no number when there is none.
pub fn median(values: &[f64]) -> f64 {
    let sorted = sorted(values);
    let half = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => sorted[half],
        _ => f64::midpoint(sorted[half - 1], sorted[half]),
    }
}

/// The smallest value that 99 of 100 do not exceed; no number when there is none.
pub fn p99(values: &[f64]) -> f64 {
    let sorted = sorted(values);
    let rank = (sorted.len() * 99).div_ceil(100);
    rank.checked_sub(1).map_or(f64::NAN, |at| sorted[at])
}

/// By how many percent of the smaller one two values differ.
pub fn percent_apart(one: f64, other: f64) -> f64 {
    (one - other).abs() / one.min(other) * 100.0
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_found() {
        let close = |value: f64, wanted: f64| assert!((value - wanted).abs() < 1e-9, "{value} is not {wanted}");
        close(median(&[3.0, 1.0, 2.0]), 2.0);
        close(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn one_in_a_hundred_may_be_slower() {
        let hundred: Vec<_> = (1..=100).rev().map(f64::from).collect();
        assert!((p99(&hundred) - 99.0).abs() < 1e-9);
        assert!((p99(&hundred[..50]) - 100.0).abs() < 1e-9, "of fifty, none may be");
        assert!(p99(&[]).is_nan());
    }

    #[test]
    fn values_are_compared_either_way() {
        assert!((percent_apart(20.0, 21.0) - 5.0).abs() < 1e-9);
        assert!((percent_apart(21.0, 20.0) - 5.0).abs() < 1e-9);
        assert!(percent_apart(f64::NAN, 1.0).is_nan());
    }
}
