//! Signing in.

use app::identity::SignIn;
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Field, InputKind};

use super::door::{Door, Refusal, tell_the_header, wanted};
use crate::forms::refused;
use crate::paths;

/// The page to sign in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let sign_in = ServerAction::<SignIn>::new();
    let fault = refused(sign_in);
    let next = wanted();
    tell_the_header(sign_in);
    let sign_up = move || next.get().map_or(paths::SIGN_UP.to_owned(), |next| paths::sign_up(&next));
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
            <Refusal fault />
            <ActionForm action=sign_in attr:class="grid grid-cols-1 gap-5">
                {move || next.get().map(|next| view! { <input type="hidden" name="next" value=next /> })}
                <Field
                    label="E-mail"
                    name="credentials[email]"
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
                <Button
                    kind=ButtonKind::Accent
                    submit=true
                    wide=true
                    busy=Signal::derive(move || sign_in.pending().get())
                    busy_says="Signing in"
                >
                    "Sign in"
                </Button>
            </ActionForm>
            <p class="text-small soft mt-5">"You can buy without an account. What is in your basket comes along when you sign in."</p>
        </Door>
    }
}
