//! Knows the published test cards and what each of them does when it is charged.

use serde::{Deserialize, Serialize};

/// What a card does when it is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behaviour {
    Succeeds,
    /// Succeeds now and is disputed later.
    SucceedsThenDisputed,
    /// The bank asks the buyer first.
    AsksTheBank,
    Declines(&'static Decline),
}

/// Why a card is refused: the provider's codes, its sentence for the merchant, ours for the shopper.
#[derive(Debug, PartialEq, Eq)]
pub struct Decline {
    pub code: &'static str,
    /// The bank's own reason, published as `decline_code`.
    pub bank_code: Option<&'static str>,
    pub message: &'static str,
    pub words: &'static str,
}

const GENERIC: Decline = Decline {
    code: "card_declined",
    bank_code: Some("generic_decline"),
    message: "The card was declined.",
    words: "The card was refused. Try another card.",
};
const NO_FUNDS: Decline = Decline {
    code: "card_declined",
    bank_code: Some("insufficient_funds"),
    message: "The card has insufficient funds.",
    words: "The card was refused: there is not enough money on it. Try another card.",
};
const LOST: Decline = Decline { bank_code: Some("lost_card"), ..GENERIC };
const STOLEN: Decline = Decline { bank_code: Some("stolen_card"), ..GENERIC };
const EXPIRED: Decline = Decline {
    code: "expired_card",
    bank_code: None,
    message: "The card has expired.",
    words: "The card was refused: it has expired. Try another card.",
};
const WRONG_CODE: Decline = Decline {
    code: "incorrect_cvc",
    bank_code: None,
    message: "The card's security code is incorrect.",
    words: "The card was refused: the security code is not right. Check it and try again.",
};
const PROCESSING: Decline = Decline {
    code: "processing_error",
    bank_code: None,
    message: "An error occurred while processing the card.",
    words: "The bank could not be reached, and nothing was charged. Try again in a minute.",
};
/// What a refused challenge turns into.
pub const NOT_AUTHENTICATED: Decline = Decline {
    code: "payment_intent_authentication_failure",
    bank_code: None,
    message: "The buyer did not pass the bank's authentication.",
    words: "Your bank did not approve the payment, and nothing was charged. Try again or use another card.",
};

const TEST_CARDS: &[(&str, &str, Behaviour)] = &[
    ("4242424242424242", "visa", Behaviour::Succeeds),
    ("4000056655665556", "visa", Behaviour::Succeeds),
    ("5555555555554444", "mastercard", Behaviour::Succeeds),
    ("2223003122003222", "mastercard", Behaviour::Succeeds),
    ("5200828282828210", "mastercard", Behaviour::Succeeds),
    ("378282246310005", "amex", Behaviour::Succeeds),
    ("6011111111111117", "discover", Behaviour::Succeeds),
    ("3056930009020004", "diners", Behaviour::Succeeds),
    ("3566002020360505", "jcb", Behaviour::Succeeds),
    ("6200000000000005", "unionpay", Behaviour::Succeeds),
    ("4000000000000259", "visa", Behaviour::SucceedsThenDisputed),
    ("4000002500003155", "visa", Behaviour::AsksTheBank),
    ("4000000000003220", "visa", Behaviour::AsksTheBank),
    ("4000000000000002", "visa", Behaviour::Declines(&GENERIC)),
    ("4000000000009995", "visa", Behaviour::Declines(&NO_FUNDS)),
    ("4000000000009987", "visa", Behaviour::Declines(&LOST)),
    ("4000000000009979", "visa", Behaviour::Declines(&STOLEN)),
    ("4000000000000069", "visa", Behaviour::Declines(&EXPIRED)),
    ("4000000000000127", "visa", Behaviour::Declines(&WRONG_CODE)),
    ("4000000000000119", "visa", Behaviour::Declines(&PROCESSING)),
];

/// A test card after its number was read; the number itself is gone.
#[derive(Clone, Debug)]
pub struct Card {
    pub kept: KeptCard,
    pub behaviour: Behaviour,
}

/// All that the books ever hold of a card.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptCard {
    pub brand: String,
    pub last4: String,
    pub exp_month: i64,
    pub exp_year: i64,
    /// The buyer's bank confirmed the buyer.
    #[serde(default)]
    pub authenticated: bool,
}

/// Why a number is not one of our cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    Missing,
    NotDigits,
    WrongLength,
    /// The check digit does not fit: a typing mistake.
    Mistyped,
    /// Well formed, perhaps a real card; a sandbox must not take it.
    NotATestCard,
}

/// Brand and behaviour of a card number; spaces and hyphens are allowed.
pub fn recognise(typed: &str) -> Result<(String, &'static str, Behaviour), NumberProblem> {
    let number: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if number.is_empty() {
        return Err(NumberProblem::Missing);
    }
    if !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NumberProblem::NotDigits);
    }
    if !(12..=19).contains(&number.len()) {
        return Err(NumberProblem::WrongLength);
    }
    if !passes_luhn(&number) {
        return Err(NumberProblem::Mistyped);
    }
    let (_, brand, behaviour) =
        TEST_CARDS.iter().find(|(known, ..)| *known == number).ok_or(NumberProblem::NotATestCard)?;
    Ok((number[number.len() - 4..].to_owned(), brand, *behaviour))
}

/// The check-digit rule of card numbers; `number` holds digits only.
fn passes_luhn(number: &str) -> bool {
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            if place % 2 == 0 {
                digit
            } else if digit < 5 {
                digit * 2
            } else {
                digit * 2 - 9
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::{Behaviour, NumberProblem, TEST_CARDS, recognise};

    #[test]
    fn every_listed_card_has_a_valid_check_digit_and_is_listed_once() {
        for (number, ..) in TEST_CARDS {
            assert!(super::passes_luhn(number), "{number}");
            assert_eq!(TEST_CARDS.iter().filter(|(other, ..)| other == number).count(), 1, "{number}");
        }
    }

    #[test]
    fn spaces_do_not_matter_and_mistakes_are_told_apart() {
        let (last4, brand, behaviour) = recognise("4242 4242-4242 4242").expect("the best known test card");
        assert_eq!((last4.as_str(), brand, behaviour), ("4242", "visa", Behaviour::Succeeds));
        assert_eq!(recognise(" "), Err(NumberProblem::Missing));
        assert_eq!(recognise("4242x"), Err(NumberProblem::NotDigits));
        assert_eq!(recognise("4242"), Err(NumberProblem::WrongLength));
        assert_eq!(recognise("4242424242424241"), Err(NumberProblem::Mistyped));
        assert_eq!(recognise("4539578763621486"), Err(NumberProblem::NotATestCard));
    }
}
