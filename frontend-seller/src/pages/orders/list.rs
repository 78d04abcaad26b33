//! All orders of the shop, by state and by words.

use app::orders::{shop_order_counts, shop_orders};
use app::site::orders::{OrderColumns, OrderPager, OrderTable, filter, filtered, tab_states};
use app::site::{Changes, PageHead, RowsWaiting, SearchForm, loaded};
use domain::lifecycle::Lifecycle;
use domain::orders::{OrderFilter, OrderState, OrderSummary};
use domain::paging::Paged;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Card, Empty, LinkButton, Tab, Tabs, grouped, icons};

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
    let words = Memo::new(move |_| asked.read().words.clone());
    let known = move || counts.get().and_then(Result::ok).unwrap_or_default();
    let lead = move || view! { <Transition>{move || work_of(&known())}</Transition> };
    view! {
        <main id="main" class="wrap py-7 lg:py-8">
            <PageHead title="Orders" lead />
            <Transition fallback=move || {
                view! { <StateTabs counts=Counts::new() words=words.get_untracked() asked /> }
            }>{move || view! { <StateTabs counts=known() words=words.get() asked /> }}</Transition>
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

/// What there is to do, in a sentence.
fn work_of(counts: &Counts) -> String {
    let count = |state| counts.iter().find(|(other, _)| *other == state).map_or(0, |(_, count)| *count);
    match (count(OrderState::Paid), count(OrderState::Packed)) {
        (0, 0) => "Nothing to pack or ship right now.".to_owned(),
        (pack, ship) => format!("{pack} to pack, {ship} to ship."),
    }
}

#[component]
fn StateTabs(counts: Counts, words: String, asked: Memo<OrderFilter>) -> impl IntoView {
    let all: u64 = counts.iter().map(|(_, count)| u64::from(*count)).sum();
    let open = asked.read_untracked().state;
    let all_href = filtered(&OrderFilter { words: words.clone(), ..OrderFilter::default() });
    let tab = move |(state, count): (OrderState, u32)| {
        view! {
            <Tab
                href=filtered(&OrderFilter { state: Some(state), words: words.clone(), page: 1 })
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
            <Tab href=all_href count=grouped(all) current=Signal::derive(move || asked.read().state.is_none())>
                "All"
            </Tab>
            {states.into_iter().map(tab).collect_view()}
        </Tabs>
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
            <OrderTable orders=rows href=paths::order columns=OrderColumns::OfShop />
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
