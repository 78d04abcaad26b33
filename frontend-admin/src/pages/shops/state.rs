//! How the states of shops look.

use domain::shops::{DomainState, PayoutState, ShopState};
use leptos::prelude::*;
use ui::{Badge, Tone};

/// Where a shop stands, as a badge.
#[component]
pub fn ShopBadge(state: ShopState) -> impl IntoView {
    let tone = match state {
        ShopState::Draft => Tone::Neutral,
        ShopState::Active => Tone::Success,
        ShopState::Suspended => Tone::Danger,
        ShopState::Closed => Tone::Warning,
    };
    view! { <Badge tone>{state.label()}</Badge> }
}

/// How far its payouts are.
#[component]
pub fn PayoutBadge(state: PayoutState) -> impl IntoView {
    let (tone, words) = match state {
        PayoutState::None => (Tone::Neutral, "Not connected"),
        PayoutState::Asked => (Tone::Warning, "Answers needed"),
        PayoutState::Checking => (Tone::Info, "Being checked"),
        PayoutState::Ready => (Tone::Success, "Connected"),
        PayoutState::Stopped => (Tone::Danger, "Stopped"),
    };
    view! { <Badge tone>{words}</Badge> }
}

/// How far a name of its own is.
pub const fn domain_tone(state: DomainState) -> Tone {
    match state {
        DomainState::Pending => Tone::Info,
        DomainState::Verified => Tone::Success,
        DomainState::Failed => Tone::Danger,
    }
}
