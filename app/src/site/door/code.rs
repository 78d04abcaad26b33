//! The field for a mailed code, and which refusals stand beside it.

use domain::id::ChallengeId;
use domain::identity::{CODE_DIGITS, CodeRefusal, SecondRefusal};
use leptos::prelude::*;
use ui::CodeInput;

use crate::call::Fault;
use crate::site::changes::Hidden;
use crate::words::Words;

/// Refusals of which some are about the code that was typed.
pub trait AboutCode: Words + Clone + Send + Sync + 'static {
    /// Whether another code typed now may be right.
    fn is_about_code(&self) -> bool;
}

impl AboutCode for CodeRefusal {
    fn is_about_code(&self) -> bool {
        matches!(self, Self::Malformed | Self::Wrong { .. })
    }
}

impl AboutCode for SecondRefusal {
    fn is_about_code(&self) -> bool {
        matches!(self, Self::Malformed | Self::Wrong { tries_left: 1.. })
    }
}

impl AboutCode for domain::identity::AuthenticatorRefusal {
    fn is_about_code(&self) -> bool {
        matches!(self, Self::Wrong)
    }
}

/// The sentence beside the field.
fn beside<R: AboutCode>(failed: Signal<Option<Fault<R>>>) -> Signal<Option<String>> {
    Signal::derive(move || failed.get().filter(about_code).map(|fault| fault.sentence()))
}

/// What is wrong beyond the code that was typed.
pub fn code_note<R: AboutCode>(failed: Signal<Option<Fault<R>>>) -> Signal<Option<Fault<R>>> {
    Signal::derive(move || failed.get().filter(|fault| !about_code(fault)))
}

fn about_code<R: AboutCode>(fault: &Fault<R>) -> bool {
    fault.refusal().is_some_and(AboutCode::is_about_code)
}

/// The field, and which code it is where the browser does not say so itself.
#[component]
pub fn CodeField<R>(
    /// What was refused.
    failed: Signal<Option<Fault<R>>>,
    /// Which code.
    #[prop(optional)]
    challenge: Option<ChallengeId>,
    /// Above the field.
    #[prop(default = "Code")]
    label: &'static str,
    /// A sentence below it.
    #[prop(optional, into)]
    help: Option<String>,
) -> impl IntoView
where
    R: AboutCode,
{
    view! {
        {challenge.map(|challenge| view! { <Hidden name="entry[challenge]" value=challenge.to_string() /> })}
        <CodeInput label=label name="entry[code]" length=CODE_DIGITS help error=beside(failed) />
    }
}
