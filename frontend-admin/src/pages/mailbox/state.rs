//! Where a mail stands, in words.

use domain::messages::MailState;
use leptos::prelude::*;
use ui::{Badge, Tone};

/// One word for a badge.
pub const fn label(state: MailState) -> &'static str {
    match state {
        MailState::Pending => "Waiting",
        MailState::Sending => "Sending",
        MailState::Success => "Sent",
        MailState::Failed => "Failed",
    }
}

/// A state as a dot and a word.
#[component]
pub fn MailBadge(
    /// The state.
    state: MailState,
) -> impl IntoView {
    let tone = match state {
        MailState::Pending => Tone::Neutral,
        MailState::Sending => Tone::Info,
        MailState::Success => Tone::Success,
        MailState::Failed => Tone::Danger,
    };
    view! { <Badge tone>{label(state)}</Badge> }
}
