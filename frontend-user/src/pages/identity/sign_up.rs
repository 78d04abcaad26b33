//! Signing up: the account exists once the code from the mail was entered.

use app::identity::SignUp;
use domain::identity::SignUpRefusal;
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Field, InputKind};

use super::door::{Door, Refusal, wanted};
use crate::forms::{Checked, beside, refused, scripted};
use crate::paths;

/// The page to sign up.
#[component]
pub fn SignUpPage() -> impl IntoView {
    let sign_up = ServerAction::<SignUp>::new();
    let checked = Checked::new(refused(sign_up));
    let fault = checked.fault;
    let next = wanted();
    let live = scripted();
    let sign_in = move || next.get().map_or(paths::SIGN_IN.to_owned(), |next| paths::sign_in(&next));
    let before = checked.before_sending(|sent: SignUp| sent.form.check().err().map(SignUpRefusal::Invalid));
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
            <Refusal fault />
            <ActionForm action=sign_up attr:class="grid grid-cols-1 gap-5" attr:novalidate=move || live.get() on:submit:capture=before>
                <Field label="Name" name="form[name]" error=beside(fault, "name") autocomplete="name" maxlength=100_u32 />
                <Field
                    label="E-mail"
                    name="form[email]"
                    kind=InputKind::Email
                    help="We send a code to it, to see that it is yours."
                    error=beside(fault, "email")
                    autocomplete="username"
                    maxlength=254_u32
                />
                <Field
                    label="Password"
                    name="form[password]"
                    kind=InputKind::Password
                    help="At least 8 characters. Four unrelated words are better than one odd one."
                    error=beside(fault, "password")
                    autocomplete="new-password"
                    maxlength=256_u32
                />
                <Button
                    kind=ButtonKind::Accent
                    submit=true
                    wide=true
                    busy=Signal::derive(move || sign_up.pending().get())
                    busy_says="Sending the code"
                >
                    "Send me a code"
                </Button>
            </ActionForm>
        </Door>
    }
}
