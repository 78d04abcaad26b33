//! A forgotten password: where the code goes, and the code.

use domain::identity::CodeSent;
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Field, InputKind};

use super::{AskAgain, CodeField, Door, code_note, sent_code};
use crate::identity::{EnterResetCode, ForgotPassword, ResendCode};
use crate::site::changes::{DeedFault, alive, busy, fault, lead_to};
use crate::site::fault_view::loaded;
use crate::site::told::{at, was};
use crate::site::waiting::CardsWaiting;

/// Asks for the address. Whether somebody has an account with it is nobody's business.
#[component]
pub fn ForgotPage(
    /// Which site this is.
    site: &'static str,
) -> impl IntoView {
    let action = ServerAction::<ForgotPassword>::new();
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    view! {
        <Door site title="Forgot your password?" lead=|| "We mail you a code with which you choose a new one.">
            <DeedFault fault=failed />
            <ActionForm action attr:class="card card-b grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
                <Field
                    label="E-mail"
                    name="form[email]"
                    value=was("form[email]", "")
                    kind=InputKind::Email
                    autocomplete="username"
                    maxlength=254_u32
                    error=at(failed, "email")
                />
                <Button kind=ButtonKind::Accent submit=true wide=true busy=busy(action) busy_says="Sending">
                    "Send the code"
                </Button>
            </ActionForm>
            <p class="text-small">
                <a class="link" href="/sign-in">
                    "Back to signing in"
                </a>
            </p>
        </Door>
    }
}

/// Asks for the code.
#[component]
pub fn ForgotCodePage(
    /// Which site this is.
    site: &'static str,
) -> impl IntoView {
    let enter = ServerAction::<EnterResetCode>::new();
    let resend = ServerAction::<ResendCode>::new();
    let sent = sent_code(resend);
    view! {
        <Door site title="Enter the code" lead=|| "It is good for five minutes.">
            {loaded(
                sent,
                || view! { <CardsWaiting label="Loading" /> }.into_any(),
                move |sent: CodeSent| view! { <Enter sent enter resend /> },
            )}
        </Door>
    }
}

#[component]
fn Enter(sent: CodeSent, enter: ServerAction<EnterResetCode>, resend: ServerAction<ResendCode>) -> impl IntoView {
    let failed = fault(enter);
    lead_to(failed);
    let alive = alive();
    let (challenge, help) = (sent.challenge, format!("We sent it to {}, if there is an account with it.", sent.email));
    view! {
        <DeedFault fault=code_note(failed) />
        <DeedFault fault=fault(resend) />
        <div class="card card-b grid grid-cols-1 gap-5">
            <ActionForm action=enter attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
                <CodeField failed challenge help />
                <Button kind=ButtonKind::Accent submit=true wide=true busy=busy(enter) busy_says="Checking">
                    "Go on"
                </Button>
            </ActionForm>
            <AskAgain sent resend />
        </div>
        <p class="text-small">
            <a class="link" href="/forgot">
                "Use another address"
            </a>
        </p>
    }
}
