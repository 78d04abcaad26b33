//! Cards, for the examples page.

use crate::Card;
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="grid gap-5 md:grid-cols-2">
            <Card>"A card without a title."</Card>
            <Card title="Next payout" aside=|| view! { <a class="link soft text-small" href="#all">"Statements"</a> }>
                <p class="text-figure num">"$6,214.80"</p>
                <p class="soft">"Monday 24 Nov, to account ending 4471"</p>
            </Card>
        </div>
    }
}
