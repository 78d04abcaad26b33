//! One order: what to do next, what was bought, where it goes, what happened so far.

use app::orders::{MoveOrder, shop_order};
use app::site::orders::{AddressCard, LinesCard, StateBadge, TimelineCard, TotalsCard};
use app::site::{CardsWaiting, Changes, DeedFault, PageHead, When, fault, lead_to, loaded_page};
use app::{Answer, Fault};
use domain::id::OrderId;
use domain::orders::OrderView;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::Crumb;

use super::moves::NextCard;
use crate::paths;

/// The page of one order.
#[component]
pub fn Order() -> impl IntoView {
    let params = use_params_map();
    let changes = Changes::here();
    let action = changes.action::<MoveOrder>();
    lead_to(fault(action));
    let value = action.value();
    let said = move || {
        let state = value.with(|value| Some(value.as_ref()?.as_ref().ok()?.summary.state));
        state.map(|state| format!("This order is in the state {} now.", state.label()))
    };
    let id = Memo::new(move |_| params.read().get_str("id").and_then(|id| id.parse::<OrderId>().ok()));
    let order = Resource::new(move || (id.get(), changes.count()), |(id, _)| opened(id));
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[84rem]!">
            // What a step did, for those who cannot see the page change.
            <p class="sr-only" role="status">
                {said}
            </p>
            {loaded_page(
                order,
                || view! { <CardsWaiting label="Loading the order" /> }.into_any(),
                move |order| view! { <Opened order action /> },
            )}
        </main>
    }
}

/// An address that is no id names nothing.
async fn opened(id: Option<OrderId>) -> Answer<OrderView> {
    match id {
        Some(id) => shop_order(id).await,
        None => Err(Fault::NotFound),
    }
}

#[component]
fn Opened(order: OrderView, action: ServerAction<MoveOrder>) -> impl IntoView {
    let summary = order.summary.clone();
    let (placed, buyer, state) = (summary.placed_at, summary.buyer_name.clone(), summary.state);
    let lead = move || view! { "Placed " <When at=placed inside=true /> " by " {buyer} };
    let mark = move || view! { <StateBadge state /> };
    view! {
        <PageHead
            title=format!("Order {}", summary.number)
            above=vec![Crumb::new("Orders", paths::ORDERS)]
            lead
            mark
        />
        <DeedFault fault=fault(action) />
        <div class="grid grid-cols-1 gap-5 items-start xl:grid-cols-[minmax(0,1fr)_21rem]">
            <div class="grid grid-cols-1 gap-5 min-w-0">
                <NextCard order=summary.id moves=order.moves.clone() state action />
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
