//! One order of any shop, to read: what was bought, where it goes, what happened so far.

use app::orders::any_order;
use app::site::orders::{AddressCard, LinesCard, StateBadge, TimelineCard, TotalsCard};
use app::site::{CardsWaiting, PageHead, When, loaded_page};
use app::{Answer, Fault};
use domain::id::OrderId;
use domain::orders::OrderView;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::Crumb;

use crate::paths;

/// The page of one order.
#[component]
pub fn Order() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get_str("id").and_then(|id| id.parse::<OrderId>().ok()));
    let order = Resource::new(move || id.get(), opened);
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[84rem]!">
            {loaded_page(
                order,
                || view! { <CardsWaiting label="Loading the order" /> }.into_any(),
                |order| view! { <Opened order /> },
            )}
        </main>
    }
}

/// An address that is no id names nothing.
async fn opened(id: Option<OrderId>) -> Answer<OrderView> {
    match id {
        Some(id) => any_order(id).await,
        None => Err(Fault::NotFound),
    }
}

#[component]
fn Opened(order: OrderView) -> impl IntoView {
    let summary = order.summary.clone();
    let (placed, buyer, shop, state) = (summary.placed_at, summary.buyer_name, summary.shop_name, summary.state);
    let lead = move || view! { "Placed " <When at=placed inside=true /> " by " {buyer} " at " {shop} };
    let mark = move || view! { <StateBadge state /> };
    view! {
        <PageHead
            title=format!("Order {}", summary.number)
            above=vec![Crumb::new("Orders", paths::ORDERS)]
            lead
            mark
        />
        <div class="grid grid-cols-1 gap-5 items-start xl:grid-cols-[minmax(0,1fr)_22rem]">
            <div class="grid grid-cols-1 gap-5 min-w-0">
                <LinesCard lines=order.lines.clone() />
                <TotalsCard order=order.clone() />
            </div>
            <div class="grid grid-cols-1 gap-5 min-w-0">
                <TimelineCard steps=order.timeline.clone() />
                <AddressCard order />
            </div>
        </div>
    }
}
