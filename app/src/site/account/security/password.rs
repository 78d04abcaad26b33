//! The password: another one, or a first one.

use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Card, Field, InputKind};

use crate::identity::ChangePassword;
use crate::site::changes::{Changes, DeedFault, alive, busy, fault, lead_to};
use crate::site::door::NewPasswordField;
use crate::site::told::{DoneNote, at, done};

pub(super) type Deed = ServerAction<ChangePassword>;

pub(super) fn deed(changes: Changes) -> Deed {
    changes.action()
}

/// The card.
#[component]
pub(super) fn Password(
    /// Whether the person comes in with one at all.
    has_password: bool,
    /// What others know of them.
    own: Vec<String>,
    action: Deed,
) -> impl IntoView {
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    let current = has_password.then(|| {
        view! {
            <Field
                label="Your password"
                name="form[current]"
                kind=InputKind::Password
                autocomplete="current-password"
                maxlength=256_u32
                error=at(failed, "current")
            />
        }
    });
    let what = if has_password { "Change the password" } else { "Set a password" };
    view! {
        <Card title="Password">
            <ActionForm action attr:class="grid grid-cols-1 gap-4 max-w-[28rem]" attr:novalidate=move || alive.get()>
                <DoneNote done=done(action) says="Your password is the new one. Everywhere else you are signed out." />
                <DeedFault fault=failed />
                {current}
                <NewPasswordField label="New password" name="form[new]" error=at(failed, "new") own=Signal::stored(own) />
                <div>
                    <Button kind=ButtonKind::Ink submit=true busy=busy(action) busy_says="Saving">
                        {what}
                    </Button>
                </div>
            </ActionForm>
        </Card>
    }
}
