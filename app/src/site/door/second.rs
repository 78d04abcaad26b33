//! The second step of a sign-in: a mailed code, a code of an app or a recovery code, or setting an app up.

use domain::identity::{SecondKind, SecondStep, SignInStep};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, Field, LinkButton, Note, Tone};

use super::{Again, CodeField, Door, SetUp, code_note};
use crate::call::{Answer, Fault};
use crate::identity::{EnterSecondStep, ResendSecondCode, second_step};
use crate::site::address::typed;
use crate::site::changes::{DeedFault, Hidden, alive, busy, fault, lead_to};
use crate::site::fault_view::loaded;
use crate::site::waiting::CardsWaiting;

type Enter = ServerAction<EnterSecondStep>;

/// Asks for what is needed besides the password.
#[component]
pub fn SecondStepPage(
    /// Which site this is.
    site: &'static str,
) -> impl IntoView {
    let enter = Enter::new();
    let resend = ServerAction::<ResendSecondCode>::new();
    // A step may lead to another one, and that is asked for then. Somebody who is in has none.
    let further = move || {
        let led_on = |answer: &domain::identity::SecondAnswer| matches!(answer.step, SignInStep::Second(_));
        enter.value().with(|value| matches!(value, Some(Ok(answer)) if led_on(answer)))
    };
    let step = Resource::new(move || (further(), resend.version().get()), |_| waiting());
    view! {
        <Door site title="One more step" lead=|| "So that nobody comes in with your password alone.">
            {loaded(
                step,
                || view! { <CardsWaiting label="Loading" /> }.into_any(),
                move |step: Option<SecondStep>| match step {
                    Some(step) => view! { <Step step enter resend /> }.into_any(),
                    None => view! { <Ended /> }.into_any(),
                },
            )}
        </Door>
    }
}

async fn waiting() -> Answer<Option<SecondStep>> {
    match second_step().await {
        Err(Fault::NotFound) => Ok(None),
        answer => answer.map(Some),
    }
}

#[component]
fn Ended() -> impl IntoView {
    view! {
        <Note tone=Tone::Warning>"This sign-in has ended or took longer than ten minutes."</Note>
        <LinkButton href="/sign-in" kind=ButtonKind::Accent wide=true>
            "Sign in again"
        </LinkButton>
    }
}

#[component]
fn Step(step: SecondStep, enter: Enter, resend: ServerAction<ResendSecondCode>) -> impl IntoView {
    let failed = fault(enter);
    lead_to(failed);
    let SecondStep { kind, sent_to, resend_at, set_up } = step;
    let (label, help) = match kind {
        SecondKind::Code => ("Code", sent_to.map(|to| format!("This browser is new here, so we sent a code to {to}."))),
        SecondKind::Authenticator => ("Code of your app", Some("The six digits that it shows now.".to_owned())),
        SecondKind::SetUp => ("First code of your app", None),
    };
    let again = resend_at.filter(|_| kind == SecondKind::Code);
    view! {
        <DeedFault fault=code_note(failed) />
        <DeedFault fault=fault(resend) />
        <div class="card card-b grid grid-cols-1 gap-5">
            {set_up.map(|set_up| view! { <SetUp set_up /> })}
            <Form enter>
                <CodeField failed label help=help.unwrap_or_default() />
            </Form>
            {again
                .map(|resend_at| {
                    view! {
                        <Again resend_at>
                            <ActionForm action=resend>
                                <Button submit=true busy=busy(resend) busy_says="Sending">
                                    "Send another code"
                                </Button>
                            </ActionForm>
                        </Again>
                    }
                })}
            {(kind == SecondKind::Authenticator).then(|| view! { <Recovery enter /> })}
        </div>
        <p class="text-small">
            <a class="link" href="/sign-in">
                "Sign in as somebody else"
            </a>
        </p>
    }
}

/// The form around a code. It carries along where the person wanted to be.
#[component]
fn Form(enter: Enter, children: Children) -> impl IntoView {
    let alive = alive();
    let next = typed(&use_query_map().read_untracked(), "next");
    view! {
        <ActionForm action=enter attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
            {(!next.is_empty()).then(|| view! { <Hidden name="next" value=next /> })}
            {children()}
            <Button kind=ButtonKind::Accent submit=true wide=true busy=busy(enter) busy_says="Checking">
                "Sign in"
            </Button>
        </ActionForm>
    }
}

/// For whoever has lost the phone.
#[component]
fn Recovery(enter: Enter) -> impl IntoView {
    view! {
        <details>
            <summary class="link cursor-pointer">"Use a recovery code"</summary>
            <div class="pt-4">
                <Form enter>
                    <Field
                        label="Recovery code"
                        name="entry[code]"
                        id="recovery"
                        maxlength=20_u32
                        help="Ten letters and digits. Each code works once."
                    />
                </Form>
            </div>
        </details>
    }
}
