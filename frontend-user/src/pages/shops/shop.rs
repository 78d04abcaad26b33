//! A shop: who they are, how they ship, what they have.

use domain::catalog::{Listing, ListingQuery};
use domain::shops::ShopView;
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use leptos_router::hooks::{use_params_map, use_query_map};
use ui::{Avatar, Icon, IconName, SearchField, icons};

use crate::answered::answered;
use crate::pages::catalog::Goods;
use crate::parts::shop_place;
use crate::paths;
use crate::query::Place;

/// The page of a shop.
#[component]
pub fn ShopPage() -> impl IntoView {
    let handle = use_params_map().with_untracked(|params| params.get("handle").unwrap_or_default());
    let place = Place::Shop(handle.clone());
    let query = use_query_map().with_untracked(|asked| place.read(asked));
    let asked = query.clone();
    let question = async move { Ok((app::shops::shop(handle).await?, app::catalog::listing(asked).await?)) };
    answered(question, move |(shop, listing)| view! { <Shop place query shop listing /> })
}

#[component]
fn Shop(place: Place, query: ListingQuery, shop: ShopView, listing: Listing) -> impl IntoView {
    let things = match listing.cards.total {
        1 => "1 thing".to_owned(),
        total => format!("{} things", ui::grouped(total)),
    };
    let ships = shop.shipping.first().map(|method| {
        if method.rate.is_zero() { "Ships free".to_owned() } else { format!("Ships from {}", method.rate) }
    });
    let back = match shop.return_days {
        0 => "No returns".to_owned(),
        days => format!("{days} days to change your mind"),
    };
    let description = if shop.bio.is_empty() { format!("{} on Agora", shop.name) } else { shop.bio.clone() };
    view! {
        <Title text=shop.name.clone() />
        <Meta name="description" content=description />
        <Link rel="canonical" href=paths::absolute(&place.path()) />
        <div class="bg-surface border-b border-line">
            <div class="wrap py-8 lg:py-12 flex flex-wrap items-center gap-x-6 gap-y-5">
                <Avatar name=shop.name.clone() square=true large=true />
                <div class="min-w-0 flex-1 basis-64">
                    <h1 class="text-h1">{shop.name.clone()}</h1>
                    <p class="soft mt-1 max-w-[38rem]">{shop.bio.clone()}</p>
                    <ul class="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-dense soft">
                        <Fact icon=icons::MAP_PIN words=shop_place(&shop) />
                        {ships.map(|words| view! { <Fact icon=icons::TRUCK words /> })}
                        <Fact icon=icons::UNDO_2 words=back />
                    </ul>
                </div>
                <form role="search" aria-label="Search in this shop" method="get" action=place.path() class="w-full md:w-72">
                    <SearchField label=format!("Search in {}", shop.name) name="words" value=query.words.clone() placeholder="Search in this shop" />
                </form>
            </div>
        </div>
        <div class="wrap pt-6">
            <p class="soft" role="status">
                {things}
                {query.words.clone().map(|words| format!(" for “{words}”"))}
            </p>
            <Goods place query listing />
        </div>
    }
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
