//! Everything, or what matches some words.

use domain::catalog::{Listing, ListingQuery};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_query_map;

use super::goods::{Goods, GoodsSkeleton, count_words};
use crate::parts::trouble;
use crate::query::Place;
use crate::wire::ask;

/// The page of a search.
#[component]
pub fn SearchPage() -> impl IntoView {
    let asked = use_query_map();
    let query = Memo::new(move |_| Place::Search.read(&asked.read()));
    let listing = ask(move || query.get(), app::catalog::listing);
    view! {
        <Transition fallback=GoodsSkeleton>
            {move || {
                let query = query.get();
                Suspend::new(async move {
                    match listing.await {
                        Ok(listing) => view! { <Found query listing /> }.into_any(),
                        Err(fault) => trouble(&fault),
                    }
                })
            }}
        </Transition>
    }
}

#[component]
fn Found(query: ListingQuery, listing: Listing) -> impl IntoView {
    let title = match (&query.words, query.reduced) {
        (Some(words), _) => format!("Results for “{words}”"),
        (None, true) => "Reduced".to_owned(),
        (None, false) => "Everything on the shelves".to_owned(),
    };
    let count = count_words(&listing);
    view! {
        <Title text=title.clone() />
        // What somebody searched for is theirs; a machine that indexes pages has no business with it.
        <Meta name="robots" content="noindex" />
        <div class="wrap pt-8">
            <h1 class="text-h1 break-words">{title}</h1>
            <p class="soft mt-1" role="status">
                {count}
            </p>
            <Goods place=Place::Search query listing />
        </div>
    }
}
