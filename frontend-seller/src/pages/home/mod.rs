//! The first page: today's work, and how the shop does.

mod cards;
mod checklist;
mod welcome;

use app::insights::seller_dashboard;
use app::site::orders::{OrderColumns, OrderTable};
use app::site::{AreaOfSales, CardsWaiting, Changes, Clock, FigureTile, Periods, Session, States, loaded, period};
use app::{Answer, Fault};
use cards::{LowStockCard, TopCard, WorkCard};
use checklist::Whole;
use domain::insights::SellerDashboard;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use welcome::Welcome;

use ui::{ButtonKind, ButtonSize, Card, Empty, LinkButton, Stats, icons};

use crate::paths;

/// Today's work and the figures of a period; for somebody without a shop, how to open one.
#[component]
pub fn Home() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let days = Memo::new(move |_| period(&query.read()));
    let dashboard = Resource::new(move || (days.get(), changes.count()), |(days, _)| figures(days));
    let known = move || dashboard.get().and_then(Result::ok).flatten();
    let work = move || known().map(|dashboard| work_of(&dashboard));
    let periods = move || known().map(|_| view! { <Periods days /> });
    view! {
        <Title text="Home" />
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[84rem]!">
            <div class="flex flex-wrap items-end justify-between gap-4">
                <div>
                    <h1 class="text-h1">
                        <Greeting />
                    </h1>
                    <p class="soft mt-1 text-ui">
                        <Transition>{work}</Transition>
                    </p>
                </div>
                <Transition>{periods}</Transition>
            </div>
            <Whole />
            {loaded(
                dashboard,
                || view! { <CardsWaiting label="Loading figures" /> }.into_any(),
                |dashboard| match dashboard {
                    Some(dashboard) => view! { <Figures dashboard /> }.into_any(),
                    None => view! { <Welcome /> }.into_any(),
                },
            )}
        </main>
    }
}

/// The figures of the shop; nothing for somebody who has none.
async fn figures(days: u32) -> Answer<Option<SellerDashboard>> {
    match seller_dashboard(days).await {
        Err(Fault::NotFound) => Ok(None),
        answer => answer.map(Some),
    }
}

/// The time of day and the first name, as far as both are known.
#[component]
fn Greeting() -> impl IntoView {
    let session = Session::here();
    let clock = Clock::here();
    let words = move || {
        let hello = match clock.hour() {
            Some(5..=11) => "Good morning",
            Some(12..=17) => "Good afternoon",
            Some(18..=22) => "Good evening",
            _ => "Hello",
        };
        let me = session.get();
        match me.as_ref().and_then(|me| me.name.split_whitespace().next()) {
            Some(name) => format!("{hello}, {name}"),
            None => hello.to_owned(),
        }
    };
    view! { <Transition>{words}</Transition> }
}

/// What there is to do, in a sentence.
fn work_of(dashboard: &SellerDashboard) -> String {
    let orders = |count: u32| if count == 1 { "1 order".to_owned() } else { format!("{count} orders") };
    match (dashboard.to_pack, dashboard.to_ship) {
        (0, 0) => "Nothing to pack or ship right now.".to_owned(),
        (pack, 0) => format!("{} to pack.", orders(pack)),
        (0, ship) => format!("{} to ship.", orders(ship)),
        (pack, ship) => format!("{} to pack, {ship} to ship.", orders(pack)),
    }
}

#[component]
fn Figures(dashboard: SellerDashboard) -> impl IntoView {
    let currency = dashboard.unit.currency;
    let days = dashboard.days;
    let SellerDashboard { sales, orders, units, average_order, series, .. } = dashboard;
    #[expect(clippy::cast_precision_loss, reason = "a tiny line is drawn, a day's sales are far below 2^53")]
    let spark: Vec<f64> = series.iter().map(|day| day.now as f64).collect();
    view! {
        <Stats label="Key figures">
            <FigureTile label="Sales" figure=sales currency spark href=paths::ORDERS />
            <FigureTile label="Orders" figure=orders />
            <FigureTile label="Units sold" figure=units />
            <FigureTile label="Average order" figure=average_order currency />
        </Stats>
        <div class="grid grid-cols-1 gap-5 xl:grid-cols-[minmax(0,1fr)_21rem]">
            <AreaOfSales title="Sales over time" series total=sales currency />
            <States counts=dashboard.by_state href=paths::orders_in />
        </div>
        <div class="grid grid-cols-1 gap-5 2xl:grid-cols-[minmax(0,1fr)_21rem]">
            <RecentCard orders=dashboard.recent to_pack=dashboard.to_pack />
            <LowStockCard rows=dashboard.low_stock.clone() />
        </div>
        <div class="grid grid-cols-1 gap-5 lg:grid-cols-2">
            <TopCard top=dashboard.top days />
            <WorkCard to_pack=dashboard.to_pack to_ship=dashboard.to_ship low=dashboard.low_stock.len() />
        </div>
    }
}

#[component]
fn RecentCard(orders: Vec<domain::orders::OrderSummary>, to_pack: u32) -> impl IntoView {
    let deeds = move || {
        view! {
            <div class="flex gap-2">
                <LinkButton href=paths::ORDERS kind=ButtonKind::Quiet size=ButtonSize::Small class="max-sm:hidden">
                    "All orders"
                </LinkButton>
                {(to_pack > 0)
                    .then(|| {
                        view! {
                            <LinkButton
                                href=paths::orders_in(domain::orders::OrderState::Paid)
                                kind=ButtonKind::Accent
                                size=ButtonSize::Small
                                icon=icons::PACKAGE_CHECK
                            >
                                {if to_pack == 1 { "Pack 1 order".to_owned() } else { format!("Pack {to_pack} orders") }}
                            </LinkButton>
                        }
                    })}
            </div>
        }
    };
    let body = if orders.is_empty() {
        view! {
            <Empty icon=icons::PACKAGE title="No orders yet" text="New orders land here. More products on the shelf help.">
                <LinkButton href=paths::NEW_PRODUCT>"Add a product"</LinkButton>
            </Empty>
        }
        .into_any()
    } else {
        view! { <OrderTable orders href=paths::order columns=OrderColumns::OfShopBrief /> }.into_any()
    };
    view! {
        <Card title="Recent orders" aside=ViewFnOnce::from(deeds) flush=true>
            {body}
        </Card>
    }
}
