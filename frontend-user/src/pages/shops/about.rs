//! What a shop says of itself: its story, its hours, how it ships, and where else it is.

use crate::parts::only_to;
use app::Fault;
use app::site::Storefront;
use domain::shops::profile::DAYS;
use domain::shops::{DayHours, ShippingMethod, ShopPage};
use leptos::prelude::*;
use leptos_meta::{Link, Title};
use leptos_router::hooks::use_params_map;
use ui::{Icon, icons};

use super::head::{Head, Leaf, OpenNow};
use crate::answered::answered;
use crate::clock;
use crate::dates;
use crate::parts::shop_place;
use crate::paths;

/// The page about a shop of the market.
#[component]
pub fn ShopAboutPage() -> impl IntoView {
    let handle = use_params_map().with_untracked(|params| params.get("handle").unwrap_or_default());
    answered(app::shops::shop_page(handle), |page| view! { <About page /> })
}

/// The same on a shop's own address.
#[component]
pub fn OwnAboutPage() -> impl IntoView {
    let handle = Storefront::here().map(|storefront| storefront.shop.handle);
    let question = async move { app::shops::shop_page(handle.ok_or(Fault::NotFound)?).await };
    answered(question, |page| view! { <About page /> })
}

#[component]
fn About(page: ShopPage) -> impl IntoView {
    let shop = page.shop.clone();
    let path = paths::shop_about(&shop.handle);
    let since = dates::day(page.since.date_naive(), clock::today());
    let links: Vec<String> =
        std::iter::once(page.website.clone()).chain(page.links.clone()).filter(|l| !l.is_empty()).collect();
    let (hours, open) = (page.hours.clone(), page.open.clone());
    let place =
        if page.address.is_empty() { shop_place(&shop) } else { format!("{}, {}", page.address, shop_place(&shop)) };
    view! {
        <Title text=format!("About {}", shop.name) />
        <Link rel="canonical" href=paths::absolute(&path) />
        <Head page=page.clone() words=None leaf=Leaf::About />
        <div class="wrap pt-8 pb-4 grid grid-cols-1 lg:grid-cols-[minmax(0,1fr)_24rem] gap-x-16 gap-y-10">
            <div class="max-w-[38rem] grid gap-10 content-start">
                {(!shop.bio.is_empty())
                    .then(|| {
                        view! {
                            <Part title="In their own words">
                                <p class="whitespace-pre-line wrap-anywhere">{shop.bio.clone()}</p>
                            </Part>
                        }
                    })}
                {(!shop.shipping.is_empty()).then(|| view! { <Shipping methods=shop.shipping.clone() /> })}
                {(!page.cancellation.is_empty())
                    .then(|| {
                        view! {
                            <Part title="Calling an order off">
                                <p class="whitespace-pre-line wrap-anywhere">{page.cancellation.clone()}</p>
                            </Part>
                        }
                    })}
            </div>
            <div class="grid gap-10 content-start">
                {(!hours.is_empty()).then(|| view! { <Hours hours open /> })}
                <Part title="Where">
                    <p class="whitespace-pre-line wrap-anywhere">{place}</p>
                    <p class="text-small soft mt-1">"In the market since " {since}</p>
                </Part>
                {(!links.is_empty()).then(|| view! { <Elsewhere links /> })}
            </div>
        </div>
    }
}

#[component]
fn Part(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section>
            <h2 class="text-h3 mb-2">{title}</h2>
            {children()}
        </section>
    }
}

#[component]
fn Hours(hours: Vec<DayHours>, #[prop(optional_no_strip)] open: Option<domain::shops::OpenState>) -> impl IntoView {
    let rows = DAYS.iter().zip(hours).map(|(day, hours)| {
        let words = if hours.is_closed() { "Closed".to_owned() } else { format!("{} to {}", hours.from, hours.to) };
        view! {
            <div class="flex justify-between gap-4 py-1.5">
                <dt>{*day}</dt>
                <dd class="num soft">{words}</dd>
            </div>
        }
    });
    view! {
        <Part title="Hours">
            {open.map(|open| view! { <p class="text-dense mb-1"><OpenNow open /></p> })}
            <dl class="text-dense divide-y divide-line border-y border-line">{rows.collect_view()}</dl>
        </Part>
    }
}

#[component]
fn Shipping(methods: Vec<ShippingMethod>) -> impl IntoView {
    let row = |method: ShippingMethod| {
        let price = if method.rate.is_zero() { "Free".to_owned() } else { method.rate.to_string() };
        let days = match (method.min_days, method.max_days) {
            (1, 1) => "1 day".to_owned(),
            (min, max) if min == max => format!("{min} days"),
            (min, max) => format!("{min} to {max} days"),
        };
        let free = method.free_above.map(|limit| format!(", free from {limit}")).unwrap_or_default();
        let only = only_to(&method);
        view! {
            <li class="flex justify-between gap-4 py-2">
                <span>
                    {method.name} <span class="block text-small soft">{days} {free}</span>
                    {only.map(|only| view! { <span class="block text-small soft">{only}</span> })}
                </span>
                <span class="num">{price}</span>
            </li>
        }
    };
    view! {
        <Part title="Delivery">
            <ul class="divide-y divide-line border-y border-line">{methods.into_iter().map(row).collect_view()}</ul>
        </Part>
    }
}

#[component]
fn Elsewhere(links: Vec<String>) -> impl IntoView {
    let row = |link: String| {
        let words = link.trim_start_matches("https://").trim_end_matches('/').to_owned();
        view! {
            <li>
                <a class="link inline-flex items-center gap-1.5 min-h-9 pointer-coarse:min-h-11 wrap-anywhere" href=link rel="nofollow noopener ugc" target="_blank">
                    {words}
                    <Icon name=icons::EXTERNAL_LINK small=true />
                    <span class="sr-only">" (another site)"</span>
                </a>
            </li>
        }
    };
    view! {
        <Part title="Elsewhere">
            <ul>{links.into_iter().map(row).collect_view()}</ul>
        </Part>
    }
}
