//! What happened to an order, oldest first.

use domain::orders::{OrderState, TimelineEntry};
use leptos::prelude::*;
use ui::{Card, StepState, Timeline, TimelineStep};

use crate::site::when::When;

/// The history of an order; its last step is where it stands now.
#[component]
pub fn TimelineCard(
    /// The steps.
    steps: Vec<TimelineEntry>,
) -> impl IntoView {
    let last = steps.len().saturating_sub(1);
    let step = move |(at, entry): (usize, TimelineEntry)| {
        let state = match entry.state {
            OrderState::Cancelled | OrderState::Expired | OrderState::DeliveryFailed | OrderState::Returned => {
                StepState::Bad
            }
            _ if at == last => StepState::Now,
            _ => StepState::Done,
        };
        view! {
            <TimelineStep title=happened(entry.state) state>
                <p class="m">
                    <When at=entry.at />
                    {(!entry.by.is_empty()).then(|| format!(", {}", entry.by))}
                </p>
                {entry.note.map(|note| view! { <p class="m wrap-anywhere">{note}</p> })}
            </TimelineStep>
        }
    };
    view! {
        <Card title="Timeline">
            <Timeline>{steps.into_iter().enumerate().map(step).collect_view()}</Timeline>
        </Card>
    }
}

/// A state as something that happened.
const fn happened(state: OrderState) -> &'static str {
    match state {
        OrderState::Pending => "Placed",
        OrderState::Paid => "Paid",
        OrderState::Packed => "Packed",
        OrderState::Shipped => "Shipped",
        OrderState::OutForDelivery => "Out for delivery",
        OrderState::Delivered => "Delivered",
        OrderState::DeliveryFailed => "Delivery failed",
        OrderState::Returned => "Returned",
        OrderState::Cancelled => "Cancelled",
        OrderState::Expired => "Expired, not paid in time",
        OrderState::Refunded => "Refunded",
    }
}
