//! The orders of all shops, by state and by words.

use app::orders::all_orders;
use app::site::orders::{OrderColumns, OrderPager, OrderTable, filter, filtered};
use app::site::{Changes, PageHead, RowsWaiting, SearchForm, loaded};
use domain::lifecycle::Lifecycle;
use domain::orders::{OrderFilter, OrderState, OrderSummary};
use domain::paging::Paged;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Card, Empty, LinkButton, Tab, Tabs, icons};

use crate::paths;

/// The list of orders.
#[component]
pub fn Orders() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let asked = Memo::new(move |_| filter(&query.read()));
    let words = Memo::new(move |_| asked.read().words.clone());
    let orders = Resource::new(move || (asked.get(), changes.count()), |(filter, _)| all_orders(filter));
    view! {
        <main id="main" class="wrap py-7 lg:py-8">
            <PageHead title="Orders" lead=|| "Of all shops, newest first." />
            {move || view! { <StateTabs words=words.get() asked /> }}
            <SearchForm
                action=paths::ORDERS
                label="Search these orders"
                placeholder="Order, buyer or e-mail"
                words
                state=Signal::derive(move || asked.read().state.map(|state| state.name().to_owned()))
            />
            {loaded(
                orders,
                || view! { <RowsWaiting label="Loading orders" rows=12 /> }.into_any(),
                move |orders| view! { <Found orders filter=asked.get_untracked() /> },
            )}
        </main>
    }
}

#[component]
fn StateTabs(words: String, asked: Memo<OrderFilter>) -> impl IntoView {
    let tab = move |state: Option<OrderState>| {
        let href = filtered(&OrderFilter { state, page: 1, words: words.clone() });
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
            <OrderTable orders=rows href=paths::order columns=OrderColumns::OfMarket />
        </Card>
        <div class="mt-5">
            <OrderPager orders filter />
        </div>
    }
    .into_any()
}
