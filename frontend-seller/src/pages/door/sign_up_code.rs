//! The code that opens a seller's account.

use app::identity::{ConfirmCode, ResendCode};
use app::site::door::{AskAgain, CodeField, Door, code_note, sent_code};
use app::site::{CardsWaiting, DeedFault, alive, busy, fault, lead_to, loaded};
use domain::identity::CodeSent;
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind};

use super::SITE;
use crate::pages::steps::{Step, Steps};
use crate::paths;

/// Asks for the code.
#[component]
pub fn SignUpCode() -> impl IntoView {
    let enter = ServerAction::<ConfirmCode>::new();
    let resend = ServerAction::<ResendCode>::new();
    let sent = sent_code(resend);
    let above = || view! { <Steps now=Step::Account /> };
    view! {
        <Door site=SITE title="Enter the code" lead=|| "It is good for five minutes." above>
            {loaded(
                sent,
                || view! { <CardsWaiting label="Loading" /> }.into_any(),
                move |sent: CodeSent| view! { <Enter sent enter resend /> },
            )}
        </Door>
    }
}

#[component]
fn Enter(sent: CodeSent, enter: ServerAction<ConfirmCode>, resend: ServerAction<ResendCode>) -> impl IntoView {
    let failed = fault(enter);
    lead_to(failed);
    let alive = alive();
    let (challenge, help) = (sent.challenge, format!("We sent it to {}.", sent.email));
    view! {
        <DeedFault fault=code_note(failed) />
        <DeedFault fault=fault(resend) />
        <div class="card card-b grid grid-cols-1 gap-5">
            <ActionForm action=enter attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
                <CodeField failed challenge help />
                <Button kind=ButtonKind::Accent submit=true wide=true busy=busy(enter) busy_says="Checking">
                    "Open my account"
                </Button>
            </ActionForm>
            <AskAgain sent resend />
        </div>
        <p class="text-small">
            <a class="link" href=paths::SIGN_UP>
                "Sign up with another address"
            </a>
        </p>
    }
}
