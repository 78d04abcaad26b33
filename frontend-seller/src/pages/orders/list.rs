//! All orders of the shop, by state and by words.

use app::orders::{shop_order_counts, shop_orders};
use app::site::orders::{OrderPager, OrderTable, filter, filtered, tab_states};
use app::site::{Changes, Hidden, PageHead, RowsWaiting, loaded};
use domain::lifecycle::Lifecycle;
use domain::orders::{OrderFilter, OrderState, OrderSummary};
use domain::paging::Paged;
use leptos::prelude::*;
use leptos_router::components::Form;
use leptos_router::hooks::use_query_map;
use ui::{Card, Empty, LinkButton, SearchField, Tab, Tabs, grouped, icons};

use crate::paths;

type Counts = Vec<(OrderState, u32)>;

/// The list of orders.
#[component]
pub fn Orders() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let asked = Memo::new(move |_| filter(&query.read()));
    let counts = Resource::new(move || changes.count(), |_| shop_order_counts());
    let orders = Resource::new(move || (asked.get(), changes.count()), |(filter, _)| shop_orders(filter));
    let known = move || counts.get().and_then(Result::ok).unwrap_or_default();
    let lead = move || view! { <Transition>{move || work_of(&known())}</Transition> };
    view! {
        <main id="main" class="wrap py-7 lg:py-8">
            <PageHead title="Orders" lead />
            <Transition fallback=move || {
                view! { <StateTabs counts=Counts::new() asked /> }
            }>{move || view! { <StateTabs counts=known() asked /> }}</Transition>
            <Search asked />
            {loaded(
                orders,
                || view! { <RowsWaiting label="Loading orders" rows=12 /> }.into_any(),
                move |orders| view! { <Found orders filter=asked.get_untracked() /> },
            )}
        </main>
    }
}

/// What there is to do, in a sentence.
fn work_of(counts: &Counts) -> String {
    let count = |state| counts.iter().find(|(other, _)| *other == state).map_or(0, |(_, count)| *count);
    match (count(OrderState::Paid), count(OrderState::Packed)) {
        (0, 0) => "Nothing to pack or ship right now.".to_owned(),
        (pack, ship) => format!("{pack} to pack, {ship} to ship."),
    }
}

#[component]
fn StateTabs(counts: Counts, asked: Memo<OrderFilter>) -> impl IntoView {
    let all: u64 = counts.iter().map(|(_, count)| u64::from(*count)).sum();
    let open = asked.read_untracked().state;
    let href = move |state| filtered(&OrderFilter { state, page: 1, words: asked.read_untracked().words.clone() });
    let tab = move |(state, count): (OrderState, u32)| {
        view! {
            <Tab
                href=href(Some(state))
                count=grouped(u64::from(count))
                current=Signal::derive(move || asked.read().state == Some(state))
            >
                {state.label()}
            </Tab>
        }
    };
    let states = tab_states(&counts, open);
    view! {
        <Tabs label="Orders by state" class="mt-5">
            <Tab href=href(None) count=grouped(all) current=Signal::derive(move || asked.read().state.is_none())>
                "All"
            </Tab>
            {states.into_iter().map(tab).collect_view()}
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
        return view! { <NoneFound filter /> }.into_any();
    }
    let rows = orders.items.clone();
    view! {
        <Card flush=true class="overflow-hidden">
            <OrderTable orders=rows href=paths::order />
        </Card>
        <div class="mt-5">
            <OrderPager orders filter />
        </div>
    }
    .into_any()
}

#[component]
fn NoneFound(filter: OrderFilter) -> impl IntoView {
    let all = move || view! { <LinkButton href=paths::ORDERS>"See all orders"</LinkButton> };
    match (filter.words.is_empty(), filter.state) {
        (false, _) => {
            let title = format!("No order matches “{}”", filter.words);
            view! { <Empty icon=icons::SEARCH title text="Try the number, the buyer's name or the e-mail." class="card">{all()}</Empty> }
                .into_any()
        }
        (true, Some(state)) => {
            let title = format!("No orders in “{}”", state.label());
            view! { <Empty icon=icons::PACKAGE title text="Orders come and go here as they are worked on." class="card">{all()}</Empty> }
                .into_any()
        }
        (true, None) => view! {
            <Empty icon=icons::PACKAGE title="No orders yet" text="New orders land here. More products on the shelf help." class="card">
                <LinkButton href=paths::NEW_PRODUCT>"Add a product"</LinkButton>
            </Empty>
        }
        .into_any(),
    }
}
