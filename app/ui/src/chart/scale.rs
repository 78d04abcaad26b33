//! The axis of a chart: round steps, three or four lines.

use crate::number::float;

/// The range of an axis, from a round number to a round number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    /// The axis for these figures. It always holds zero. `whole` allows no step below one, for counts.
    pub fn of(figures: impl Iterator<Item = f64>, whole: bool) -> Self {
        let (low, high) = figures
            .filter(|figure| figure.is_finite())
            .fold((0.0_f64, 0.0_f64), |(low, high), figure| (low.min(figure), high.max(figure)));
        let span = high - low;
        let step = if span > 0.0 { round_step(span / 4.0) } else { 1.0 };
        let step = if whole { step.max(1.0).ceil() } else { step };
        let high = if span > 0.0 { (high / step).ceil() * step } else { step };
        Self { low: (low / step).floor() * step, high, step }
    }

    /// How high a figure stands, 0 at the foot and 1 at the top.
    pub fn share(self, figure: f64) -> f64 {
        if figure.is_finite() { ((figure - self.low) / (self.high - self.low)).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// The figures that get a line, from the foot.
    pub fn ticks(self) -> Vec<f64> {
        let mut ticks = Vec::with_capacity(6);
        let mut count = 0;
        loop {
            let tick = self.step.mul_add(float(count), self.low);
            if tick > self.step.mul_add(0.5, self.high) {
                return ticks;
            }
            // Minus zero would be written with its sign.
            ticks.push(if tick == 0.0 { 0.0 } else { tick });
            count += 1;
        }
    }
}

/// The round number at or above a step: 1, 2, 2.5 or 5 times a power of ten.
fn round_step(raw: f64) -> f64 {
    let power = 10_f64.powf(raw.log10().floor());
    let lead = raw / power;
    let round = [1.0, 2.0, 2.5, 5.0].into_iter().find(|round| lead <= *round + 1e-9).unwrap_or(10.0);
    round * power
}

/// The places that get a word below an axis of `count` figures: five at most, evenly apart.
pub(super) fn marked(count: usize) -> Vec<usize> {
    let last = match count {
        0..=5 => return (0..count).collect(),
        _ => count - 1,
    };
    // Even steps look right; only where none fit are they rounded.
    let steps = [4, 3, 2].into_iter().find(|steps| last.is_multiple_of(*steps)).unwrap_or(4);
    (0..=steps).map(|at| (at * last + steps / 2) / steps).collect()
}

#[cfg(test)]
mod tests {
    use super::{Scale, marked};

    fn ticks(figures: &[f64]) -> Vec<f64> {
        Scale::of(figures.iter().copied(), false).ticks()
    }

    #[test]
    fn steps_are_round() {
        assert_eq!(ticks(&[2_890.0]), [0.0, 1_000.0, 2_000.0, 3_000.0]);
        assert_eq!(ticks(&[97_000.0]), [0.0, 25_000.0, 50_000.0, 75_000.0, 100_000.0]);
        assert_eq!(ticks(&[-150.0, 90.0]), [-200.0, -100.0, 0.0, 100.0]);
    }

    #[test]
    fn nothing_to_show_still_has_an_axis() {
        assert_eq!(ticks(&[]), [0.0, 1.0]);
        assert_eq!(ticks(&[0.0, f64::NAN]), [0.0, 1.0]);
    }

    #[test]
    fn counts_have_no_halves() {
        assert_eq!(Scale::of([2.0].into_iter(), true).ticks(), [0.0, 1.0, 2.0]);
    }

    #[test]
    fn every_figure_stands_inside() {
        let scale = Scale::of([3.0, 12.5, 7.0].into_iter(), false);
        for figure in [3.0, 12.5, 7.0, 0.0] {
            assert!((0.0..=1.0).contains(&scale.share(figure)));
        }
        assert!(scale.share(f64::NAN).abs() < f64::EPSILON);
    }

    #[test]
    fn words_below_the_axis_never_crowd() {
        assert_eq!(marked(3), [0, 1, 2]);
        assert_eq!(marked(30), [0, 7, 15, 22, 29]);
        assert_eq!(marked(7), [0, 2, 4, 6]);
        assert_eq!(marked(13), [0, 3, 6, 9, 12]);
    }
}
