//! A person's orders, newest first.

use domain::lifecycle::Lifecycle;
use domain::orders::{OrderFilter, OrderState, OrderSummary};
use domain::paging::Paged;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use ui::{Breadcrumbs, ButtonKind, Crumb, Empty, LinkButton, Pager, SearchField, Tab, Tabs, icons};

use super::states::{StateBadge, happened};
use crate::answered::answered;
use crate::clock::When;
use crate::parts::Small;
use crate::paths;

/// The states that have a tab.
const TABS: [OrderState; 6] = [
    OrderState::Pending,
    OrderState::Paid,
    OrderState::Packed,
    OrderState::Shipped,
    OrderState::Delivered,
    OrderState::Cancelled,
];

/// The page of all orders.
#[component]
pub fn OrdersPage() -> impl IntoView {
    let filter = use_query_map().with_untracked(read);
    view! {
        <Title text="Your orders" />
        {answered(app::orders::my_orders(filter.clone()), move |orders| view! { <Orders orders filter /> })}
    }
}

#[component]
fn Orders(orders: Paged<OrderSummary>, filter: OrderFilter) -> impl IntoView {
    let (page, per, total) = (u64::from(orders.page.number), u64::from(orders.page.size), orders.total);
    let to_page = {
        let filter = filter.clone();
        move |page: u64| address(&OrderFilter { page: u32::try_from(page).unwrap_or(1), ..filter.clone() })
    };
    let list = if orders.items.is_empty() {
        view! { <Nothing narrowed={filter != OrderFilter { page: filter.page, ..OrderFilter::default() }} /> }
            .into_any()
    } else {
        let rows = orders.items.into_iter().map(|order| view! { <Row order /> }).collect_view();
        view! { <ul class="divide-y divide-line border-b border-line">{rows}</ul> }.into_any()
    };
    view! {
        <div class="wrap max-w-[60rem]! pt-6">
            <Breadcrumbs items=vec![Crumb::new("Your account", paths::ACCOUNT)] />
            <div class="flex flex-wrap items-end justify-between gap-4 mt-3">
                <h1 class="text-h1">"Your orders"</h1>
                <Find filter=filter.clone() />
            </div>
            <StateTabs filter />
            {list}
            {(total > per).then(|| view! { <Pager label="Pages of orders" page per total href=to_page class="mt-6" /> })}
        </div>
    }
}

#[component]
fn StateTabs(filter: OrderFilter) -> impl IntoView {
    let open = filter.state;
    let to = move |state| address(&OrderFilter { state, words: filter.words.clone(), page: 1 });
    let rest = TABS
        .into_iter()
        .map(|state| {
            view! {
                <Tab href=to(Some(state)) current={open == Some(state)}>
                    {happened(state)}
                </Tab>
            }
        })
        .collect_view();
    view! {
        <Tabs label="Orders by state" class="mt-5">
            <Tab href=to(None) current=open.is_none()>
                "All"
            </Tab>
            {rest}
        </Tabs>
    }
}

#[component]
fn Find(filter: OrderFilter) -> impl IntoView {
    view! {
        <form role="search" aria-label="Search your orders" method="get" action=paths::ORDERS class="w-full sm:w-72">
            {filter.state.map(|state| view! { <input type="hidden" name="state" value=state.name() /> })}
            <SearchField label="Search your orders" name="words" value=filter.words square=true placeholder="Number, shop or thing" />
        </form>
    }
}

#[component]
fn Row(order: OrderSummary) -> impl IntoView {
    let more = match order.units {
        0 | 1 => String::new(),
        2 => " and 1 more".to_owned(),
        units => format!(" and {} more", units - 1),
    };
    view! {
        <li class="relative flex gap-4 py-4 hover:bg-sunk/60">
            <Small image=order.image />
            <div class="min-w-0 flex-1 grid gap-0.5 content-start">
                <p class="font-[540]">
                    <a class="after:absolute after:inset-0" href=paths::order(order.id)>
                        {order.first_title}
                        {more}
                    </a>
                </p>
                <p class="text-small soft">
                    <span class="num">{order.number}</span>
                    ", "
                    {order.shop_name}
                    ", "
                    <When at=order.placed_at />
                </p>
                <p class="mt-1">
                    <StateBadge state=order.state />
                </p>
            </div>
            <p class="price num">{order.total.to_string()}</p>
        </li>
    }
}

#[component]
fn Nothing(narrowed: bool) -> impl IntoView {
    if narrowed {
        view! {
            <Empty icon=icons::PACKAGE title="No order matches" text="Choose another tab, or search for something else.">
                <LinkButton href=paths::ORDERS>"See all orders"</LinkButton>
            </Empty>
        }
        .into_any()
    } else {
        view! {
            <Empty icon=icons::PACKAGE title="No orders yet" text="What you buy shows up here, with its tracking.">
                <LinkButton href=paths::newest() kind=ButtonKind::Ink>
                    "See what is new"
                </LinkButton>
            </Empty>
        }
        .into_any()
    }
}

fn read(query: &ParamsMap) -> OrderFilter {
    OrderFilter {
        state: query.get_str("state").and_then(OrderState::named),
        words: query.get("words").map(|words| words.trim().to_owned()).unwrap_or_default(),
        page: query.get_str("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1),
    }
}

fn address(filter: &OrderFilter) -> String {
    let state = filter.state.map(|state| format!("state={}", state.name()));
    let words = (!filter.words.is_empty()).then(|| format!("words={}", paths::encoded(&filter.words)));
    let page = (filter.page > 1).then(|| format!("page={}", filter.page));
    let query: Vec<String> = state.into_iter().chain(words).chain(page).collect();
    if query.is_empty() { paths::ORDERS.to_owned() } else { format!("{}?{}", paths::ORDERS, query.join("&")) }
}
