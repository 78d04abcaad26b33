//! Gives every payment, charge and refund a name that nobody can guess.

use rand::Rng as _;
use rand::distr::Alphanumeric;

/// A fresh id: the prefix and `length` random letters and digits.
fn fresh(prefix: &str, length: usize) -> String {
    let mut id = String::with_capacity(prefix.len() + length);
    id.push_str(prefix);
    id.extend(rand::rng().sample_iter(Alphanumeric).take(length).map(char::from));
    id
}

pub fn session() -> String {
    fresh("cs_test_", 58)
}

pub fn intent() -> String {
    fresh("pi_", 24)
}

/// The client secret of an intent names the intent it opens.
pub fn client_secret(intent: &str) -> String {
    fresh(&format!("{intent}_secret_"), 25)
}

pub fn charge() -> String {
    fresh("ch_", 24)
}

pub fn refund() -> String {
    fresh("re_", 24)
}

pub fn account() -> String {
    fresh("acct_", 16)
}

/// The end of an onboarding page's address: whoever knows it may answer for the account.
pub fn account_link() -> String {
    fresh("", 32)
}

pub fn balance_transaction() -> String {
    fresh("txn_", 24)
}

pub fn event() -> String {
    fresh("evt_", 24)
}

pub fn payment_method() -> String {
    fresh("pm_", 24)
}

pub fn line() -> String {
    fresh("li_", 24)
}

pub fn price() -> String {
    fresh("price_", 24)
}

pub fn product() -> String {
    fresh("prod_", 14)
}

pub fn request() -> String {
    fresh("req_", 14)
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_carry_their_kind_and_differ() {
        let (one, two) = (super::intent(), super::intent());
        assert!(one.starts_with("pi_") && one.len() == 27);
        assert_ne!(one, two);
        assert!(super::client_secret(&one).starts_with(&one));
    }
}
