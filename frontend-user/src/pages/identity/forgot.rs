//! A forgotten password: the address, the code from the mail, and a new password within ten minutes.

use app::Words;
use app::identity::{EnterResetCode, ForgotPassword, ResendCode, ResetPassword};
use domain::identity::CodeSent;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Button, ButtonKind, Field, InputKind};

use super::code::{SentTo, asked_code};
use super::code_form::{AskAgain, CodeForm};
use super::door::Door;
use super::new_password::NewPassword;
use crate::answered::answered;
use crate::forms::{Refusal, beside, refused, typed};
use crate::paths;

/// The page that asks for the address.
#[component]
pub fn ForgotPage() -> impl IntoView {
    let refused = refused::<ForgotPassword, _>();
    let email = beside(refused.as_ref(), "email");
    let sentence = refused.as_ref().map(Words::sentence);
    view! {
        <Door
            title="Forgot your password?"
            lead=|| view! { "Say which address you signed up with. We send a code to it, and then you choose a new password." }
        >
            <Refusal sentence class="mb-5" />
            <form method="post" action=ForgotPassword::PATH class="grid grid-cols-1 gap-5" data-judged>
                <Field
                    label="E-mail"
                    name="form[email]"
                    kind=InputKind::Email
                    value=typed("form[email]")
                    error=email
                    autocomplete="username"
                    maxlength=254_u32
                />
                <Button kind=ButtonKind::Accent submit=true wide=true busy_says="Sending the code">
                    "Send me a code"
                </Button>
            </form>
            <p class="text-small soft mt-5">
                "Remembered it? "
                <a class="link" href=paths::SIGN_IN>
                    "Sign in"
                </a>
            </p>
        </Door>
    }
}

/// The page for the code.
#[component]
pub fn ForgotCodePage() -> impl IntoView {
    answered(asked_code(), |sent| view! { <ForgotCode sent /> })
}

#[component]
fn ForgotCode(sent: CodeSent) -> impl IntoView {
    let CodeSent { challenge, email, resend_at } = sent;
    let refused = refused::<EnterResetCode, _>().or_else(refused::<ResendCode, _>).map(|fault| fault.sentence());
    view! {
        <Door title="Enter the code" lead=move || view! { <SentTo email /> " If nobody has an account there, no code comes." }>
            <Refusal sentence=refused class="mb-5" />
            <CodeForm action=EnterResetCode::PATH challenge=Some(challenge) verb="Go on" next=None />
            <AskAgain action=ResendCode::PATH challenge=Some(challenge) resend_at />
            <p class="text-small soft mt-5">
                "Wrong address? "
                <a class="link" href=paths::FORGOT>
                    "Start over"
                </a>
            </p>
        </Door>
    }
}

/// The page for the new password. Whether the ten minutes still run is found out when it is sent.
#[component]
pub fn ForgotNewPage() -> impl IntoView {
    let refused = refused::<ResetPassword, _>();
    let wrong = beside(refused.as_ref(), "password");
    let sentence = refused.as_ref().map(Words::sentence);
    view! {
        <Door
            title="Choose a new password"
            lead=|| view! { "You have ten minutes. Wherever else you are signed in, you are signed out." }
        >
            <Refusal sentence class="mb-5" />
            <form method="post" action=ResetPassword::PATH class="grid grid-cols-1 gap-5">
                <NewPassword name="password" label="New password" error=wrong />
                <Button kind=ButtonKind::Accent submit=true wide=true busy_says="Saving">
                    "Save the new password"
                </Button>
            </form>
            <p class="text-small soft mt-5">
                "Took longer? "
                <a class="link" href=paths::FORGOT>
                    "Ask for another code"
                </a>
            </p>
        </Door>
    }
}
