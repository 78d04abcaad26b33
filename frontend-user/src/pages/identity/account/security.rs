//! How a person comes in, and where they are in already.

use app::Words;
use app::identity::UnlinkGoogle;
use domain::identity::{AuthenticatorState, PasskeyView, ProfileView, SessionView};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Badge, Button, LinkButton, Tone};

use super::devices::Devices;
use super::frame::Frame;
use super::passkeys::Passkeys;
use super::password::Password;
use crate::answered::answered;
use crate::forms::{Done, Refusal, done, refused};
use crate::parts::Section;
use crate::paths;

/// Everything that the page shows.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
struct Ways {
    profile: ProfileView,
    app: AuthenticatorState,
    passkeys: Vec<PasskeyView>,
    sessions: Vec<SessionView>,
    google: bool,
}

/// The page of all ways in.
#[component]
pub fn SecurityPage() -> impl IntoView {
    let question = async {
        Ok(Ways {
            profile: app::identity::profile().await?,
            app: app::identity::authenticator().await?,
            passkeys: app::identity::passkeys().await?,
            sessions: app::identity::sessions().await?,
            google: app::identity::google_offered().await?,
        })
    };
    answered(question, |ways| view! { <Security ways /> })
}

#[component]
fn Security(ways: Ways) -> impl IntoView {
    let Ways { profile, app, passkeys, sessions, google } = ways;
    let (has_password, has_google, email) = (profile.has_password, profile.has_google, profile.email);
    view! {
        <Frame here=paths::SECURITY title="Security" lead="How you come in, and where you are in already.">
            <Password has_password email />
            <App app />
            <Passkeys passkeys has_password />
            {(google || has_google).then(|| view! { <Google has_google has_password /> })}
            <Devices sessions />
        </Frame>
    }
}

/// The app that makes codes, in a line; it has a page of its own.
#[component]
fn App(app: AuthenticatorState) -> impl IntoView {
    let AuthenticatorState { on, recovery_left, .. } = app;
    let left = match recovery_left {
        0 => "No recovery code is left. Make new ones.".to_owned(),
        1 => "One recovery code is left.".to_owned(),
        left => format!("{left} recovery codes are left."),
    };
    let words = if on {
        left
    } else {
        "After your password, an app on your phone shows a code. Nobody comes in without it.".to_owned()
    };
    view! {
        <Section id="app" title="Authenticator app" aside=move || state(on)>
            <p class="soft text-dense max-w-[34rem]">{words}</p>
            <div class="mt-4">
                <LinkButton href=paths::APP>{if on { "Manage the app" } else { "Set up an app" }}</LinkButton>
            </div>
        </Section>
    }
}

/// Whether something is on, as a dot and a word.
fn state(on: bool) -> impl IntoView {
    let (tone, word) = if on { (Tone::Success, "On") } else { (Tone::Neutral, "Off") };
    view! { <Badge tone>{word}</Badge> }
}

/// The account at Google that opens this one.
#[component]
fn Google(has_google: bool, has_password: bool) -> impl IntoView {
    let refused = refused::<UnlinkGoogle, _>().map(|fault| fault.sentence());
    let words = match (has_google, has_password) {
        (true, true) => "Google opens this account.",
        (true, false) => "Google opens this account. Set a password first, and you can take Google away.",
        (false, _) => {
            "Choose “Continue with Google” at the next sign-in and then enter your password once. From then on Google opens this account."
        }
    };
    view! {
        <Section id="google" title="Google" aside=move || state(has_google)>
            <Done sentence={done::<UnlinkGoogle>().then_some("Google opens this account no more.")} />
            <Refusal sentence=refused class="mb-4" />
            <p class="soft text-dense max-w-[34rem]">{words}</p>
            {(has_google && has_password)
                .then(|| {
                    view! {
                        <form method="post" action=UnlinkGoogle::PATH class="mt-4" data-said="Google opens this account no more">
                            <Button submit=true>"Take Google away"</Button>
                        </form>
                    }
                })}
        </Section>
    }
}
