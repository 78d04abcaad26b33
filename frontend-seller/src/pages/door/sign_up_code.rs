//! The code that opens a seller's account.

use app::identity::ConfirmCode;
use app::site::door::{CodeField, CodePage, code_note};
use app::site::{DeedFault, alive, busy, fault, lead_to};
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
    let form = Callback::new(move |sent: CodeSent| view! { <Enter sent enter /> }.into_any());
    let above = || view! { <Steps now=Step::Account /> };
    view! { <CodePage site=SITE back=paths::SIGN_UP back_words="Sign up with another address" above form /> }
}

#[component]
fn Enter(sent: CodeSent, enter: ServerAction<ConfirmCode>) -> impl IntoView {
    let failed = fault(enter);
    lead_to(failed);
    let alive = alive();
    let help = format!("We sent it to {}.", sent.email);
    view! {
        <ActionForm action=enter attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
            <DeedFault fault=code_note(failed) />
            <CodeField failed challenge=sent.challenge help />
            <Button kind=ButtonKind::Accent submit=true wide=true busy=busy(enter) busy_says="Checking">
                "Open my account"
            </Button>
        </ActionForm>
    }
}
