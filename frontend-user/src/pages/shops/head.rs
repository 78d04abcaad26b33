//! The head of a shop's pages: its picture, its name, what is known of it at a glance, and the way between the pages.

use domain::catalog::{Rating, image_src, image_srcset};
use domain::shops::{OpenState, ShopPage, ShopView};
use leptos::prelude::*;
use ui::{Avatar, Icon, IconName, Light, SearchField, Tab, Tabs, Tone, icons};

use super::follow::Follow;
use crate::parts::{self, shop_place};
use crate::paths;

/// Days as people say them, Monday first.
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The pages of a shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// Its goods.
    Products,
    /// What buyers say of them.
    Reviews,
    /// What the shop says of itself.
    About,
}

/// The head of a shop's page.
#[component]
pub fn Head(
    /// The shop.
    page: ShopPage,
    /// What was searched for in it.
    #[prop(optional_no_strip)]
    words: Option<String>,
    /// Which of its pages it stands above.
    leaf: Leaf,
) -> impl IntoView {
    let ShopPage { shop, logo, cover, followers, following, open, rating, .. } = page;
    let handle = shop.handle.clone();
    let reviews = rating.map(|rating| ui::grouped(u64::from(rating.count)));
    let short = if leaf == Leaf::About { String::new() } else { shop.bio.clone() };
    view! {
        <div class="bg-surface border-b border-line">
            {cover.map(|cover| view! { <Cover cover /> })}
            <div class="wrap pt-6 lg:pt-10 flex flex-wrap items-center gap-x-6 gap-y-5">
                {face(&shop, logo)}
                <div class="min-w-0 flex-1 basis-64">
                    <h1 class="text-h1 wrap-anywhere">{shop.name.clone()}</h1>
                    {(!short.is_empty()).then(|| view! { <p class="soft mt-1 max-w-[38rem] line-clamp-3">{short}</p> })}
                    <Facts shop=shop.clone() open followers rating />
                </div>
                <div class="flex flex-wrap items-center gap-3 max-md:w-full">
                    <Follow shop=shop.id handle=shop.handle.clone() name=shop.name.clone() following />
                    <form role="search" aria-label="Search in this shop" method="get" action=paths::shop(&handle) class="flex-1 md:w-64 min-w-0">
                        <SearchField
                            label=format!("Search in {}", shop.name)
                            name="words"
                            value=words
                            placeholder="Search in this shop"
                        />
                    </form>
                </div>
            </div>
            <div class="wrap">
                <Tabs label="Pages of the shop" class="mt-5 border-b-0!">
                    <Tab href=paths::shop(&handle) current={leaf == Leaf::Products}>
                        "Products"
                    </Tab>
                    <Tab href=paths::shop_reviews(&handle) count=reviews current={leaf == Leaf::Reviews}>
                        "Reviews"
                    </Tab>
                    <Tab href=paths::shop_about(&handle) current={leaf == Leaf::About}>
                        "About"
                    </Tab>
                </Tabs>
            </div>
        </div>
    }
}

/// The wide picture on top.
#[component]
fn Cover(cover: String) -> impl IntoView {
    view! {
        <div class="wrap pt-4 lg:pt-6">
            <img class="w-full h-36 md:h-56 lg:h-64 object-cover rounded-xl bg-photo" src=image_src(&cover, 1200) srcset=image_srcset(&cover) sizes="(width >= 90rem) 86rem, 100vw" alt="" />
        </div>
    }
}

/// The sign of the shop, or its letters.
fn face(shop: &ShopView, logo: Option<String>) -> impl IntoView {
    let name = shop.name.clone();
    match logo {
        Some(logo) => {
            view! { <Avatar name src=image_src(&logo, 160) srcset=image_srcset(&logo) square=true large=true /> }
                .into_any()
        }
        None => view! { <Avatar name square=true large=true /> }.into_any(),
    }
}

/// What is known at a glance.
#[component]
fn Facts(
    shop: ShopView,
    #[prop(optional_no_strip)] open: Option<OpenState>,
    followers: u64,
    #[prop(optional_no_strip)] rating: Option<Rating>,
) -> impl IntoView {
    let rated = rating.filter(|of_all| of_all.count > 0).map(|of_all| {
        view! {
            <li>
                <a class="inline-flex items-center min-h-6" href=paths::shop_reviews(&shop.handle)>
                    {parts::rating(Some(of_all), true)}
                </a>
            </li>
        }
    });
    let ships = shop.shipping.first().map(|method| {
        if method.rate.is_zero() { "Ships free".to_owned() } else { format!("Ships from {}", method.rate) }
    });
    let back = match shop.return_days {
        0 => "No returns".to_owned(),
        days => format!("{days} days to change your mind"),
    };
    let many = match followers {
        0 => None,
        1 => Some("1 follower".to_owned()),
        many => Some(format!("{} followers", ui::grouped(many))),
    };
    view! {
        <ul class="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-dense soft">
            {rated}
            {open.map(|open| view! { <li><OpenNow open /></li> })}
            <Fact icon=icons::MAP_PIN words=shop_place(&shop) />
            {ships.map(|words| view! { <Fact icon=icons::TRUCK words /> })}
            <Fact icon=icons::UNDO_2 words=back />
            {many.map(|words| view! { <Fact icon=icons::HEART words /> })}
        </ul>
    }
}

/// Whether the shop is open, by its own clock.
#[component]
pub fn OpenNow(open: OpenState) -> impl IntoView {
    let (tone, words) = match open {
        OpenState::Open { until } => (Tone::Success, format!("Open now, until {until}")),
        OpenState::Closed { in_days, day, from } => {
            let when = match in_days {
                0 => "today".to_owned(),
                1 => "tomorrow".to_owned(),
                _ => format!("on {}", DAYS.get(day).copied().unwrap_or_default()),
            };
            (Tone::Neutral, format!("Closed now, opens {when} at {from}"))
        }
    };
    view! { <Light tone>{words}</Light> }
}

#[component]
fn Fact(icon: IconName, words: String) -> impl IntoView {
    view! {
        <li class="inline-flex items-center gap-1.5">
            <Icon name=icon small=true />
            {words}
        </li>
    }
}
