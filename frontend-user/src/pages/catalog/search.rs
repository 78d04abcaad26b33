//! Everything, or what matches some words.

use domain::catalog::{Listing, ListingQuery};
use domain::search::SuggestedShop;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_query_map;
use ui::{Chip, Chips};

use super::goods::{Goods, count_words};
use crate::answered::answered;
use crate::paths;
use crate::query::Place;

/// The page of a search.
#[component]
pub fn SearchPage() -> impl IntoView {
    let query = use_query_map().with_untracked(|asked| Place::Search.read(asked));
    answered(app::search::listing(query.clone()), move |listing| view! { <Found query listing /> })
}

#[component]
fn Found(query: ListingQuery, listing: Listing) -> impl IntoView {
    let title = match (&query.words, query.reduced) {
        (Some(words), _) => format!("Results for “{words}”"),
        (None, true) => "Reduced".to_owned(),
        (None, false) => "Everything on the shelves".to_owned(),
    };
    let count = count_words(&listing, &query);
    view! {
        <Title text=title.clone() />
        // What somebody searched for is theirs; a machine that indexes pages has no business with it.
        <Meta name="robots" content="noindex" />
        <div class="wrap pt-8">
            <h1 class="text-h1 break-words">{title}</h1>
            <p class="soft mt-1" role="status">
                {count}
            </p>
            {listing.did_you_mean.clone().map(|meant| view! { <Meant meant query=query.clone() /> })}
            <Shops shops=listing.named.clone() />
            <Goods place=Place::Search query listing />
        </div>
    }
}

/// Shops that are called so.
#[component]
fn Shops(shops: Vec<SuggestedShop>) -> impl IntoView {
    (!shops.is_empty()).then(|| {
        let chip = |shop: SuggestedShop| view! { <Chip href=paths::shop(&shop.handle)>{shop.name}</Chip> };
        view! {
            <div class="mt-4 flex flex-wrap items-center gap-3">
                <h2 class="text-dense soft">"Shops"</h2>
                <Chips label="Shops" scroll=true class="max-w-full">
                    {shops.into_iter().map(chip).collect_view()}
                </Chips>
            </div>
        }
    })
}

/// The words as they were probably meant.
#[component]
fn Meant(meant: String, query: ListingQuery) -> impl IntoView {
    let href = Place::Search.address(&ListingQuery { words: Some(meant.clone()), page: 1, ..query });
    view! {
        <p class="mt-2">
            "Did you mean "
            <a class="link font-[560]" href=href>
                {meant}
            </a>
            "?"
        </p>
    }
}
