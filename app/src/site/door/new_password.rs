//! A new password: the field with its meter, and the page after a code was entered.

use std::time::Duration;

use leptos::form::ActionForm;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::{Button, ButtonKind, Field, InputKind, Strength};

use super::Door;
use crate::identity::{ResetPassword, password_score};
use crate::site::changes::{DeedFault, alive, busy, fault, lead_to};
use crate::site::told::at;

/// How long a hand rests before the market is asked how good a password is.
const REST: Duration = Duration::from_millis(350);

/// The field for a new password. The market says how hard it is to guess while it is typed: by the same measure by
/// which it is taken.
#[component]
pub fn NewPasswordField(
    /// Above the field.
    label: &'static str,
    /// The name it posts as.
    name: &'static str,
    /// What is wrong with it.
    error: Signal<Option<String>>,
    /// Words that others know of the person.
    #[prop(optional, into)]
    own: Signal<Vec<String>>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let score = RwSignal::new(None::<u8>);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let password = typed.get();
        if let Some(Some(handle)) = waiting.try_update_value(Option::take) {
            handle.clear();
        }
        if password.is_empty() {
            score.set(None);
            return;
        }
        let known = own.get_untracked();
        let ask = move || {
            spawn_local(async move {
                let asked = password_score(password.clone(), known).await.ok();
                // An answer about something that was typed over is nobody's.
                if typed.try_get_untracked().is_some_and(|now| now == password) {
                    score.try_set(asked);
                }
            });
        };
        waiting.set_value(set_timeout_with_handle(ask, REST).ok());
    });
    on_cleanup(move || {
        if let Some(Some(handle)) = waiting.try_update_value(Option::take) {
            handle.clear();
        }
    });
    view! {
        <div class="grid grid-cols-1 gap-2">
            <Field
                label
                name
                bind=typed
                kind=InputKind::Password
                autocomplete="new-password"
                maxlength=256_u32
                help="At least 8 characters. Four unrelated words are hard to guess and easy to keep."
                error=error
            />
            <div class="script-only">
                <Strength score />
            </div>
        </div>
    }
}

/// Replaces a forgotten password within the ten minutes after the code.
#[component]
pub fn NewPasswordPage(
    /// Which site this is.
    site: &'static str,
) -> impl IntoView {
    let action = ServerAction::<ResetPassword>::new();
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    view! {
        <Door site title="Choose a new password" lead=|| "You have ten minutes. Wherever you are signed in, you will be signed out.">
            <DeedFault fault=failed />
            <ActionForm action attr:class="card card-b grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
                <NewPasswordField label="New password" name="password" error=at(failed, "password") />
                <Button kind=ButtonKind::Accent submit=true wide=true busy=busy(action) busy_says="Saving">
                    "Save the password"
                </Button>
            </ActionForm>
            <p class="text-small">
                <a class="link" href="/forgot">
                    "Ask for another code"
                </a>
            </p>
        </Door>
    }
}
