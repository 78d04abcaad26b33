//! Signing up: the account exists once the code from the mail was entered.

use app::Words;
use app::identity::SignUp;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Button, ButtonKind, Field, InputKind};

use super::door::{Door, wanted};
use super::new_password::NewPassword;
use crate::forms::{Refusal, beside, refused, typed};
use crate::paths;

/// The page to sign up.
#[component]
pub fn SignUpPage() -> impl IntoView {
    let sign_in = wanted().as_deref().map_or(paths::SIGN_IN.to_owned(), paths::sign_in);
    let refused = refused::<SignUp, _>();
    let beside = |field| beside(refused.as_ref(), field);
    let (name, email, password) = (beside("name"), beside("email"), beside("password"));
    let sentence = refused.as_ref().map(Words::sentence);
    view! {
        <Door
            title="Create an account"
            lead=move || {
                view! {
                    "Have one already? "
                    <a class="link text-ink" href=sign_in>
                        "Sign in"
                    </a>
                }
            }
        >
            <Refusal sentence class="mb-5" />
            <form method="post" action=SignUp::PATH class="grid grid-cols-1 gap-5" data-judged>
                <Field label="Name" name="form[name]" value=typed("form[name]") error=name autocomplete="name" maxlength=100_u32 />
                <Field
                    label="E-mail"
                    name="form[email]"
                    kind=InputKind::Email
                    value=typed("form[email]")
                    help="We send a code to it, to see that it is yours."
                    error=email
                    autocomplete="username"
                    maxlength=254_u32
                />
                <NewPassword name="form[password]" label="Password" error=password />
                <Button kind=ButtonKind::Accent submit=true wide=true busy_says="Sending the code">
                    "Send me a code"
                </Button>
            </form>
        </Door>
    }
}
