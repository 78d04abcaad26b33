//! The password: changing it, or setting the first one.

use app::Words;
use app::identity::ChangePassword;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Button, Field, InputKind};

use crate::forms::{Done, Refusal, beside, done, refused};
use crate::pages::identity::new_password::NewPassword;
use crate::parts::Section;

/// The part of the page about the password.
#[component]
pub fn Password(has_password: bool, email: String) -> impl IntoView {
    let refused = refused::<ChangePassword, _>();
    let (current, new) = (beside(refused.as_ref(), "current"), beside(refused.as_ref(), "new"));
    let sentence = refused.as_ref().map(Words::sentence);
    let (title, verb) = if has_password { ("Password", "Change the password") } else { ("Password", "Set a password") };
    view! {
        <Section id="password" title>
            <Done sentence={done::<ChangePassword>()
                .then_some("Your password is changed. Everywhere else you are signed out.")} />
            <Refusal sentence class="mb-4" />
            <form
                method="post"
                action=ChangePassword::PATH
                class="grid grid-cols-1 gap-5 max-w-96"
                data-said="Password changed. Everywhere else you are signed out"
                data-empties
            >
                // Keepers of passwords look for whose it is.
                <input type="hidden" name="username" value=email autocomplete="username" />
                {has_password
                    .then(|| {
                        view! {
                            <Field
                                label="Current password"
                                name="form[current]"
                                kind=InputKind::Password
                                error=current
                                autocomplete="current-password"
                                maxlength=256_u32
                            />
                        }
                    })}
                <NewPassword name="form[new]" label="New password" error=new />
                <div>
                    <Button submit=true busy_says="Saving">
                        {verb}
                    </Button>
                </div>
            </form>
        </Section>
    }
}
