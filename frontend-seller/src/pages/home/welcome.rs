//! The first page of a seller who has no shop yet.

use leptos::prelude::*;
use ui::{ButtonKind, Card, LinkButton, icons};

use crate::pages::applications::Standing;
use crate::pages::steps::{Step, Steps};
use crate::paths;

/// What comes next, with the one step to take; or what it waits for.
#[component]
pub fn Welcome() -> impl IntoView {
    view! { <Standing free=Callback::new(|()| view! { <Next /> }.into_any()) /> }
}

#[component]
fn Next() -> impl IntoView {
    view! {
        <Card title="Your account is ready. Two steps are left.">
            <div class="grid grid-cols-1 gap-5">
                <Steps now=Step::Shop />
                <p class="soft max-w-[38rem]">
                    "Prepare the shop in your own time: buyers see it when you open its doors, and money comes once payouts are connected."
                </p>
                <div>
                    <LinkButton href=paths::OPEN kind=ButtonKind::Accent icon=icons::STORE>
                        "Open a shop"
                    </LinkButton>
                </div>
            </div>
        </Card>
    }
}
