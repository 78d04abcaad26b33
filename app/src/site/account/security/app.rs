//! An app that makes codes: setting it up, its recovery codes, taking it away.

use domain::identity::{AuthenticatorRefusal, AuthenticatorSetUp, AuthenticatorState};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Badge, Button, ButtonKind, Card, Field, InputKind, Tone};

use crate::call::Fault;
use crate::identity::{BeginAuthenticator, ConfirmAuthenticator, RemoveAuthenticator, RenewRecoveryCodes};
use crate::site::changes::{Changes, DeedFault, alive, busy, fault, lead_to};
use crate::site::door::{CodeField, SetUp, code_note};
use crate::site::told::at;

type Failed = Signal<Option<Fault<AuthenticatorRefusal>>>;

/// Everything that can be done about it.
#[derive(Clone, Copy)]
pub(super) struct Deeds {
    begin: ServerAction<BeginAuthenticator>,
    confirm: ServerAction<ConfirmAuthenticator>,
    renew: ServerAction<RenewRecoveryCodes>,
    remove: ServerAction<RemoveAuthenticator>,
}

pub(super) fn deeds(changes: Changes) -> Deeds {
    Deeds {
        begin: changes.action(),
        // Both lead on to the page of the codes; what is here is asked for again when somebody comes back.
        confirm: ServerAction::new(),
        renew: ServerAction::new(),
        remove: changes.action(),
    }
}

/// The card.
#[component]
pub(super) fn App(
    state: AuthenticatorState,
    /// What an app that was begun with has to be told.
    begun: Option<AuthenticatorSetUp>,
    has_password: bool,
    deeds: Deeds,
) -> impl IntoView {
    let (tone, mark) = if state.on { (Tone::Success, "On") } else { (Tone::Neutral, "Off") };
    let mark = move || view! { <Badge tone>{mark}</Badge> };
    let body = match (state.on, begun) {
        (true, _) => view! { <InUse state has_password deeds /> }.into_any(),
        (false, Some(set_up)) => view! { <Begun set_up has_password deeds /> }.into_any(),
        (false, None) => view! {
            <p class="max-w-[38rem]">
                "With an app on your phone, whoever knows your password still cannot come in. Each sign-in asks for the six digits that it shows."
            </p>
            <Begin has_password deeds words="Set up an app" />
        }
        .into_any(),
    };
    view! {
        <Card title="Codes of an app" aside=ViewFnOnce::from(mark)>
            <div class="grid grid-cols-1 gap-5">{body}</div>
        </Card>
    }
}

/// The question for the password, where there is one.
#[component]
fn Proof(failed: Failed, has_password: bool, id: &'static str) -> impl IntoView {
    view! {
        <DeedFault fault=failed />
        {has_password
            .then(|| {
                view! {
                    <Field
                        label="Your password"
                        name="password"
                        id=id
                        kind=InputKind::Password
                        autocomplete="current-password"
                        maxlength=256_u32
                        error=at(failed, "password")
                    />
                }
            })}
    }
}

#[component]
fn Begin(has_password: bool, deeds: Deeds, words: &'static str) -> impl IntoView {
    let action = deeds.begin;
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    view! {
        <ActionForm action attr:class="grid grid-cols-1 gap-4 max-w-[28rem]" attr:novalidate=move || alive.get()>
            <Proof failed has_password id="begin-password" />
            <div>
                <Button submit=true kind=ButtonKind::Ink busy=busy(action) busy_says="Beginning">
                    {words}
                </Button>
            </div>
        </ActionForm>
    }
}

#[component]
fn Begun(set_up: AuthenticatorSetUp, has_password: bool, deeds: Deeds) -> impl IntoView {
    let action = deeds.confirm;
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    view! {
        <SetUp set_up />
        <ActionForm action attr:class="grid grid-cols-1 gap-4 max-w-[28rem]" attr:novalidate=move || alive.get()>
            <DeedFault fault=code_note(failed) />
            <CodeField failed label="First code of your app" />
            <div>
                <Button submit=true kind=ButtonKind::Accent busy=busy(action) busy_says="Checking">
                    "Take the app into use"
                </Button>
            </div>
        </ActionForm>
        <details>
            <summary class="link cursor-pointer">"Begin again with another key"</summary>
            <div class="pt-4">
                <Begin has_password deeds words="Begin again" />
            </div>
        </details>
    }
}

#[component]
fn InUse(state: AuthenticatorState, has_password: bool, deeds: Deeds) -> impl IntoView {
    let Deeds { renew, remove, .. } = deeds;
    let (renewed, removed) = (fault(renew), fault(remove));
    lead_to(renewed);
    lead_to(removed);
    let alive = alive();
    let left = match state.recovery_left {
        0 => "No recovery code is left. Make new ones now.".to_owned(),
        1 => "One recovery code is left.".to_owned(),
        left => format!("{left} recovery codes are left."),
    };
    view! {
        <p>"Every sign-in asks for a code of your app. " {left}</p>
        <div class="grid grid-cols-1 gap-5 items-start sm:grid-cols-2">
            <ActionForm action=renew attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
                <Proof failed=renewed has_password id="renew-password" />
                <div>
                    <Button submit=true busy=busy(renew) busy_says="Making">
                        "Make new recovery codes"
                    </Button>
                </div>
            </ActionForm>
            {if state.required {
                view! { <p class="soft">"Whoever looks after the market cannot do without an app."</p> }.into_any()
            } else {
                view! {
                    <ActionForm action=remove attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
                        <Proof failed=removed has_password id="remove-password" />
                        <div>
                            <Button submit=true kind=ButtonKind::Danger busy=busy(remove) busy_says="Taking away">
                                "Take the app away"
                            </Button>
                        </div>
                    </ActionForm>
                }
                    .into_any()
            }}
        </div>
    }
}
