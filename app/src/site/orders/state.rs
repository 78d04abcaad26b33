//! The state of an order in its colour and in words.

use domain::orders::OrderState;
use leptos::prelude::*;
use ui::{Badge, Tone};

/// What a state means: to do, on its way, done, refused.
pub const fn tone(state: OrderState) -> Tone {
    match state {
        OrderState::Pending | OrderState::Cancelled | OrderState::Expired | OrderState::Refunded => Tone::Neutral,
        OrderState::Paid | OrderState::Packed => Tone::Warning,
        OrderState::Shipped | OrderState::OutForDelivery => Tone::Info,
        OrderState::Delivered => Tone::Success,
        OrderState::DeliveryFailed | OrderState::Returned => Tone::Danger,
    }
}

/// A state as a dot and a word.
#[component]
pub fn StateBadge(
    /// The state.
    state: OrderState,
) -> impl IntoView {
    view! { <Badge tone=tone(state)>{state.label()}</Badge> }
}
