//! The second step of a sign-in: a mailed code, a code of an app, a recovery code, or setting an app up.

use app::identity::{EnterSecondStep, ResendSecondCode};
use app::{Fault, Words};
use domain::identity::{AuthenticatorSetUp, SecondKind, SecondStep};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use ui::{Button, Field, LinkButton};

use super::code_form::{AskAgain, CodeForm};
use super::door::{Door, wanted};
use super::set_up::SetUp;
use crate::answered::answered;
use crate::forms::{Refusal, refused};
use crate::paths;

/// The page of the second step.
#[component]
pub fn SecondPage() -> impl IntoView {
    let question = async {
        match app::identity::second_step().await {
            Ok(step) => Ok(Some(step)),
            Err(Fault::NotFound) => Ok(None),
            Err(fault) => Err(fault),
        }
    };
    view! {
        <Title text="Sign in" />
        {answered(
            question,
            |step| match step {
                Some(step) => view! { <Second step /> }.into_any(),
                None => view! { <Over /> }.into_any(),
            },
        )}
    }
}

fn sentence() -> Option<String> {
    let said = refused::<EnterSecondStep, _>().map(|fault| fault.sentence());
    said.or_else(|| refused::<ResendSecondCode, _>().map(|fault| fault.sentence()))
}

#[component]
fn Second(step: SecondStep) -> impl IntoView {
    let SecondStep { kind, sent_to, resend_at, set_up } = step;
    match (kind, set_up) {
        (SecondKind::SetUp, Some(set_up)) => view! { <NewApp set_up /> }.into_any(),
        (SecondKind::Code, _) => {
            let again = resend_at.map(
                |resend_at| view! { <AskAgain action=ResendSecondCode::PATH challenge=None resend_at next=wanted() /> },
            );
            view! {
                <Door
                    title="Is this you?"
                    lead=move || {
                        view! {
                            "You were never here with this browser. We sent six digits to "
                            <span class="text-ink font-[540] wrap-anywhere">
                                {sent_to.unwrap_or_else(|| "your address".to_owned())}
                            </span>
                            "."
                        }
                    }
                >
                    <Refusal sentence=sentence() class="mb-5" />
                    <CodeForm action=EnterSecondStep::PATH challenge=None next=wanted() verb="Sign in" />
                    {again}
                    <StartOver />
                </Door>
            }
            .into_any()
        }
        _ => view! { <App /> }.into_any(),
    }
}

/// A code of the app, or one of the recovery codes.
#[component]
fn App() -> impl IntoView {
    view! {
        <Door title="Enter the code of your app" lead=|| view! { "Your app shows six digits, and new ones every half minute." }>
            <Refusal sentence=sentence() class="mb-5" />
            <CodeForm action=EnterSecondStep::PATH challenge=None next=wanted() verb="Sign in" />
            <details class="mt-6">
                <summary class="link inline-flex items-center min-h-11">"Use a recovery code instead"</summary>
                <form method="post" action=EnterSecondStep::PATH class="grid grid-cols-1 gap-4 mt-3">
                    {wanted().map(|next| view! { <input type="hidden" name="next" value=next /> })}
                    <Field
                        label="Recovery code"
                        name="entry[code]"
                        id="recovery"
                        help="Ten letters and digits, each good for one sign-in."
                        autocomplete="off"
                        maxlength=20_u32
                    />
                    <Button submit=true busy_says="Checking">
                        "Sign in with it"
                    </Button>
                </form>
            </details>
            <StartOver />
        </Door>
    }
}

/// Whoever looks after the market sets an app up before anything else.
#[component]
fn NewApp(set_up: AuthenticatorSetUp) -> impl IntoView {
    view! {
        <Door title="Set up an app" lead=|| view! { "Your account needs a second proof. Any app that makes codes will do." }>
            <Refusal sentence=sentence() class="mb-5" />
            <SetUp set_up />
            <div class="mt-6">
                <CodeForm action=EnterSecondStep::PATH challenge=None next=wanted() verb="Sign in" />
            </div>
            <StartOver />
        </Door>
    }
}

#[component]
fn StartOver() -> impl IntoView {
    view! {
        <p class="text-small soft mt-5">
            "Not what you expected? "
            <a class="link" href=paths::SIGN_IN>
                "Sign in again"
            </a>
        </p>
    }
}

/// Nothing waits for a second step in this browser.
#[component]
fn Over() -> impl IntoView {
    let lead = match sentence() {
        Some(sentence) => sentence,
        None => "This took too long, or it was done already. Begin again with your password.".to_owned(),
    };
    view! {
        <Door title="Sign in again" lead=move || lead>
            <LinkButton href=paths::SIGN_IN>"Sign in"</LinkButton>
        </Door>
    }
}
