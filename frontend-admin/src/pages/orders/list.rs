//! The orders of all shops, by state and by words.

use app::orders::all_orders;
use app::site::orders::{OrderPager, OrderTable, filter, filtered};
use app::site::{Changes, Hidden, PageHead, RowsWaiting, loaded};
use domain::lifecycle::Lifecycle;
use domain::orders::{OrderFilter, OrderState, OrderSummary};
use domain::paging::Paged;
use leptos::prelude::*;
use leptos_router::components::Form;
use leptos_router::hooks::use_query_map;
use ui::{Card, Empty, LinkButton, SearchField, Tab, Tabs, icons};

use crate::paths;

/// The list of orders.
#[component]
pub fn Orders() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let asked = Memo::new(move |_| filter(&query.read()));
    let orders = Resource::new(move || (asked.get(), changes.count()), |(filter, _)| all_orders(filter));
    view! {
        <main id="main" class="wrap py-7 lg:py-8">
            <PageHead title="Orders" lead=|| "Of all shops, newest first." />
            <StateTabs asked />
            <Search asked />
            {loaded(
                orders,
                || view! { <RowsWaiting label="Loading orders" rows=12 /> }.into_any(),
                move |orders| view! { <Found orders filter=asked.get_untracked() /> },
            )}
        </main>
    }
}

#[component]
fn StateTabs(asked: Memo<OrderFilter>) -> impl IntoView {
    let tab = move |state: Option<OrderState>| {
        let href = filtered(&OrderFilter { state, page: 1, words: asked.read_untracked().words.clone() });
        view! {
            <Tab href current=Signal::derive(move || asked.read().state == state)>
                {state.map_or("All", OrderState::label)}
            </Tab>
        }
    };
    let states = std::iter::once(None).chain(OrderState::STATES.iter().copied().map(Some));
    view! {
        <Tabs label="Orders by state" class="mt-5">
            {states.map(tab).collect_view()}
        </Tabs>
    }
}

#[component]
fn Search(asked: Memo<OrderFilter>) -> impl IntoView {
    let state = move || asked.read().state.map(Lifecycle::name);
    view! {
        <Form method="GET" action=paths::ORDERS attr:role="search" attr:class="flex flex-wrap items-center gap-2 py-4">
            {move || state().map(|state| view! { <Hidden name="state" value=state /> })}
            <SearchField
                label="Search these orders"
                placeholder="Order, buyer or e-mail"
                value=Signal::derive(move || asked.read().words.clone())
                square=true
                class="w-full sm:w-80"
            />
        </Form>
    }
}

#[component]
fn Found(orders: Paged<OrderSummary>, filter: OrderFilter) -> impl IntoView {
    if orders.items.is_empty() {
        let title = if filter.words.is_empty() {
            "No orders here".to_owned()
        } else {
            format!("No order matches “{}”", filter.words)
        };
        return view! {
            <Empty icon=icons::PACKAGE title text="Try the number, the buyer's name or the e-mail, or another state." class="card">
                <LinkButton href=paths::ORDERS>"See all orders"</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let rows = orders.items.clone();
    view! {
        <Card flush=true class="overflow-hidden">
            <OrderTable orders=rows href=paths::order with_shop=true />
        </Card>
        <div class="mt-5">
            <OrderPager orders filter />
        </div>
    }
    .into_any()
}
