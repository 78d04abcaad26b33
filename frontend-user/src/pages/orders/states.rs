//! Where an order stands, in a buyer's words.

use domain::lifecycle::Lifecycle;
use domain::orders::OrderState;
use leptos::prelude::*;
use ui::{Badge, Tone};

/// A state as something that happened.
pub fn happened(state: OrderState) -> &'static str {
    match state {
        OrderState::Pending => "Waiting for payment",
        OrderState::Paid => "Paid",
        OrderState::Packed => "Packed",
        OrderState::Shipped => "Shipped",
        OrderState::OutForDelivery => "Out for delivery",
        OrderState::Delivered => "Delivered",
        OrderState::DeliveryFailed => "Delivery failed",
        OrderState::Returned => "Returned",
        OrderState::Cancelled => "Cancelled",
        OrderState::Expired => "Not paid in time",
        OrderState::Refunded => "Refunded",
    }
}

fn tone(state: OrderState) -> Tone {
    match state {
        OrderState::Pending => Tone::Warning,
        OrderState::Paid | OrderState::Packed | OrderState::Shipped | OrderState::OutForDelivery => Tone::Info,
        OrderState::Delivered => Tone::Success,
        OrderState::DeliveryFailed => Tone::Danger,
        OrderState::Returned | OrderState::Cancelled | OrderState::Expired | OrderState::Refunded => Tone::Neutral,
    }
}

/// A state as a dot and a word.
#[component]
pub fn StateBadge(state: OrderState) -> impl IntoView {
    view! { <Badge tone=tone(state)>{happened(state)}</Badge> }
}

/// What is still to come on the straight way to the door.
pub fn to_come(state: OrderState) -> &'static [OrderState] {
    const WAY: [OrderState; 4] = [OrderState::Paid, OrderState::Packed, OrderState::Shipped, OrderState::Delivered];
    match state {
        OrderState::Pending => &WAY,
        OrderState::Paid => &WAY[1..],
        OrderState::Packed => &WAY[2..],
        OrderState::Shipped | OrderState::OutForDelivery => &WAY[3..],
        _ => &[],
    }
}

/// Whether nothing more will happen to an order by itself.
pub fn is_over(state: OrderState) -> bool {
    state.is_final()
        || matches!(state, OrderState::Delivered | OrderState::Returned | OrderState::Cancelled | OrderState::Expired)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_come_can_come() {
        for state in OrderState::STATES {
            if let Some(next) = to_come(*state).first() {
                let reachable = OrderState::MOVES.iter().any(|(_, from, to)| from == state && to == next);
                assert!(reachable, "{state:?} does not lead to {next:?}");
            }
        }
    }
}
