//! Finding things.

use domain::catalog::{Listing, ListingQuery};
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, request};

/// A page of a list: a category, a search, a shop.
#[server(name = LoadListing, endpoint = "search/listing")]
pub async fn listing(query: ListingQuery) -> Answer<Listing> {
    let (market, op) = request().await?;
    answer(marketplace::search::listing(&market, &op, &query).await)
}
