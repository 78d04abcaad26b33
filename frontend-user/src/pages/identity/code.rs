//! The code from the mail, the last step of signing up.

use app::identity::{ConfirmCode, ResendCode};
use app::{Fault, Words};
use domain::identity::{CODE_DIGITS, CodeSent};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;

use super::code_form::{AskAgain, CodeForm};
use super::door::Door;
use crate::answered::answered;
use crate::forms::{Refusal, refused};
use crate::paths;

/// The page for the code.
#[component]
pub fn CodePage() -> impl IntoView {
    answered(asked_code(), |sent| view! { <Code sent /> })
}

/// The code that the address of the page is about.
pub async fn asked_code() -> app::Answer<CodeSent> {
    let challenge = use_query_map().with_untracked(|query| query.get("challenge"));
    let challenge = challenge.and_then(|id| id.parse().ok()).ok_or(Fault::NotFound)?;
    app::identity::code_sent(challenge).await
}

/// Where a code went, and how long it holds.
#[component]
pub fn SentTo(email: String) -> impl IntoView {
    view! {
        "We sent "
        {CODE_DIGITS}
        " digits to "
        <span class="text-ink font-[540] wrap-anywhere">{email}</span>
        ". They hold for five minutes."
    }
}

#[component]
fn Code(sent: CodeSent) -> impl IntoView {
    let CodeSent { challenge, email, resend_at } = sent;
    let refused = refused::<ConfirmCode, _>().or_else(refused::<ResendCode, _>).map(|fault| fault.sentence());
    view! {
        <Door title="Enter the code" lead=move || view! { <SentTo email /> }>
            <Refusal sentence=refused class="mb-5" />
            <CodeForm action=ConfirmCode::PATH challenge=Some(challenge) verb="Create the account" next=None />
            <AskAgain action=ResendCode::PATH challenge=Some(challenge) resend_at />
            <p class="text-small soft mt-5">
                "Wrong address? "
                <a class="link" href=paths::SIGN_UP>
                    "Start over"
                </a>
            </p>
        </Door>
    }
}
