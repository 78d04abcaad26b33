//! Checks what the shopper typed and says in words what to mend.

use chrono::{DateTime, Datelike as _, Utc};
use serde::Deserialize;

use crate::cards::{self, Card, KeptCard, NumberProblem};

/// The card form as it was sent. It has no `Debug`: its contents belong in no log.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct CardForm {
    pub number: String,
    pub expiry: String,
    pub security_code: String,
    pub name: String,
}

/// A sentence for each field that needs mending.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub number: Option<&'static str>,
    pub expiry: Option<&'static str>,
    pub security_code: Option<&'static str>,
    pub name: Option<&'static str>,
}

impl Problems {
    pub fn any(&self) -> bool {
        *self != Self::default()
    }
}

impl CardForm {
    /// The card, without its number; or what is wrong, field by field.
    pub fn check(&self, now: DateTime<Utc>) -> Result<Card, Problems> {
        let number = cards::recognise(&self.number);
        let expiry = read_expiry(&self.expiry, now);
        let brand = number.as_ref().ok().map(|(_, brand, _)| *brand);
        let problems = Problems {
            number: number.as_ref().err().map(|problem| number_words(*problem)),
            expiry: expiry.err(),
            security_code: security_code_problem(self.security_code.trim(), brand),
            name: name_problem(self.name.trim()),
        };
        match (number, expiry) {
            (Ok((last4, brand, behaviour)), Ok((exp_month, exp_year))) if !problems.any() => {
                let kept = KeptCard { brand: brand.to_owned(), last4, exp_month, exp_year, authenticated: false };
                Ok(Card { kept, behaviour })
            }
            _ => Err(problems),
        }
    }
}

fn number_words(problem: NumberProblem) -> &'static str {
    match problem {
        NumberProblem::Missing => "Type the number on the front of the card.",
        NumberProblem::NotDigits => "Use digits only.",
        NumberProblem::WrongLength => "A card number has 12 to 19 digits.",
        NumberProblem::Mistyped => "There is a typing mistake in this number. Check its digits.",
        NumberProblem::NotATestCard => "This page takes test cards only. Try 4242 4242 4242 4242.",
    }
}

fn security_code_problem(code: &str, brand: Option<&str>) -> Option<&'static str> {
    let digits = code.bytes().all(|b| b.is_ascii_digit());
    match (code.len(), brand) {
        (0, _) => Some("Type the security code. It is beside the signature, on the back of the card."),
        (4, Some("amex") | None) | (3, None) if digits => None,
        (_, Some("amex")) => Some("The security code of this card has 4 digits, on its front."),
        (3, Some(_)) if digits => None,
        _ => Some("The security code has 3 digits."),
    }
}

fn name_problem(name: &str) -> Option<&'static str> {
    if name.is_empty() {
        Some("Type the name as it stands on the card.")
    } else if name.chars().count() > 100 || name.chars().any(char::is_control) {
        Some("This name is too long. Type it as it stands on the card.")
    } else {
        None
    }
}

/// Month and four-digit year out of `12/34`, `1234`, `12 / 2034`; the card is good to the end of that month.
fn read_expiry(typed: &str, now: DateTime<Utc>) -> Result<(i64, i64), &'static str> {
    const SHAPE: &str = "Type the month and the year, like 08 / 29.";
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let clean = typed.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || c == '/' || c == '-');
    let (month, year) = match (typed.split_once(['/', '-']), digits.len()) {
        _ if digits.is_empty() => return Err("Type the date on the card, like 08 / 29."),
        _ if !clean => return Err(SHAPE),
        (Some((month, year)), _) => (month.trim().to_owned(), year.trim().to_owned()),
        (None, 4 | 6) => (digits[..2].to_owned(), digits[2..].to_owned()),
        _ => return Err(SHAPE),
    };
    let month: i64 = month.parse().map_err(|_| SHAPE)?;
    let year: i64 = match year.len() {
        2 => year.parse::<i64>().map_err(|_| SHAPE)? + 2000,
        4 => year.parse().map_err(|_| SHAPE)?,
        _ => return Err(SHAPE),
    };
    let (this_year, this_month) = (i64::from(now.year()), i64::from(now.month()));
    if !(1..=12).contains(&month) {
        Err("A month is a number from 01 to 12.")
    } else if (year, month) < (this_year, this_month) {
        Err("This card has expired. Check the date or use another card.")
    } else if year > this_year + 50 {
        Err("This date is too far away. Check the year.")
    } else {
        Ok((month, year))
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::{CardForm, read_expiry};

    fn now() -> DateTime<Utc> {
        "2026-11-20T12:00:00Z".parse().expect("a valid instant")
    }

    fn filled() -> CardForm {
        CardForm {
            number: "4242 4242 4242 4242".into(),
            expiry: "12 / 34".into(),
            security_code: "123".into(),
            name: "Ana Ferreira".into(),
        }
    }

    #[test]
    fn a_well_filled_form_is_a_card() {
        let card = filled().check(now()).expect("every field is right");
        assert_eq!((card.kept.last4.as_str(), card.kept.exp_month, card.kept.exp_year), ("4242", 12, 2034));
    }

    #[test]
    fn every_empty_field_is_told_about_at_once() {
        let problems = CardForm::default().check(now()).expect_err("nothing was typed");
        assert!(problems.number.is_some() && problems.expiry.is_some());
        assert!(problems.security_code.is_some() && problems.name.is_some());
    }

    #[test]
    fn american_express_has_four_digits_and_others_three() {
        let amex = CardForm { number: "378282246310005".into(), ..filled() };
        assert!(amex.check(now()).expect_err("three digits").security_code.is_some());
        assert!(CardForm { security_code: "1234".into(), ..amex }.check(now()).is_ok());
        assert!(CardForm { security_code: "12".into(), ..filled() }.check(now()).is_err());
        assert!(CardForm { security_code: "1234".into(), ..filled() }.check(now()).is_err());
    }

    #[test]
    fn expiry_is_read_in_all_usual_spellings() {
        for spelling in ["12/34", "12 / 34", "1234", "12/2034", "122034", "12-34"] {
            assert_eq!(read_expiry(spelling, now()), Ok((12, 2034)), "{spelling}");
        }
        assert_eq!(read_expiry("11/26", now()), Ok((11, 2026)), "the current month is still good");
        for wrong in ["", "10/26", "13/30", "0/30", "1/3", "abc", "12/34x", "12/99999", "01/90", "123"] {
            assert!(read_expiry(wrong, now()).is_err(), "{wrong}");
        }
    }
}
