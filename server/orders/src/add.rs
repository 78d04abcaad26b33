//! Putting things into the basket, changing how many, and making one basket of two at sign-in.

use domain::id::CartLineId;
use domain::orders::{CartItem, CartRefusal, CartView};
use domain::stock::MOST_PER_LINE;
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op, Tx};

use crate::cart;
use crate::store::carts::{self, Cart, Owner};

/// The most different things in one basket.
const MOST_LINES: i64 = 50;

/// Puts something in; what is there already grows. The answer is how many units are in the basket now.
pub async fn add_to_cart(market: &Market, op: &Op, item: CartItem) -> Outcome<u32, CartRefusal> {
    if item.quantity == 0 || item.quantity > MOST_PER_LINE {
        return Err(Failure::Refused(CartRefusal::Quantity { most: MOST_PER_LINE }));
    }
    let owner = Owner::of(op).ok_or(Failure::SignedOut)?;
    let mut tx = market.begin(op).await?;
    let sale = catalog::on_sale(tx.db(), &[item.variant]).await?.into_iter().next();
    let sale = sale.filter(|sale| sale.active).ok_or(Failure::Refused(CartRefusal::Gone))?;
    let stock = stock::availability(tx.db(), &[item.variant]).await?;
    let left = stock.get(&item.variant).map_or(0, |stock| stock.left());
    let cart = carts::lock_or_open(market, tx.db(), owner).await?;
    let state = carts::state_of(tx.db(), cart, item.variant).await?;
    if state.currency.is_some_and(|currency| currency != sale.price.currency.code()) {
        return Err(Failure::Refused(CartRefusal::OtherCurrency));
    }
    let most = u32::try_from(MOST_LINES).unwrap_or(u32::MAX);
    if state.quantity == 0 && state.lines >= MOST_LINES {
        return Err(Failure::Refused(CartRefusal::Full { most }));
    }
    let wanted = state.quantity + item.quantity;
    if wanted > left {
        return Err(Failure::Refused(CartRefusal::OnlyLeft { left }));
    }
    let wanted = wanted.min(MOST_PER_LINE);
    carts::put(market, tx.db(), cart, item.variant, wanted, sale.unit(wanted)).await?;
    tx.commit().await?;
    Ok(state.units - state.quantity + wanted)
}

/// Puts something into the basket that was on the wishlist until now. Should that end between the two, the wish stays.
pub async fn basket_wish(market: &Market, op: &Op, item: CartItem) -> Outcome<u32, CartRefusal> {
    let variant = item.variant;
    let units = add_to_cart(market, op, item).await?;
    catalog::marks::unwish(market, op, variant).await.map_err(Failure::widen)?;
    Ok(units)
}

/// Sets how many of a line are wanted; 0 takes it out. A line of somebody else's basket is not there.
pub async fn set_quantity(market: &Market, op: &Op, line: CartLineId, quantity: u32) -> Outcome<CartView, CartRefusal> {
    if quantity > MOST_PER_LINE {
        return Err(Failure::Refused(CartRefusal::Quantity { most: MOST_PER_LINE }));
    }
    let owner = Owner::of(op).ok_or(Failure::NotFound)?;
    let mut tx = market.begin(op).await?;
    let cart = carts::lock(tx.db(), owner).await?.ok_or(Failure::NotFound)?;
    let found = carts::lines(tx.db(), cart.id).await?.into_iter().find(|found| found.id == line);
    let found = found.ok_or(Failure::NotFound)?;
    if quantity == 0 {
        carts::take_out(tx.db(), cart.id, line).await?;
    } else {
        let stock = stock::availability(tx.db(), &[found.variant]).await?;
        let left = stock.get(&found.variant).map_or(0, |stock| stock.left());
        if quantity > left && quantity > found.quantity {
            return Err(Failure::Refused(CartRefusal::OnlyLeft { left }));
        }
        let price =
            catalog::on_sale(tx.db(), &[found.variant]).await?.first().map_or(found.seen, |sale| sale.unit(quantity));
        carts::put(market, tx.db(), cart.id, found.variant, quantity, price).await?;
    }
    let cart = Cart { version: cart.version + 1, ..cart };
    let view = cart::view(market, tx.db(), cart).await.map_err(Failure::widen)?;
    tx.commit().await?;
    Ok(view)
}

/// The guest's basket becomes part of the account's when somebody signs in; of what is in both, the larger number
/// stays.
pub async fn merge_carts(market: &Market, tx: &mut Tx, event: identity::events::SignedIn) -> anyhow::Result<()> {
    let Some(guest) = event.guest else { return Ok(()) };
    let Some(from) = carts::lock(tx.db(), Owner::Guest(guest)).await? else { return Ok(()) };
    let into = carts::lock_or_open(market, tx.db(), Owner::Account(event.account)).await?;
    for line in carts::lines(tx.db(), from.id).await? {
        let there = carts::state_of(tx.db(), into, line.variant).await?;
        let quantity = there.quantity.max(line.quantity);
        carts::put(market, tx.db(), into, line.variant, quantity, line.seen).await?;
    }
    carts::empty(tx.db(), from.id).await?;
    Ok(())
}
