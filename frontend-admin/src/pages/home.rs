//! The first page: how the market does, and what needs a person.

use app::insights::admin_dashboard;
use app::site::orders::{OrderColumns, OrderTable};
use app::site::{AreaOfSales, CardsWaiting, Changes, FigureTile, PageHead, Periods, States, loaded, period};
use domain::insights::{AdminDashboard, Queues};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Card, Empty, Icon, IconName, Light, Stats, Tone, grouped, icons};

use crate::paths;

/// The figures of a period, and what waits.
#[component]
pub fn Home() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let days = Memo::new(move |_| period(&query.read()));
    let dashboard = Resource::new(move || (days.get(), changes.count()), |(days, _)| admin_dashboard(days));
    let health =
        move || dashboard.get().and_then(Result::ok).map(|dashboard| view! { <Health queues=dashboard.queues /> });
    let lead = move || view! { <Transition>{health}</Transition> };
    let deeds = move || view! { <Periods days /> };
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5">
            <PageHead title="Marketplace" tab="Dashboard" lead deeds />
            {loaded(
                dashboard,
                || view! { <CardsWaiting label="Loading figures" /> }.into_any(),
                |dashboard| view! { <Figures dashboard /> },
            )}
        </main>
    }
}

/// In one line: whether something is stuck, and what.
#[component]
fn Health(queues: Queues) -> impl IntoView {
    let count = |number: u32, one: &str, many: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        number => Some(format!("{} {many}", grouped(u64::from(number)))),
    };
    let stuck: Vec<String> = [
        count(queues.deliveries_parked, "event is parked", "events are parked"),
        count(queues.mails_failed, "mail could not be sent", "mails could not be sent"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if stuck.is_empty() {
        view! { <Light tone=Tone::Success>"Nothing is stuck."</Light> }
    } else {
        view! { <Light tone=Tone::Danger>{format!("{}.", stuck.join(", "))}</Light> }
    }
}

#[component]
fn Figures(dashboard: AdminDashboard) -> impl IntoView {
    let currency = dashboard.unit.currency;
    let AdminDashboard { sales, orders, buyers, refunds, series, .. } = dashboard;
    #[expect(clippy::cast_precision_loss, reason = "a tiny line is drawn, a day's sales are far below 2^53")]
    let spark: Vec<f64> = series.iter().map(|day| day.now as f64).collect();
    let holds = (dashboard.accounts, dashboard.shops, dashboard.products);
    view! {
        <Stats label="Key figures">
            <FigureTile label="Sales, all shops" figure=sales currency spark href=paths::ORDERS />
            <FigureTile label="Orders" figure=orders />
            <FigureTile label="Buyers" figure=buyers />
            <FigureTile label="Refunds" figure=refunds currency less_is_good=true />
        </Stats>
        <div class="grid grid-cols-1 gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
            <AreaOfSales title="Sales, all shops" series total=sales currency />
            <QueueCard queues=dashboard.queues />
        </div>
        <div class="grid grid-cols-1 gap-5 items-start 2xl:grid-cols-[minmax(0,1fr)_22rem]">
            <div class="grid grid-cols-1 gap-5 min-w-0">
                <RecentCard orders=dashboard.recent />
                <MarketCard accounts=holds.0 shops=holds.1 products=holds.2 />
            </div>
            <States counts=dashboard.by_state href=paths::orders_in />
        </div>
    }
}

/// What waits in the background; the queues in which something can get stuck lead to it.
#[component]
fn QueueCard(queues: Queues) -> impl IntoView {
    let row =
        |icon: IconName, name: &'static str, note: &'static str, count: u32, bad: bool, href: Option<&'static str>| {
            let figure = if bad && count > 0 {
                "ms-auto num text-lead font-[540] text-danger"
            } else {
                "ms-auto num text-lead font-[540]"
            };
            let inner = view! {
                <Icon name=icon class="soft" />
                <span class="min-w-0">
                    <span class="block font-[540] leading-tight">{name}</span>
                    <span class="text-small soft">{note}</span>
                </span>
                <span class=figure>{grouped(u64::from(count))}</span>
            };
            let line = "flex items-center gap-3 px-3 min-h-[3.25rem] rounded-md";
            match href {
                Some(href) => view! {
                    <li>
                        <a class=format!("{line} hover:bg-sunk") href=href>
                            {inner}
                            <Icon name=icons::CHEVRON_RIGHT small=true class="soft" />
                        </a>
                    </li>
                }
                .into_any(),
                None => view! { <li class=format!("{line} pe-10")>{inner}</li> }.into_any(),
            }
        };
    let failed = Some("/mailbox?state=failed");
    let pending = Some("/mailbox?state=pending");
    view! {
        <Card title="Queues" flush=true>
            <ul class="p-2">
                {row(icons::INBOX, "Parked events", "no handler could take them", queues.deliveries_parked, true, Some(paths::PARKED))}
                {row(icons::MAIL, "Mails that failed", "given up after several tries", queues.mails_failed, true, failed)}
                {row(icons::SEND, "Mails waiting", "sent within seconds", queues.mails_waiting, false, pending)}
                {row(icons::ACTIVITY, "Events waiting", "on their way to handlers", queues.deliveries_waiting, false, None)}
                {row(icons::CREDIT_CARD, "Payments open", "not settled yet", queues.payments_unsettled, false, None)}
                {row(icons::HOURGLASS, "Holds open", "units in unfinished checkouts", queues.holds_open, false, None)}
            </ul>
        </Card>
    }
}

#[component]
fn RecentCard(orders: Vec<domain::orders::OrderSummary>) -> impl IntoView {
    let aside = || view! { <a class="link soft text-small" href=paths::ORDERS>"All orders"</a> };
    let body = if orders.is_empty() {
        view! { <Empty icon=icons::PACKAGE title="No orders yet" text="The first one of any shop lands here." /> }
            .into_any()
    } else {
        view! { <OrderTable orders href=paths::order columns=OrderColumns::OfMarketBrief /> }.into_any()
    };
    view! {
        <Card title="Recent orders" aside=ViewFnOnce::from(aside) flush=true class="overflow-hidden">
            {body}
        </Card>
    }
}

#[component]
fn MarketCard(accounts: u32, shops: u32, products: u32) -> impl IntoView {
    let row = |name: &'static str, count: u32| {
        view! {
            <div class="grid gap-0.5">
                <dt class="soft text-small">{name}</dt>
                <dd class="num text-lead font-[540]">{grouped(u64::from(count))}</dd>
            </div>
        }
    };
    view! {
        <Card title="The market">
            <dl class="grid grid-cols-3 gap-4">{row("Accounts", accounts)} {row("Shops", shops)} {row("Products on sale", products)}</dl>
        </Card>
    }
}
