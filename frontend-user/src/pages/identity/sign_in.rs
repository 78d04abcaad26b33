//! Signing in.

use app::Words;
use app::identity::SignIn;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Button, ButtonKind, Field, InputKind};

use super::door::{Door, wanted};
use crate::forms::{Refusal, refused};
use crate::paths;

/// The page to sign in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let next = wanted();
    let refused = refused::<SignIn, _>().map(|fault| fault.sentence());
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
            <Refusal sentence=refused class="mb-5" />
            <form method="post" action=SignIn::PATH class="grid grid-cols-1 gap-5">
                {next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
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
                <Button kind=ButtonKind::Accent submit=true wide=true busy_says="Signing in">
                    "Sign in"
                </Button>
            </form>
            <p class="text-small soft mt-5">"You can buy without an account. What is in your basket comes along when you sign in."</p>
        </Door>
    }
}
