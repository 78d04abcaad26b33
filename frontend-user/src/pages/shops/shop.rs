//! A shop: who they are, how they ship, what they have.

use domain::catalog::{Listing, ListingQuery};
use domain::shops::ShopView;
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use leptos_router::hooks::{use_params_map, use_query_map};
use ui::{Avatar, Icon, IconName, SearchField, icons};

use crate::forms::ask_by_router;
use crate::pages::catalog::{Goods, GoodsSkeleton};
use crate::parts::{shop_place, trouble};
use crate::query::Place;
use crate::wire::ask;

/// The page of a shop.
#[component]
pub fn ShopPage() -> impl IntoView {
    let (params, asked) = (use_params_map(), use_query_map());
    let handle = Memo::new(move |_| params.read().get("handle").unwrap_or_default());
    let query = Memo::new(move |_| Place::Shop(handle.get()).read(&asked.read()));
    let shop = ask(move || handle.get(), app::shops::shop);
    let listing = ask(move || query.get(), app::catalog::listing);
    view! {
        <Transition fallback=GoodsSkeleton>
            {move || {
                let (place, query) = (Place::Shop(handle.get()), query.get());
                Suspend::new(async move {
                    match (shop.await, listing.await) {
                        (Ok(shop), Ok(listing)) => view! { <Shop place query shop listing /> }.into_any(),
                        (Err(fault), _) | (_, Err(fault)) => trouble(&fault),
                    }
                })
            }}
        </Transition>
    }
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
    let ask = ask_by_router();
    let description = if shop.bio.is_empty() { format!("{} on Agora", shop.name) } else { shop.bio.clone() };
    view! {
        <Title text=shop.name.clone() />
        <Meta name="description" content=description />
        <Link rel="canonical" href=crate::paths::absolute(&place.path()) />
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
                <form role="search" aria-label="Search in this shop" method="get" action=place.path() on:submit=ask class="w-full md:w-72">
                    <SearchField label=format!("Search in {}", shop.name) name="words" bind=RwSignal::new(query.words.clone().unwrap_or_default()) placeholder="Search in this shop" />
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
