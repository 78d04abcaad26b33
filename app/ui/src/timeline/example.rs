//! What happened to an order, for the examples page.

use crate::{StepState, Timeline, TimelineStep};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="grid gap-8 md:grid-cols-2">
            <Timeline>
                <TimelineStep title="Paid" meta="20 Nov 09:41" />
                <TimelineStep title="Packed by Spree Home" meta="20 Nov 13:20" state=StepState::Now />
                <TimelineStep title="With the courier" meta="expected 21 Nov" state=StepState::Next />
                <TimelineStep title="At your door" meta="25 to 27 Nov" state=StepState::Next />
            </Timeline>
            <Timeline>
                <TimelineStep title="Payment refused" meta="20 Nov 09:40" state=StepState::Bad>
                    <p class="text-small soft">"The bank did not say why."</p>
                </TimelineStep>
                <TimelineStep title="Placed" meta="20 Nov 09:39" />
            </Timeline>
        </div>
    }
}
