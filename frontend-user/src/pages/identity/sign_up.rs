//! Signing up: the account exists once the code from the mail was entered.

use app::Fault;
use app::identity::SignUp;
use domain::identity::{NewAccount, SignUpRefusal};
use leptos::html;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Button, ButtonKind, Field, InputKind};
use web_sys::UrlSearchParams;

use super::door::{Door, wanted};
use crate::forms::{Deed, Refusal, refused, said};
use crate::paths;

/// The page to sign up.
#[component]
pub fn SignUpPage() -> impl IntoView {
    let sign_in = wanted().as_deref().map_or(paths::SIGN_IN.to_owned(), paths::sign_in);
    let refused = refused::<SignUp, _>();
    let beside = |field| said(refused.as_ref(), field);
    let (name, email, password) = (beside("name"), beside("email"), beside("password"));
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
            <SignUpForm refused>
                <Field label="Name" name="form[name]" error=name autocomplete="name" maxlength=100_u32 />
                <Field
                    label="E-mail"
                    name="form[email]"
                    kind=InputKind::Email
                    help="We send a code to it, to see that it is yours."
                    error=email
                    autocomplete="username"
                    maxlength=254_u32
                />
                <Field
                    label="Password"
                    name="form[password]"
                    kind=InputKind::Password
                    help="At least 8 characters. Four unrelated words are better than one odd one."
                    error=password
                    autocomplete="new-password"
                    maxlength=256_u32
                />
            </SignUpForm>
        </Door>
    }
}

/// The form around the fields. It looks at what was typed before it sends it.
#[island]
fn SignUpForm(
    /// Why it was refused without script.
    refused: Option<Fault<SignUpRefusal>>,
    children: Children,
) -> impl IntoView {
    let deed = Deed::new(refused);
    let form = NodeRef::<html::Form>::new();
    deed.marks(form);
    view! {
        <Refusal sentence=deed.sentence() class="mb-5" />
        <form
            node_ref=form
            method="post"
            action=SignUp::PATH
            class="grid grid-cols-1 gap-5"
            prop:noValidate=true
            on:submit=deed.sends(SignUp::PATH, |fields| typed(fields).check().err().map(SignUpRefusal::Invalid))
        >
            {children()}
            <Button kind=ButtonKind::Accent submit=true wide=true busy=deed.busy() busy_says="Sending the code">
                "Send me a code"
            </Button>
        </form>
    }
}

fn typed(fields: &UrlSearchParams) -> NewAccount {
    let text = |name| fields.get(name).unwrap_or_default();
    NewAccount { name: text("form[name]"), email: text("form[email]"), password: text("form[password]") }
}
