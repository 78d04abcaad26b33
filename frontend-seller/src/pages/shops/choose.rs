//! All shops that somebody works in, and standing in another of them.

use app::shops::{ChooseShop, my_seat};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, PageHead, busy, fault, loaded};
use domain::id::ShopId;
use domain::shops::{SeatChoice, SeatView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Badge, Button, ButtonSize, Card, LinkButton, Tone, icons};

use crate::paths;

/// The list.
#[component]
pub fn Shops() -> impl IntoView {
    let changes = Changes::here();
    let action = changes.action::<ChooseShop>();
    let seat = Resource::new(move || changes.count(), |_| my_seat());
    let deeds = || view! { <LinkButton href=paths::OPEN icon=icons::PLUS>"Open another shop"</LinkButton> };
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[48rem]! ms-0!">
            <PageHead title="Your shops" lead=|| "Everything on this site is about the shop you stand in." deeds />
            <DeedFault fault=fault(action) />
            {loaded(
                seat,
                || view! { <CardsWaiting label="Loading your shops" /> }.into_any(),
                move |seat: SeatView| {
                    let here = seat.shop;
                    let rows = seat.shops.into_iter().map(move |shop| view! { <Choice shop here action /> });
                    view! {
                        <Card flush=true>
                            <ul class="divide-y divide-line">{rows.collect_view()}</ul>
                        </Card>
                    }
                },
            )}
        </main>
    }
}

#[component]
fn Choice(shop: SeatChoice, here: ShopId, action: ServerAction<ChooseShop>) -> impl IntoView {
    let name = shop.name.clone();
    let deed = if shop.shop == here {
        view! { <Badge tone=Tone::Accent>"You are here"</Badge> }.into_any()
    } else {
        view! {
            <ActionForm action>
                <Hidden name="shop" value=shop.shop.to_string() />
                <Button submit=true size=ButtonSize::Small busy=busy(action) busy_says="Going">
                    "Go there"
                    <span class="sr-only">{format!(": {name}")}</span>
                </Button>
            </ActionForm>
        }
        .into_any()
    };
    view! {
        <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
            <div class="min-w-0 flex-1 basis-52">
                <p class="font-[560] wrap-anywhere">{shop.name}</p>
                <p class="soft text-small">{shop.role.label()}</p>
            </div>
            {deed}
        </li>
    }
}
