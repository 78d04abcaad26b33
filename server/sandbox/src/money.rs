//! Shows an amount the way a shopper reads it, and says what the provider keeps of it.

/// Digits after the point, for the currencies where it is not two.
fn exponent(currency: &str) -> usize {
    match currency {
        "bif" | "clp" | "djf" | "gnf" | "jpy" | "kmf" | "krw" | "mga" | "pyg" | "rwf" | "ugx" | "vnd" | "vuv"
        | "xaf" | "xof" | "xpf" => 0,
        "bhd" | "jod" | "kwd" | "omr" | "tnd" => 3,
        _ => 2,
    }
}

fn symbol(currency: &str) -> Option<&'static str> {
    Some(match currency {
        "usd" => "$",
        "eur" => "€",
        "gbp" => "£",
        "jpy" => "¥",
        _ => return None,
    })
}

/// `1234567`, `usd` → `$12,345.67`; where the code is clearer than a sign, it follows: `12.00 CHF`.
pub fn display(minor: i64, currency: &str) -> String {
    let exponent = exponent(currency);
    let digits = format!("{:0width$}", minor.unsigned_abs(), width = exponent + 1);
    let (whole, fraction) = digits.split_at(digits.len() - exponent);
    let mut text = String::new();
    if minor < 0 {
        text.push('\u{2212}');
    }
    let symbol = symbol(currency);
    text.push_str(symbol.unwrap_or_default());
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if exponent > 0 {
        text.push('.');
        text.push_str(fraction);
    }
    if symbol.is_none() {
        text.push('\u{a0}');
        text.push_str(&currency.to_uppercase());
    }
    text
}

/// What the provider keeps of a capture: 2.9 %, rounded half up, and 30 minor units; never more than the capture.
pub fn fee(minor: i64) -> i64 {
    let fee = (i128::from(minor) * 29 + 500) / 1000 + 30;
    i64::try_from(fee).unwrap_or(minor).min(minor)
}

#[cfg(test)]
mod tests {
    use super::{display, fee};

    #[test]
    fn amounts_read_as_on_a_price_tag() {
        assert_eq!(display(56_938, "usd"), "$569.38");
        assert_eq!(display(5, "eur"), "€0.05");
        assert_eq!(display(123_456_789, "gbp"), "£1,234,567.89");
        assert_eq!(display(1200, "jpy"), "¥1,200");
        assert_eq!(display(1200, "chf"), "12.00\u{a0}CHF");
        assert_eq!(display(1_234_567, "kwd"), "1,234.567\u{a0}KWD");
        assert_eq!(display(-250, "usd"), "−$2.50");
    }

    #[test]
    fn the_fee_never_exceeds_the_capture() {
        assert_eq!(fee(10_000), 320);
        assert_eq!(fee(1_050), 60);
        assert_eq!(fee(10), 10);
    }
}
