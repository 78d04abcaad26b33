//! Asking for another code: a button that waits until the last one had time to arrive.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::id::ChallengeId;
use domain::identity::CodeSent;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, clock};

use crate::call::{Answer, Fault};
use crate::identity::{ResendCode, code_sent};
use crate::site::address::typed;
use crate::site::changes::{Hidden, busy};
use crate::site::when::now;

/// Around the form that asks for another code. Without script the form is there at once: who comes too soon is told so.
#[component]
pub fn Again(
    /// When another one may be asked for.
    resend_at: DateTime<Utc>,
    children: Children,
) -> impl IntoView {
    // Nothing is known before the page is alive, so that server and browser draw the same.
    let left = RwSignal::new(None::<u64>);
    Effect::new(move |_| count(left, resend_at));
    let words = move || match left.get() {
        Some(seconds) if seconds > 0 => format!("No mail? You can ask for another code in {}.", clock(seconds)),
        _ => String::new(),
    };
    // The seconds are for the eye. Whoever listens is told once, when the waiting is over.
    let told = Memo::new(move |before: Option<&&'static str>| match left.get() {
        Some(0) if before.is_some_and(|before| before.is_empty()) => "You can ask for another code now.",
        _ => "",
    });
    view! {
        <div>
            <p class="soft text-small num script-only" aria-hidden="true">{words}</p>
            <div class=("noscript-only", move || left.get() != Some(0))>{children()}</div>
            <span class="sr-only" role="status">{move || told.get()}</span>
        </div>
    }
}

/// The code of the challenge in the address, asked for anew after each sending.
pub(super) fn sent_code(resend: ServerAction<ResendCode>) -> Resource<Answer<CodeSent>> {
    let query = use_query_map();
    let challenge = Memo::new(move |_| typed(&query.read(), "challenge").parse::<ChallengeId>().ok());
    Resource::new(
        move || (challenge.get(), resend.version().get()),
        |(challenge, _)| async move {
            match challenge {
                Some(challenge) => code_sent(challenge).await,
                None => Err(Fault::NotFound),
            }
        },
    )
}

/// Asks for another code of a challenge.
#[component]
pub(super) fn AskAgain(
    /// The code that was sent last.
    sent: CodeSent,
    /// What asks.
    resend: ServerAction<ResendCode>,
) -> impl IntoView {
    view! {
        <Again resend_at=sent.resend_at>
            <ActionForm action=resend>
                <Hidden name="challenge" value=sent.challenge.to_string() />
                <Button submit=true busy=busy(resend) busy_says="Sending">
                    "Send another code"
                </Button>
            </ActionForm>
        </Again>
    }
}

/// Counts by the clock on the wall, so that a sleeping tab wakes up with the right figure.
fn count(left: RwSignal<Option<u64>>, until: DateTime<Utc>) {
    let seconds = move || now().map_or(0, |now| u64::try_from((until - now).num_seconds()).unwrap_or(0));
    left.set(Some(seconds()));
    let step = move || {
        let seconds = seconds();
        if left.try_get_untracked().flatten() != Some(seconds) {
            left.try_set(Some(seconds));
        }
    };
    if let Ok(handle) = set_interval_with_handle(step, Duration::from_millis(500)) {
        on_cleanup(move || handle.clear());
    }
}
