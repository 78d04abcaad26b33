//! The first page of a seller who has no shop yet.

use app::site::PageHead;
use leptos::prelude::*;
use ui::{ButtonKind, Card, LinkButton, icons};

use crate::pages::shops::Steps;
use crate::paths;

/// What comes next, with the one step to take.
#[component]
pub fn Welcome() -> impl IntoView {
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[48rem]! ms-0!">
            <PageHead title="Welcome" lead=|| "Your account is ready. Two steps are left." />
            <Card>
                <div class="grid grid-cols-1 gap-5">
                    <Steps now=1 />
                    <p class="soft">
                        "Prepare the shop in your own time: buyers see it when you open its doors, and money comes once payouts are connected."
                    </p>
                    <div>
                        <LinkButton href=paths::OPEN kind=ButtonKind::Accent icon=icons::STORE>
                            "Open a shop"
                        </LinkButton>
                    </div>
                </div>
            </Card>
        </main>
    }
}
