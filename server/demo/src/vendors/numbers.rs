//! Prices, weights and ratings as the files write them, without a rounding error.

/// A price in minor units of its currency, or why it is none.
pub fn minor(text: &str, currency: &str) -> Result<i64, String> {
    let exponent = exponent(currency).ok_or_else(|| format!("{currency} is not a currency we can price in"))?;
    scaled(text, exponent).ok_or_else(|| format!("{text} is not an amount of {currency}"))
}

/// Digits after the point in a currency; only currencies that vendors may price in.
fn exponent(currency: &str) -> Option<u32> {
    match currency {
        "JPY" | "KRW" | "VND" | "CLP" | "ISK" => Some(0),
        "BHD" | "JOD" | "KWD" | "OMR" | "TND" => Some(3),
        code if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => Some(2),
        _ => None,
    }
}

/// A decimal number times ten to the `exponent`, exactly; none if it has more digits than that.
pub fn scaled(text: &str, exponent: u32) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let part = part.trim_end_matches('0');
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > usize::try_from(exponent).ok()? {
        return None;
    }
    let padded = format!("{whole}{part:0<width$}", width = usize::try_from(exponent).ok()?);
    padded.parse().ok()
}

/// A weight such as `7.7 lb`, `12Oz` or `1000.0:g` in grams; none without a unit, or of nothing.
pub fn grams(text: &str) -> Option<i32> {
    let text = text.trim();
    let split = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, unit) = text.split_at(split);
    let thousandths = scaled(number, 3)?;
    // Milligrams in one unit.
    let milligrams: i64 = match unit.trim_matches(|c: char| c == ':' || c.is_whitespace()).to_lowercase().as_str() {
        "g" => 1_000,
        "kg" => 1_000_000,
        "lb" | "lbs" => 453_592,
        "oz" => 28_350,
        _ => return None,
    };
    let grams = thousandths.checked_mul(milligrams)?.checked_add(500_000)? / 1_000_000;
    i32::try_from(grams).ok().filter(|grams| *grams > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_exact() {
        assert_eq!(minor("52.00", "USD"), Ok(5_200));
        assert_eq!(minor("0.07", "USD"), Ok(7));
        assert_eq!(minor("1299", "USD"), Ok(129_900));
        assert_eq!(minor("15.5", "EUR"), Ok(1_550));
        assert_eq!(minor("980", "JPY"), Ok(980));
        assert_eq!(minor("1.250", "KWD"), Ok(1_250));
    }

    #[test]
    fn what_is_no_price_is_refused() {
        for text in ["", "12,50", "-1.00", "1.005", ".5", "1e3", "99999999999999999999"] {
            assert!(minor(text, "USD").is_err(), "{text} passed");
        }
        assert!(minor("980.50", "JPY").is_err());
        assert!(minor("1.00", "dollars").is_err());
    }

    #[test]
    fn weights_need_a_unit() {
        assert_eq!(grams("7.7 lb"), Some(3_493));
        assert_eq!(grams("12Oz"), Some(340));
        assert_eq!(grams("15lbs"), Some(6_804));
        assert_eq!(grams("1000.0:g"), Some(1_000));
        assert_eq!((grams("1"), grams("0"), grams(""), grams("heavy")), (None, None, None, None));
    }
}
