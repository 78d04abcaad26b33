//! The door of a site: e-mail and password, and the other ways in.

use domain::identity::GoogleRefusal;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, Field, InputKind, Note, Tone, icons};

use super::Door;
use super::passkey::PasskeyDoor;
use crate::call::Fault;
use crate::identity::{BeginGoogle, SignIn, google_offered};
use crate::site::address::typed;
use crate::site::changes::{DeedFault, Hidden, busy, fault};
use crate::site::told::{DoneNote, was};
use crate::words::Words;

/// Signs in and goes on to where the person wanted to be.
#[component]
pub fn SignInPage(
    /// Which site this is, behind the name of the house.
    site: &'static str,
    /// What the site is for.
    lead: &'static str,
    /// The way to a new account, where the site has one.
    #[prop(optional, into)]
    below: ViewFnOnce,
) -> impl IntoView {
    let action = ServerAction::<SignIn>::new();
    let query = use_query_map();
    let next = Memo::new(move |_| typed(&query.read(), "next"));
    let reset = Signal::derive(move || query.read().get_str("reset").is_some() && action.version().get() == 0);
    view! {
        <Door site title="Sign in" lead=move || lead>
            <DeedFault fault=fault(action) />
            <GoogleNote />
            <DoneNote done=reset says="Your password is the new one. Sign in with it." />
            <div class="card card-b grid grid-cols-1 gap-4">
                <ActionForm action attr:class="grid grid-cols-1 gap-4">
                    <Next next />
                    <Field
                        label="E-mail"
                        name="credentials[email]"
                        value=was("credentials[email]", "")
                        kind=InputKind::Email
                        autocomplete="username"
                        maxlength=254_u32
                    />
                    <Field
                        label="Password"
                        name="credentials[password]"
                        kind=InputKind::Password
                        autocomplete="current-password"
                        maxlength=256_u32
                    />
                    <Button kind=ButtonKind::Accent submit=true wide=true busy=busy(action) busy_says="Signing in">
                        "Sign in"
                    </Button>
                </ActionForm>
                <p class="text-small">
                    <a class="link" href="/forgot">
                        "Forgot your password?"
                    </a>
                </p>
                <GoogleDoor next />
                <PasskeyDoor next />
            </div>
            {below.run()}
        </Door>
    }
}

/// Where the person wanted to be.
#[component]
fn Next(next: Memo<String>) -> impl IntoView {
    move || Some(next.get()).filter(|next| !next.is_empty()).map(|next| view! { <Hidden name="next" value=next /> })
}

/// Why somebody came back from Google without being in. The server writes it into the address.
#[component]
fn GoogleNote() -> impl IntoView {
    let query = use_query_map();
    let words = move || {
        let query = query.read();
        let fault = leptos::serde_json::from_str::<Fault<GoogleRefusal>>(query.get_str("google_error")?).ok()?;
        let tone = match fault.refusal() {
            Some(GoogleRefusal::SignInFirst | GoogleRefusal::Cancelled) => Tone::Info,
            _ => Tone::Danger,
        };
        Some((tone, fault.sentence()))
    };
    move || words().map(|(tone, words)| view! { <Note tone>{words}</Note> })
}

/// The way to Google, where there is one.
#[component]
fn GoogleDoor(next: Memo<String>) -> impl IntoView {
    let action = ServerAction::<BeginGoogle>::new();
    let offered = Resource::new(|| (), |()| google_offered());
    let door = move || {
        (offered.get()?.ok()?).then(|| {
            view! {
                <DeedFault fault=fault(action) />
                <ActionForm action>
                    <Next next />
                    <Button submit=true wide=true icon=icons::LOG_IN busy=busy(action) busy_says="Going to Google">
                        "Continue with Google"
                    </Button>
                </ActionForm>
            }
        })
    };
    view! { <Transition>{door}</Transition> }
}
