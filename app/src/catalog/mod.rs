//! Looking at goods, and a seller's shelf.

mod words;

use domain::catalog::{
    CategoryView, HomeView, Listing, ListingQuery, ProductCard, ProductDraft, ProductEdit, ProductMove, ProductRefusal,
    ProductRow, ProductState, ProductView,
};
use domain::id::{ImageId, ProductId};
use domain::paging::Paged;
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, go, request};

/// The first page of the market.
#[server(endpoint = "catalog/home")]
pub async fn home() -> Answer<HomeView> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::home(&market, &op).await)
}

/// The departments, for the bar at the top.
#[server(endpoint = "catalog/departments")]
pub async fn departments() -> Answer<Vec<CategoryView>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::departments(&market, &op).await)
}

/// Every category, for a seller to choose from.
#[server(endpoint = "catalog/categories")]
pub async fn categories() -> Answer<Vec<CategoryView>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::categories(&market, &op).await)
}

/// A page of a list: a category, a search, a shop.
#[server(name = LoadListing, endpoint = "catalog/listing")]
pub async fn listing(query: ListingQuery) -> Answer<Listing> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::listing(&market, &op, &query).await)
}

/// The product of that slug.
#[server(endpoint = "catalog/product")]
pub async fn product(slug: String) -> Answer<ProductView> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::product(&market, &op, &slug).await)
}

/// Other products of the same shelf.
#[server(endpoint = "catalog/similar")]
pub async fn similar(product: ProductId) -> Answer<Vec<ProductCard>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::similar(&market, &op, product).await)
}

/// The seller's own products.
#[server(endpoint = "catalog/my_products")]
pub async fn my_products(words: String, state: Option<ProductState>, page: u32) -> Answer<Paged<ProductRow>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::my_products(&market, &op, &words, state, page).await)
}

/// One of the seller's own products, to edit.
#[server(endpoint = "catalog/my_product")]
pub async fn my_product(product: ProductId) -> Answer<ProductEdit> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::my_product(&market, &op, product).await)
}

/// Stores a new product or a change of one.
#[server(endpoint = "catalog/save_product")]
pub async fn save_product(draft: ProductDraft) -> Answer<ProductId, ProductRefusal> {
    let (market, op) = request().await?;
    let product = answer(marketplace::stock::shelve(&market, &op, draft).await)?;
    go(&format!("/products/{product}?saved=1"));
    Ok(product)
}

/// Publishes, archives, removes or restores a product.
#[server(endpoint = "catalog/move_product")]
pub async fn move_product(product: ProductId, step: ProductMove) -> Answer<ProductState, ProductRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::move_product(&market, &op, product, step).await)
}

/// Takes a picture off a product.
#[server(endpoint = "catalog/remove_image")]
pub async fn remove_image(product: ProductId, image: ImageId) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::remove_image(&market, &op, product, image).await)
}
