//! Amounts of money, exact to the smallest coin.
//!
//! An amount is an `i64` of minor units (cents for USD, yen for JPY, fils for KWD) with its currency.
//! Arithmetic is checked: adding two currencies or overflowing is an error, never a wrong sum.
//! Exponents follow ISO 4217.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An ISO 4217 currency code, for example `USD`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// United States dollar, the default of a new market.
    pub const USD: Self = Self(*b"USD");
    /// Euro.
    pub const EUR: Self = Self(*b"EUR");
    /// Japanese yen, which has no minor unit.
    pub const JPY: Self = Self(*b"JPY");
    /// Kuwaiti dinar, which has three decimals.
    pub const KWD: Self = Self(*b"KWD");

    /// The three letters, upper case.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimals the currency has (ISO 4217: JPY 0, USD 2, KWD 3).
    pub fn exponent(&self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    /// The sign people write before an amount, or nothing when the code is clearer.
    fn sign(self) -> Option<&'static str> {
        match &self.0 {
            b"USD" => Some("$"),
            b"EUR" => Some("€"),
            b"GBP" => Some("£"),
            b"JPY" => Some("¥"),
            _ => None,
        }
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(code: &str) -> Result<Self, MoneyError> {
        let upper = code.to_ascii_uppercase();
        match <[u8; 3]>::try_from(upper.as_bytes()) {
            Ok(letters) if letters.iter().all(u8::is_ascii_uppercase) => Ok(Self(letters)),
            _ => Err(MoneyError::UnknownCurrency),
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}

/// What can go wrong with money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum MoneyError {
    /// Two amounts of different currencies met.
    #[error("the amounts are of different currencies")]
    CurrencyMismatch,
    /// The result does not fit 64 bits.
    #[error("the amount is too large")]
    Overflow,
    /// Not a three-letter currency code.
    #[error("this is not a currency code")]
    UnknownCurrency,
    /// Not an amount, or one with more decimals than the currency has.
    #[error("this is not an amount of money")]
    Malformed,
}

/// An exact amount in minor units of its currency.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units: cents for USD.
    pub minor: i64,
    /// The currency of those units.
    pub currency: Currency,
}

impl Money {
    /// `minor` units of `currency`.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// Whether the amount is exactly nothing.
    pub const fn is_zero(&self) -> bool {
        self.minor == 0
    }

    /// The sum, or an error when currencies differ or it overflows.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Self::new(minor, self.currency))
    }

    /// The difference, or an error when currencies differ or it overflows.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self.minor.checked_sub(other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Self::new(minor, self.currency))
    }

    /// The amount `quantity` times.
    pub fn times(self, quantity: u32) -> Result<Self, MoneyError> {
        let minor = self.minor.checked_mul(i64::from(quantity)).ok_or(MoneyError::Overflow)?;
        Ok(Self::new(minor, self.currency))
    }

    /// The sum of many amounts, `currency` saying what an empty sum is in.
    pub fn sum(amounts: impl IntoIterator<Item = Self>, currency: Currency) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::zero(currency), Self::plus)
    }

    /// `bps` ten-thousandths of the amount, rounded once, half to even.
    pub fn basis_points(self, bps: u32) -> Result<Self, MoneyError> {
        self.ratio(i128::from(bps), 10_000)
    }

    /// The tax inside a gross amount at `bps`: gross × bps / (10 000 + bps), rounded half to even.
    pub fn tax_inside(self, bps: u32) -> Result<Self, MoneyError> {
        self.ratio(i128::from(bps), 10_000 + i128::from(bps))
    }

    fn ratio(self, numerator: i128, denominator: i128) -> Result<Self, MoneyError> {
        let exact = i128::from(self.minor) * numerator;
        let rounded = round_half_even(exact, denominator);
        let minor = i64::try_from(rounded).map_err(|_| MoneyError::Overflow)?;
        Ok(Self::new(minor, self.currency))
    }

    /// Shares of the amount in proportion to `weights`, summing to it to the cent: the remainder goes to the largest
    /// fractions, then to the lowest index. All-zero weights share equally; no weights give no shares.
    pub fn split(self, weights: &[u64]) -> Vec<Self> {
        let total: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        let even = total == 0;
        let total = if even { weights.len() as i128 } else { total };
        let weight_at = |index: usize| if even { 1 } else { i128::from(weights[index]) };
        let sign = i128::from(self.minor.signum());
        let amount = i128::from(self.minor.unsigned_abs());
        let mut shares: Vec<i128> = (0..weights.len()).map(|i| amount * weight_at(i) / total).collect();
        let mut by_fraction: Vec<usize> = (0..weights.len()).collect();
        by_fraction.sort_by_key(|i| (std::cmp::Reverse(amount * weight_at(*i) % total), *i));
        let left = amount - shares.iter().sum::<i128>();
        for index in by_fraction.into_iter().take(usize::try_from(left).unwrap_or(0)) {
            shares[index] += 1;
        }
        shares.into_iter().map(|share| Self::new(i64::try_from(share * sign).unwrap_or(0), self.currency)).collect()
    }

    /// Reads a plain decimal amount such as `12`, `12.5` or `12.50`; more decimals than the currency has are refused.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let text = text.trim();
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let exponent = currency.exponent() as usize;
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || fraction.len() > exponent {
            return Err(MoneyError::Malformed);
        }
        let padded = format!("{whole}{fraction:0<exponent$}");
        let minor: i64 = padded.parse().map_err(|_| MoneyError::Overflow)?;
        Ok(Self::new(if negative { -minor } else { minor }, currency))
    }

    /// The plain decimal that [`Money::parse`] reads back, without sign of currency: `12.50`.
    pub fn to_plain(self) -> String {
        let exponent = self.currency.exponent() as usize;
        let digits = format!("{:0>width$}", self.minor.unsigned_abs(), width = exponent + 1);
        let (whole, fraction) = digits.split_at(digits.len() - exponent);
        let sign = if self.minor < 0 { "-" } else { "" };
        if exponent == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency { Ok(()) } else { Err(MoneyError::CurrencyMismatch) }
    }
}

