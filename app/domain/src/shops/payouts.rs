//! Where a shop's money goes: what the provider still needs before it pays out.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How far a shop is on its way to be paid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PayoutState {
    /// Nothing was begun.
    None,
    /// The provider needs something from the owner.
    Asked,
    /// The provider looks at what it was given.
    Checking,
    /// Money can go there.
    Ready,
    /// The provider has stopped paying out.
    Stopped,
}

/// What a shop's people see of its payouts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutView {
    pub state: PayoutState,
    /// What the provider still asks for, in its own words.
    pub due: Vec<String>,
    /// Why it has stopped, in its own words.
    pub stopped_because: Option<String>,
    /// The provider's page, while one waits for the owner.
    pub page: Option<String>,
    /// When the provider was asked last.
    pub asked_at: Option<DateTime<Utc>>,
    /// Whether whoever asks may go on to the provider.
    pub may_change: bool,
}

/// The provider's page where the owner goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnboardingLink {
    pub url: String,
}

/// Why nobody was led to the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PayoutRefusal {
    /// The provider does not answer.
    ProviderDown,
    /// The provider does not pay out in the shop's country.
    NotInCountry,
    /// The shop is closed.
    Closed,
}

/// What the provider asks for, as people read it: `external_account` is the bank account.
pub fn due_label(due: &str) -> &str {
    match due {
        "external_account" => "Bank account",
        "tos_acceptance.date" | "tos_acceptance.ip" => "Acceptance of the provider's terms",
        "business_profile.url" | "business_profile.mcc" => "What the business does",
        "company.tax_id" | "individual.id_number" => "Tax number",
        due if due.starts_with("individual.verification") => "A document that shows who you are",
        due if due.starts_with("individual.dob") => "Date of birth",
        due if due.starts_with("individual.address") || due.starts_with("company.address") => "Address",
        due if due.starts_with("individual.") => "Name and how to reach you",
        other => other,
    }
}
