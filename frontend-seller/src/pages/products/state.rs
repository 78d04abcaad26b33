//! Where a product stands, in words, and what can be done about it.

use domain::catalog::{ProductMove, ProductState};
use leptos::prelude::*;
use ui::{Badge, IconName, Tone, icons};

/// One or two words for a badge.
pub const fn label(state: ProductState) -> &'static str {
    match state {
        ProductState::Draft => "Draft",
        ProductState::Pending => "Being looked at",
        ProductState::Rejected => "Rejected",
        ProductState::Active => "On sale",
        ProductState::Archived => "Archived",
        ProductState::Removed => "Removed",
    }
}

/// What the button says.
pub const fn verb(step: ProductMove) -> &'static str {
    match step {
        ProductMove::Publish | ProductMove::Approve => "Publish",
        ProductMove::Submit => "Hand in",
        ProductMove::AskChanges => "Ask for changes",
        ProductMove::Reject => "Reject",
        ProductMove::Withdraw => "Take back",
        ProductMove::Archive => "Archive",
        ProductMove::Remove => "Remove",
        ProductMove::Restore => "Restore",
    }
}

/// The icon beside it.
pub const fn icon(step: ProductMove) -> IconName {
    match step {
        ProductMove::Publish | ProductMove::Approve => icons::STORE,
        ProductMove::Submit => icons::SEND,
        ProductMove::AskChanges => icons::PENCIL,
        ProductMove::Reject => icons::BAN,
        ProductMove::Withdraw => icons::UNDO_2,
        ProductMove::Archive => icons::ARCHIVE,
        ProductMove::Remove => icons::TRASH_2,
        ProductMove::Restore => icons::ROTATE_CCW,
    }
}

/// A state as a dot and a word.
#[component]
pub fn ProductBadge(
    /// The state.
    state: ProductState,
) -> impl IntoView {
    let tone = match state {
        ProductState::Draft | ProductState::Archived => Tone::Neutral,
        ProductState::Active => Tone::Success,
        ProductState::Pending => Tone::Info,
        ProductState::Rejected | ProductState::Removed => Tone::Danger,
    };
    view! { <Badge tone>{label(state)}</Badge> }
}
