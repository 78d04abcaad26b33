//! The first page: what is new, what is reduced, and the shops behind it.

use app::site::Storefront;
use domain::catalog::{CategoryView, HomeView, ProductCard};
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Empty, Icon, Tiles, icons};

use super::hero::{Hero, Stories};
use super::shops::Shops;
use crate::answered::answered;
use crate::pages::catalog::SeenHere;
use crate::pages::shops::ShopFront;
use crate::parts::{Heading, Preview, ProductTile};
use crate::paths;

/// The first page: of the market, or of the shop whose own address this is.
#[component]
pub fn Home() -> impl IntoView {
    if let Some(Storefront { shop, .. }) = Storefront::here() {
        return view! { <ShopFront handle=shop.handle /> }.into_any();
    }
    view! {
        <Title text="" />
        <Preview
            title="Agora, an open marketplace".to_owned()
            description="An open marketplace: many shops, one basket, one payment, and the real stock on every page."
                .to_owned()
            path=paths::HOME.to_owned()
            image=None
        />
        {answered(app::catalog::home(), |home| view! { <Market home /> })}
    }
    .into_any()
}

#[component]
fn Market(home: HomeView) -> impl IntoView {
    if home.newest.is_empty() && home.reduced.is_empty() {
        return view! {
            <h1 class="sr-only">"Agora, an open marketplace"</h1>
            <Empty icon=icons::BOX title="The shelves are still empty" text="The first shops are unpacking." />
        }
        .into_any();
    }
    let HomeView { departments, newest, reduced, offers, shops, products } = home;
    view! {
        <section class="wrap pt-4 lg:pt-6" aria-labelledby="hero">
            <Hero stories=Stories::of(&newest, &reduced, &shops) products shops=shops.len() />
            <Strip products shops=shops.len() />
        </section>
        <Shelf id="new" title="New on the shelves" text="What the shops put out last" cards=newest more=paths::newest() />
        {(!offers.is_empty())
            .then(|| {
                view! {
                    <Shelf
                        id="offers"
                        title="Offers"
                        text="Lower for a time, and back to the price at the second it says"
                        cards=offers
                        more=paths::OFFERS.to_owned()
                    />
                }
            })}
        <Departments departments />
        {(!reduced.is_empty())
            .then(|| {
                view! {
                    <Shelf
                        id="reduced"
                        title="Reduced"
                        text="Beside every cut stands the lowest price of the last 30 days"
                        cards=reduced
                        more=paths::reduced()
                    />
                }
            })}
        <Shops shops />
        <SeenHere now=None />
    }
    .into_any()
}

/// Five tiles of one kind and a link to the rest.
#[component]
fn Shelf(
    id: &'static str,
    title: &'static str,
    text: &'static str,
    cards: Vec<ProductCard>,
    more: String,
) -> impl IntoView {
    let tiles = cards.into_iter().take(5).enumerate().map(|(at, card)| {
        // Whole rows at every width: three across hide the fourth, four across the fifth, two across show four.
        let class = match at {
            3 => "md:max-lg:hidden",
            4 => "max-xl:hidden",
            _ => "",
        };
        view! { <ProductTile card class /> }
    });
    view! {
        <section class="wrap mt-16 lg:mt-24" id=id>
            <Heading title text more=(more, "See all") />
            <Tiles five=true>{tiles.collect_view()}</Tiles>
        </section>
    }
}

/// What there is, in a line each.
#[component]
fn Strip(products: u32, shops: usize) -> impl IntoView {
    let goods = format!("{} things from {shops} shops", ui::grouped(u64::from(products)));
    let line = |icon, title: &'static str, text: String, href: String, class: &'static str| {
        view! {
            <li class=class>
                <a class="flex items-center gap-3.5 min-h-[4.25rem] group" href=href>
                    <Icon name=icon class="text-accent" />
                    <span class="font-[560]">{title}</span>
                    <span class="soft text-dense">{text}</span>
                    <Icon name=icons::ARROW_RIGHT small=true class="ms-auto" />
                </a>
            </li>
        }
    };
    view! {
        <ul class="mt-5 grid lg:grid-cols-3 border-y border-line max-lg:divide-y lg:divide-x divide-line">
            {line(icons::SHOPPING_BAG, "Goods", goods, paths::newest(), "lg:pe-8")}
            {line(icons::TAG, "Reduced", "With the 30-day lowest price".to_owned(), paths::reduced(), "lg:px-8")}
            {line(icons::STORE, "Shops", "Each with a name and a place".to_owned(), "/#shops".to_owned(), "lg:ps-8")}
        </ul>
    }
}

#[component]
fn Departments(departments: Vec<CategoryView>) -> impl IntoView {
    let rows = departments.into_iter().filter(|shelf| shelf.products > 0).map(|shelf| {
        view! {
            <li class="border-b border-line">
                <a class="flex items-baseline justify-between gap-3 py-4 min-h-14 hover:text-accent" href=paths::category(&shelf.slug)>
                    <span class="font-[540]">{shelf.name}</span>
                    <span class="soft text-small num">{ui::grouped(u64::from(shelf.products))}</span>
                </a>
            </li>
        }
    });
    view! {
        <section class="mt-16 lg:mt-24 bg-sunk">
            <div class="wrap py-14 lg:py-20 grid lg:grid-cols-[1fr_2.1fr] gap-x-16 gap-y-6">
                <div>
                    <h2 class="text-h2">"Departments"</h2>
                    <p class="soft mt-2 max-w-80">"Every shelf says how many things stand on it right now."</p>
                </div>
                <ul class="grid grid-cols-2 md:grid-cols-3 gap-x-8 border-t border-line">{rows.collect_view()}</ul>
            </div>
        </section>
    }
}
