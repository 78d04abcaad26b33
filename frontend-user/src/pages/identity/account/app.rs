//! The app that makes codes: setting it up, new recovery codes, taking it away.

use app::Words;
use app::identity::{BeginAuthenticator, ConfirmAuthenticator, RemoveAuthenticator, RenewRecoveryCodes};
use domain::identity::{AuthenticatorSetUp, AuthenticatorState};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Button, ButtonKind, Crumb, Field, InputKind, Note, Tone};

use super::frame::Frame;
use crate::answered::answered;
use crate::forms::{Done, Refusal, beside, done, refused};
use crate::pages::identity::code_form::CodeForm;
use crate::pages::identity::set_up::SetUp;
use crate::parts::Section;
use crate::paths;

type Known = (AuthenticatorState, Option<AuthenticatorSetUp>, bool);

/// The page of the app.
#[component]
pub fn AppPage() -> impl IntoView {
    let question = async {
        let state = app::identity::authenticator().await?;
        let begun = if state.on { None } else { app::identity::authenticator_begun().await? };
        Ok((state, begun, app::identity::profile().await?.has_password))
    };
    let page = |(state, begun, has_password): Known| {
        let body = match begun {
            _ if state.on => view! { <On state has_password /> }.into_any(),
            Some(set_up) => view! { <Begun set_up has_password /> }.into_any(),
            None => view! { <Off has_password /> }.into_any(),
        };
        let sentence = sentence();
        view! {
            <Frame here=paths::SECURITY title="Authenticator app" above=vec![Crumb::new("Security", paths::SECURITY)]>
                <Done sentence={done::<RemoveAuthenticator>().then_some("The app is taken away.")} />
                <Refusal sentence class="mb-5" />
                {body}
            </Frame>
        }
    };
    answered(question, page)
}

/// Why something of the page was refused.
fn sentence() -> Option<String> {
    let refused = refused::<BeginAuthenticator, _>().or_else(refused::<ConfirmAuthenticator, _>);
    let refused = refused.or_else(refused_later);
    refused.map(|fault| fault.sentence())
}

fn refused_later() -> Option<app::Fault<domain::identity::AuthenticatorRefusal>> {
    refused::<RemoveAuthenticator, _>().or_else(refused::<RenewRecoveryCodes, _>)
}

/// Nothing is set up.
#[component]
fn Off(has_password: bool) -> impl IntoView {
    view! {
        <p class="max-w-[36rem]">
            "After your password you enter a code that an app on your phone shows. Any app that makes codes will do. You also get ten recovery codes, for the day on which the phone is gone."
        </p>
        <form method="post" action=BeginAuthenticator::PATH class="mt-6 grid grid-cols-1 gap-4 max-w-96">
            <AskPassword call=BeginAuthenticator::PATH has_password wrong={wrong::<BeginAuthenticator>()} />
            <div>
                <Button kind=ButtonKind::Accent submit=true busy_says="One moment">
                    "Set up an app"
                </Button>
            </div>
        </form>
    }
}

/// The app has to be told its secret, and prove that it was.
#[component]
fn Begun(set_up: AuthenticatorSetUp, has_password: bool) -> impl IntoView {
    view! {
        <SetUp set_up />
        <div class="mt-6 max-w-96">
            <CodeForm action=ConfirmAuthenticator::PATH challenge=None next=None verb="Use this app" />
        </div>
        <details class="mt-6">
            <summary class="link text-dense inline-flex items-center min-h-11">"Begin again with another secret"</summary>
            <form method="post" action=BeginAuthenticator::PATH class="mt-3 grid grid-cols-1 gap-4 max-w-96">
                <AskPassword call=BeginAuthenticator::PATH has_password wrong={wrong::<BeginAuthenticator>()} />
                <div>
                    <Button submit=true>"Make another secret"</Button>
                </div>
            </form>
        </details>
    }
}

/// An app is in use.
#[component]
fn On(state: AuthenticatorState, has_password: bool) -> impl IntoView {
    let AuthenticatorState { recovery_left, required, .. } = state;
    let left = match recovery_left {
        0 => "None is left. Without one you cannot come in when the phone is gone.".to_owned(),
        1 => "One is left. Make new ones before it is used.".to_owned(),
        left => format!("{left} are left. Each is good for one sign-in."),
    };
    view! {
        <Note tone=Tone::Success>"Codes of your app are asked for at every sign-in with your password."</Note>
        <Section id="recovery" title="Recovery codes">
            <p class="soft text-dense">{left}</p>
            <form method="post" action=RenewRecoveryCodes::PATH class="mt-4 grid grid-cols-1 gap-4 max-w-96">
                <AskPassword call=RenewRecoveryCodes::PATH has_password wrong={wrong::<RenewRecoveryCodes>()} />
                <div>
                    <Button submit=true busy_says="Making them">
                        "Make new codes"
                    </Button>
                </div>
            </form>
        </Section>
        {if required {
            view! { <p class="soft text-dense mt-7">"Whoever looks after the market keeps an app."</p> }.into_any()
        } else {
            view! {
                <Section id="away" title="Take the app away">
                    <p class="soft text-dense">"From then on your password is enough, and the recovery codes are worth nothing."</p>
                    <form method="post" action=RemoveAuthenticator::PATH class="mt-4 grid grid-cols-1 gap-4 max-w-96">
                        <AskPassword call=RemoveAuthenticator::PATH has_password wrong={wrong::<RemoveAuthenticator>()} />
                        <div>
                            <Button kind=ButtonKind::Danger submit=true>
                                "Take the app away"
                            </Button>
                        </div>
                    </form>
                </Section>
            }
                .into_any()
        }}
    }
}

/// What is wrong with the password that was given to the call `S`.
fn wrong<S>() -> Option<String>
where
    S: ServerFn<Error = app::Fault<domain::identity::AuthenticatorRefusal>> + Clone + Send + Sync + 'static,
    S::Output: Clone + Send + Sync + 'static,
{
    beside(refused::<S, _>().as_ref(), "password")
}

/// The password, before something that changes how one comes in. Whoever has none is asked for nothing.
#[component]
fn AskPassword(
    /// The call, which tells this field from the others of the page.
    call: &'static str,
    has_password: bool,
    #[prop(optional_no_strip)] wrong: Option<String>,
) -> impl IntoView {
    has_password.then(|| {
        view! {
            <Field
                label="Your password"
                name="password"
                id=call.rsplit('/').next().unwrap_or(call)
                kind=InputKind::Password
                error=wrong
                autocomplete="current-password"
                maxlength=256_u32
            />
        }
    })
}
