//! The clock, for the examples page.

use crate::Countdown;
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="flex flex-wrap gap-6">
            <Countdown label="Held for" seconds=872 />
            <Countdown label="Held for" seconds=58 />
            <Countdown label="Held for" seconds=0 over="Your tickets were released. You can try again." />
        </div>
    }
}