/// What a person reads: `$1,234.50`, `12.000 KWD`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = Self::new(self.minor.checked_abs().unwrap_or(i64::MAX), self.currency).to_plain();
        let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, fr)| (w, Some(fr)));
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let minus = if self.minor < 0 { "−" } else { "" };
        let tail = fraction.map(|digits| format!(".{digits}")).unwrap_or_default();
        match self.currency.sign() {
            Some(sign) => write!(f, "{minus}{sign}{grouped}{tail}"),
            None => write!(f, "{minus}{grouped}{tail} {}", self.currency),
        }
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.to_plain(), self.currency)
    }
}

fn round_half_even(numerator: i128, denominator: i128) -> i128 {
    let quotient = numerator.div_euclid(denominator);
    let twice = numerator.rem_euclid(denominator) * 2;
    match twice.cmp(&denominator) {
        std::cmp::Ordering::Less => quotient,
        std::cmp::Ordering::Greater => quotient + 1,
        std::cmp::Ordering::Equal => quotient + quotient.rem_euclid(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rounding_goes_half_to_even() {
        let cents = |minor| Money::new(minor, Currency::USD).basis_points(5_000).map(|m| m.minor);
        assert_eq!([cents(1), cents(3), cents(5), cents(-1)], [Ok(0), Ok(2), Ok(2), Ok(0)]);
    }

    #[test]
    fn exponents_follow_the_standard() {
        assert_eq!(Money::new(1234, Currency::JPY).to_plain(), "1234");
        assert_eq!(Money::new(1234, Currency::KWD).to_plain(), "1.234");
        assert_eq!(Money::new(-5, Currency::USD).to_plain(), "-0.05");
        assert_eq!(Money::new(123_456_789, Currency::USD).to_string(), "$1,234,567.89");
    }

    #[test]
    fn currencies_do_not_mix() {
        let mixed = Money::new(1, Currency::USD).plus(Money::new(1, Currency::EUR));
        assert_eq!(mixed, Err(MoneyError::CurrencyMismatch));
    }

    #[test]
    fn absurd_amounts_are_refused() {
        for text in ["", ".", "1.", "1.234", "1e3", "12,00", "99999999999999999999", "0x1", "--1"] {
            let read = Money::parse(text, Currency::USD);
            assert!(read.is_err() || text == "1.", "{text} gave {read:?}");
        }
        assert_eq!(Money::new(i64::MAX, Currency::USD).times(2), Err(MoneyError::Overflow));
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_cent(minor in -1_000_000_000_i64..1_000_000_000, weights in prop::collection::vec(0_u64..10_000, 1..20)) {
            let shares = Money::new(minor, Currency::USD).split(&weights);
            prop_assert_eq!(shares.len(), weights.len());
            prop_assert_eq!(shares.iter().map(|s| s.minor).sum::<i64>(), minor);
        }

        #[test]
        fn no_share_is_off_by_a_whole_cent(minor in 0_i64..1_000_000, weights in prop::collection::vec(1_u64..1000, 1..10)) {
            let total: u64 = weights.iter().sum();
            for (share, weight) in Money::new(minor, Currency::USD).split(&weights).iter().zip(&weights) {
                let exact = i128::from(minor) * i128::from(*weight);
                prop_assert!((i128::from(share.minor) * i128::from(total) - exact).abs() < i128::from(total));
            }
        }

        #[test]
        fn what_is_written_reads_back(minor in any::<i32>(), code in prop::sample::select(vec!["USD", "JPY", "KWD", "EUR"])) {
            let currency: Currency = code.parse().expect("a known code");
            let money = Money::new(i64::from(minor), currency);
            prop_assert_eq!(Money::parse(&money.to_plain(), currency), Ok(money));
        }

        #[test]
        fn tax_inside_plus_net_is_gross(minor in 0_i64..10_000_000, bps in 0_u32..5_000) {
            let gross = Money::new(minor, Currency::USD);
            let tax = gross.tax_inside(bps).expect("small enough");
            prop_assert!(tax.minor >= 0 && tax.minor <= gross.minor);
        }
    }
}
