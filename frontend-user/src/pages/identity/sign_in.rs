//! Signing in: with a password, with Google, with a passkey.

use app::identity::{BeginGoogle, BeginPasskeySignIn, ResetPassword, SignIn, SignInWithPasskey};
use app::site::Storefront;
use app::{Fault, Words};
use domain::identity::GoogleRefusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, Field, InputKind};

use super::door::{Door, wanted};
use super::passkey::PasskeyIn;
use crate::answered::answered;
use crate::forms::{Done, Refusal, done, refused, typed};
use crate::paths;

/// The page to sign in.
#[component]
pub fn SignInPage() -> impl IntoView {
    answered(app::identity::google_offered(), |google| view! { <SignInDoor google /> })
}

#[component]
fn SignInDoor(google: bool) -> impl IntoView {
    let next = wanted();
    let sign_up = next.as_deref().map_or(paths::SIGN_UP.to_owned(), paths::sign_up);
    view! {
        <Door
            title="Sign in"
            lead=move || {
                view! {
                    "New here? "
                    <a class="link text-ink" href=sign_up>
                        "Create an account"
                    </a>
                }
            }
        >
            <Done sentence={done::<ResetPassword>().then_some("Your password is changed. Sign in with it.")} />
            <Refusal sentence=sentence() class="mb-5" />
            <form method="post" action=SignIn::PATH class="grid grid-cols-1 gap-5">
                {next.clone().map(|next| view! { <input type="hidden" name="next" value=next /> })}
                <Field
                    label="E-mail"
                    name="credentials[email]"
                    kind=InputKind::Email
                    value=typed("credentials[email]")
                    autocomplete="username webauthn"
                    maxlength=254_u32
                />
                <div>
                    <Field
                        label="Password"
                        name="credentials[password]"
                        kind=InputKind::Password
                        autocomplete="current-password"
                        maxlength=256_u32
                    />
                    <a class="link text-small soft inline-flex items-center min-h-9 pointer-coarse:min-h-11 mt-1" href=paths::FORGOT>
                        "Forgot your password?"
                    </a>
                </div>
                <Button kind=ButtonKind::Accent submit=true wide=true busy_says="Signing in">
                    "Sign in"
                </Button>
            </form>
            // Google and passkeys know the market's own address alone.
            {Storefront::here().is_none().then(|| view! { <OtherWays google next /> })}
            <p class="text-small soft mt-6">"You can buy without an account. What is in your basket comes along when you sign in."</p>
        </Door>
    }
}

/// The ways in that need no password. A passkey needs script; without any of them there is nothing to part.
#[component]
fn OtherWays(google: bool, #[prop(optional_no_strip)] next: Option<String>) -> impl IntoView {
    let class = if google { "mt-6 grid gap-3" } else { "mt-6 grid gap-3 script-only" };
    let elsewhere = next.clone().unwrap_or_default();
    view! {
        <div class=class>
            <div class="flex items-center gap-3 text-small soft" aria-hidden="true">
                <span class="flex-1 border-t border-line"></span>
                "or"
                <span class="flex-1 border-t border-line"></span>
            </div>
            {google
                .then(|| {
                    view! {
                        <form method="post" action=BeginGoogle::PATH>
                            <input type="hidden" name="next" value=elsewhere />
                            <Button submit=true wide=true busy_says="Going to Google">
                                "Continue with Google"
                            </Button>
                        </form>
                    }
                })}
            <div class="script-only">
                <PasskeyIn next=next.unwrap_or_default() />
            </div>
        </div>
    }
}

/// Why nobody came in, whichever way they tried.
fn sentence() -> Option<String> {
    let said = refused::<SignIn, _>().map(|fault| fault.sentence());
    let said = said.or_else(|| refused::<SignInWithPasskey, _>().map(|fault| fault.sentence()));
    let said = said.or_else(|| refused::<BeginGoogle, _>().map(|fault| fault.sentence()));
    let said = said.or_else(|| refused::<BeginPasskeySignIn, _>().map(|fault| fault.sentence()));
    said.or_else(from_google)
}

/// What was wrong on the way back from Google, as the address tells it: as what it is, never in words of its own.
fn from_google() -> Option<String> {
    let told = use_query_map().with_untracked(|query| query.get("google_error"))?;
    serde_json::from_str::<Fault<GoogleRefusal>>(&told).ok().map(|fault| fault.sentence())
}
