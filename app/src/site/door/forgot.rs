//! A forgotten password: where the code goes, and the code.

use domain::identity::CodeSent;
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Field, InputKind};

use super::{CodeField, CodePage, Door, code_note};
use crate::identity::{EnterResetCode, ForgotPassword};
use crate::site::changes::{DeedFault, alive, busy, fault, lead_to};
use crate::site::told::{at, was};

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
    let form = Callback::new(move |sent: CodeSent| view! { <Enter sent enter /> }.into_any());
    view! { <CodePage site back="/forgot" back_words="Use another address" form /> }
}

#[component]
fn Enter(sent: CodeSent, enter: ServerAction<EnterResetCode>) -> impl IntoView {
    let failed = fault(enter);
    lead_to(failed);
    let alive = alive();
    let help = format!("We sent it to {}, if there is an account with it.", sent.email);
    view! {
        <ActionForm action=enter attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
            <DeedFault fault=code_note(failed) />
            <CodeField failed challenge=sent.challenge help />
            <Button kind=ButtonKind::Accent submit=true wide=true busy=busy(enter) busy_says="Checking">
                "Go on"
            </Button>
        </ActionForm>
    }
}
