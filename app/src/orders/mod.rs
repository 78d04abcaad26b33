//! The basket, the checkout, and orders on all three sites.

mod words;

use domain::id::{CartLineId, OrderGroupId, OrderId};
use domain::orders::{
    CartItem, CartRefusal, CartView, GroupView, MoveRefusal, NewOrder, OrderFilter, OrderMove, OrderSummary, OrderView,
    PlaceRefusal, Placed, Shipment,
};
use domain::paging::Paged;
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, go, request};

/// The basket of whoever asks.
#[server(endpoint = "orders/cart")]
pub async fn cart() -> Answer<CartView> {
    let (market, op) = request().await?;
    answer(marketplace::orders::cart(&market, &op).await)
}

/// How many units are in the basket.
#[server(endpoint = "orders/cart_units")]
pub async fn cart_units() -> Answer<u32> {
    let (market, op) = request().await?;
    answer(marketplace::orders::cart_units(&market, &op).await)
}

/// Puts something into the basket; the answer is how many units are in it now.
#[server(endpoint = "orders/add_to_cart")]
pub async fn add_to_cart(item: CartItem) -> Answer<u32, CartRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::orders::add_to_cart(&market, &op, item).await)
}

/// Puts something into the basket that was on the wishlist until now.
#[server(endpoint = "orders/basket_wish")]
pub async fn basket_wish(item: CartItem) -> Answer<u32, CartRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::orders::basket_wish(&market, &op, item).await)
}

/// Changes how many of a line are wanted; 0 takes it out.
#[server(endpoint = "orders/set_quantity")]
pub async fn set_quantity(line: CartLineId, quantity: u32) -> Answer<CartView, CartRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::orders::set_quantity(&market, &op, line, quantity).await)
}

/// Places the order and goes on to the provider's payment page.
#[server(endpoint = "orders/place_order")]
pub async fn place_order(order: NewOrder, #[server(default)] keep_address: bool) -> Answer<Placed, PlaceRefusal> {
    let (market, op) = request().await?;
    let placed = answer(marketplace::checkout::place(&market, &op, order, keep_address).await)?;
    go(&placed.pay_url);
    Ok(placed)
}

/// Everything that one payment pays, for the person who placed it.
#[server(endpoint = "orders/order_group")]
pub async fn order_group(group: OrderGroupId) -> Answer<GroupView> {
    let (market, op) = request().await?;
    answer(marketplace::orders::group(&market, &op, group).await)
}

/// The signed-in buyer's orders.
#[server(endpoint = "orders/my_orders")]
pub async fn my_orders(filter: OrderFilter) -> Answer<Paged<OrderSummary>> {
    let (market, op) = request().await?;
    answer(marketplace::orders::my_orders(&market, &op, &filter).await)
}

/// One order, for its buyer.
#[server(endpoint = "orders/my_order")]
pub async fn my_order(order: OrderId) -> Answer<OrderView> {
    let (market, op) = request().await?;
    answer(marketplace::orders::my_order(&market, &op, order).await)
}

/// Cancels an order that is not packed yet; the money goes back.
#[server(endpoint = "orders/cancel_order")]
pub async fn cancel_order(order: OrderId) -> Answer<OrderView, MoveRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::orders::cancel(&market, &op, order).await)
}

/// The orders of the seller's shop.
#[server(endpoint = "orders/shop_orders")]
pub async fn shop_orders(filter: OrderFilter) -> Answer<Paged<OrderSummary>> {
    let (market, op) = request().await?;
    answer(marketplace::orders::shop_orders(&market, &op, &filter).await)
}

/// How many orders of the seller's shop are in each state.
#[server(endpoint = "orders/shop_order_counts")]
pub async fn shop_order_counts() -> Answer<Vec<(domain::orders::OrderState, u32)>> {
    let (market, op) = request().await?;
    answer(marketplace::orders::shop_order_counts(&market, &op).await)
}

/// One order of the seller's shop.
#[server(endpoint = "orders/shop_order")]
pub async fn shop_order(order: OrderId) -> Answer<OrderView> {
    let (market, op) = request().await?;
    answer(marketplace::orders::shop_order(&market, &op, order).await)
}

/// Packs, ships, delivers or cancels an order of the seller's shop. A parcel needs its courier and number; a
/// cancellation its reason, in `note`.
#[server(endpoint = "orders/move_order")]
pub async fn move_order(
    order: OrderId,
    step: OrderMove,
    #[server(default)] shipment: Option<Shipment>,
    #[server(default)] note: Option<String>,
) -> Answer<OrderView, MoveRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::orders::advance(&market, &op, order, step, shipment, note).await)
}

/// All orders of the market, for an admin.
#[server(endpoint = "orders/all_orders")]
pub async fn all_orders(filter: OrderFilter) -> Answer<Paged<OrderSummary>> {
    let (market, op) = request().await?;
    answer(marketplace::orders::all_orders(&market, &op, &filter).await)
}

/// One order, for an admin.
#[server(endpoint = "orders/any_order")]
pub async fn any_order(order: OrderId) -> Answer<OrderView> {
    let (market, op) = request().await?;
    answer(marketplace::orders::any_order(&market, &op, order).await)
}
