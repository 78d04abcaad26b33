//! Plain numbers for people: thousands apart, long ones short.

/// Writes a whole number with a comma between thousands: `1842` becomes `1,842`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Writes a figure for an axis in at most four characters or so: `1.5k`, `25k`, `1.9m`.
pub fn short(figure: f64) -> String {
    let size = figure.abs();
    if size >= 999_500.0 {
        format!("{}m", one_decimal(figure / 1_000_000.0))
    } else if size >= 1_000.0 {
        format!("{}k", one_decimal(figure / 1_000.0))
    } else {
        one_decimal(figure)
    }
}

/// Writes a share of a whole, `0.614` as `61%`, small ones with a decimal.
pub fn percent(share: f64) -> String {
    let value = share * 100.0;
    if value.abs() < 9.95 && (value - value.round()).abs() > 0.05 {
        format!("{value:.1}%")
    } else {
        format!("{value:.0}%")
    }
}

/// A position for a drawing, with two decimals: enough for the eye, short on the wire.
pub(crate) fn place(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The same, as a part of the width or height.
pub(crate) fn place_percent(share: f64) -> String {
    format!("{}%", place(share * 100.0))
}

/// A count for a drawing. Counts there are tiny, so nothing is lost.
#[expect(clippy::cast_precision_loss, reason = "a drawing never holds 2^52 things")]
pub(crate) const fn float(count: usize) -> f64 {
    count as f64
}

fn one_decimal(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{grouped, percent, place, short};

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_842), "1,842");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn long_figures_are_short_on_an_axis() {
        assert_eq!(short(0.0), "0");
        assert_eq!(short(2.5), "2.5");
        assert_eq!(short(2_000.0), "2k");
        assert_eq!(short(-1_500.0), "-1.5k");
        assert_eq!(short(1_920_000.0), "1.9m");
    }

    #[test]
    fn shares_lose_needless_decimals() {
        assert_eq!(percent(0.614), "61%");
        assert_eq!(percent(0.0031), "0.3%");
        assert_eq!(percent(0.03), "3%");
        assert_eq!(percent(1.0), "100%");
    }

    #[test]
    fn places_carry_no_trailing_zeros() {
        assert_eq!(place(12.0), "12");
        assert_eq!(place(12.345), "12.35");
        assert_eq!(place(0.1), "0.1");
    }
}
