//! Closing the shop, the days that are left, and opening it again.

use app::shops::{CloseShop, RestoreShop, shop_life};
use app::site::{CardsWaiting, Changes, DeedFault, When, alive, busy, fault, lead_to, loaded};
use domain::shops::life::RESTORE_DAYS;
use domain::shops::{LifeView, ShopState};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Card, Field, Note, Tone};

use super::form::beside;
use super::frame::SettingsPage;
use crate::paths;

/// The section.
#[component]
pub fn Closing() -> impl IntoView {
    let changes = Changes::here();
    let close = changes.action::<CloseShop>();
    let restore = changes.action::<RestoreShop>();
    let life = Resource::new(move || changes.count(), |_| shop_life());
    view! {
        <SettingsPage title="Closing" lead="When a shop ends, and how long there is a way back." href=paths::CLOSING>
            {loaded(
                life,
                || view! { <CardsWaiting label="Loading" /> }.into_any(),
                move |life: LifeView| {
                    match (life.state, life.may_change) {
                        (_, false) => view! { <p class="soft">"Only the owner can close the shop."</p> }.into_any(),
                        (ShopState::Closed, true) => view! { <Closed life restore /> }.into_any(),
                        (_, true) => view! { <Open life close /> }.into_any(),
                    }
                },
            )}
        </SettingsPage>
    }
}

#[component]
fn Open(life: LifeView, close: ServerAction<CloseShop>) -> impl IntoView {
    let failed = fault(close);
    lead_to(failed);
    let alive = alive();
    let wrong = beside(failed).run("handle".to_owned());
    let wrong = Signal::derive(move || wrong.get().map(|_| "Type the handle exactly as it stands above.".to_owned()));
    view! {
        {life
            .suspended_because
            .map(|reason| {
                view! {
                    <Note tone=Tone::Danger>{format!("The market has suspended this shop: {reason}")}</Note>
                }
            })}
        <Card title=format!("Close {}", life.name)>
            <div class="grid grid-cols-1 gap-4">
                <ul class="list-disc ps-5 grid gap-1">
                    <li>"Buyers do not see the shop and its products from the next second on."</li>
                    <li>"Orders that are paid go on, and so do returns."</li>
                    <li>{format!("For {RESTORE_DAYS} days you can open it again, as it was.")}</li>
                    <li>
                        "After that products, followers and pictures are gone for good, and your e-mail address opens no other shop. Orders and payments stay in the books."
                    </li>
                </ul>
                <ActionForm action=close attr:class="grid grid-cols-1 gap-4 max-w-[28rem]" attr:novalidate=move || alive.get()>
                    <DeedFault fault=failed />
                    <Field
                        label=format!("Type {} to close it", life.handle)
                        name="closing[handle]"
                        maxlength=63_u32
                        error=wrong
                    />
                    <div>
                        <Button kind=ButtonKind::Danger submit=true busy=busy(close) busy_says="Closing">
                            "Close the shop"
                        </Button>
                    </div>
                </ActionForm>
            </div>
        </Card>
    }
}

#[component]
fn Closed(life: LifeView, restore: ServerAction<RestoreShop>) -> impl IntoView {
    let until = life.purge_at.map(|at| view! { <When at inside=true /> });
    let left = match life.days_left.unwrap_or_default() {
        0 => "No time left".to_owned(),
        1 => "1 day left".to_owned(),
        days => format!("{days} days left"),
    };
    let since = life.closed_at.map(|at| view! { <When at inside=true /> });
    view! {
        <DeedFault fault=fault(restore) />
        <Card title=format!("{} is closed", life.name)>
            <div class="grid grid-cols-1 gap-4">
                <p class="text-h2 num">{left}</p>
                <p>"It was closed " {since} ". You can open it again until " {until} ", as it was."</p>
                <ActionForm action=restore>
                    <Button kind=ButtonKind::Accent submit=true busy=busy(restore) busy_says="Opening">
                        "Open the shop again"
                    </Button>
                </ActionForm>
            </div>
        </Card>
    }
}
