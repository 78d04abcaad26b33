//! The goods of a shop, below what there is to know of it.

use app::call::lead_for_good;
use domain::catalog::{Listing, ListingQuery};
use domain::shops::ShopPage as Page;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::head::{Head, Leaf};
use crate::answered::answered;
use crate::pages::catalog::Goods;
use crate::parts::{Preview, shorten};
use crate::query::Place;

/// The page of a shop in the market.
#[component]
pub fn ShopPage() -> impl IntoView {
    let handle = use_params_map().with_untracked(|params| params.get("handle").unwrap_or_default());
    view! { <ShopFront handle /> }
}

/// The page of a shop, wherever it stands.
#[component]
pub fn ShopFront(handle: String) -> impl IntoView {
    let place = Place::Shop(handle.clone());
    let query = use_query_map().with_untracked(|asked| place.read(asked));
    let asked = query.clone();
    let question = async move {
        let page = app::shops::shop_page(handle).await?;
        // A handle that the shop had before finds the page, and its goods stand under the one it has.
        let asked = ListingQuery { shop: Some(page.shop.handle.clone()), ..asked };
        let listing = app::search::listing(asked).await?;
        Ok((page, listing))
    };
    answered(question, move |(page, listing)| {
        let now = Place::Shop(page.shop.handle.clone());
        if now != place {
            lead_for_good(&now.address(&query));
            return ().into_any();
        }
        view! { <Shop place query page listing /> }.into_any()
    })
}

#[component]
fn Shop(place: Place, query: ListingQuery, page: Page, listing: Listing) -> impl IntoView {
    let things = match listing.cards.total {
        1 => "1 thing".to_owned(),
        total => format!("{} things", ui::grouped(total)),
    };
    let (name, bio) = (page.shop.name.clone(), page.shop.bio.clone());
    let description = if bio.is_empty() { format!("{name} on Agora") } else { bio };
    let words = query.words.clone();
    let preview = listing.cards.items.iter().find_map(|card| Some(card.image.as_ref()?.src(1200)));
    view! {
        <Title text=name.clone() />
        <Preview title=name description=shorten(&description) path=place.numbered(&query) image=preview />
        <Head page words=words.clone() leaf=Leaf::Products />
        <div class="wrap pt-6">
            <p class="soft" role="status">
                {things}
                {words.map(|words| format!(" for “{words}”"))}
            </p>
            <Goods place query listing />
        </div>
    }
}
