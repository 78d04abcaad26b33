//! Placing an order in three phases: write and hold in one transaction, ask the provider outside of it, note its page.
//!
//! The form's key makes it happen once. After a crash between the phases the same form finds its order group and goes
//! on from there; one that nobody comes back to is closed when its time is over.

use std::collections::HashMap;

use catalog::OnSale;
use domain::id::{HoldId, OrderGroupId, OrderId, VariantId};
use domain::money::{Currency, Money};
use domain::orders::{CartShop, CheckedOrder, Country, NewOrder, PlaceRefusal, Placed, Totals};
use kernel::db::again;
use kernel::failure::Outcome;
use kernel::gateway::{GatewayError, SessionLine};
use kernel::{Failure, Market, Op, Tenant, Tx};
use payments::Payment;
use sha2::{Digest, Sha256};
use stock::Claim;

use crate::cart;
use crate::events::OrderPlaced;
use crate::store::carts::{self, Cart, Owner};
use crate::store::groups::{self, Group, NewGroup};
use crate::store::orders::{self, Buyer, NewLine, NewOrderRow};

/// Places the order of the basket of whoever asks. What was typed is kept until it is paid, so that nobody types it twice.
pub async fn place(market: &Market, op: &Op, order: NewOrder) -> Outcome<Placed, PlaceRefusal> {
    let outcome = try_place(market, op, &order).await;
    if let (Err(Failure::Refused(_)), Some(owner)) = (&outcome, Owner::of(op)) {
        carts::keep_draft(&mut *market.db(op).await?, owner, &order).await?;
    }
    outcome
}

async fn try_place(market: &Market, op: &Op, order: &NewOrder) -> Outcome<Placed, PlaceRefusal> {
    let checked = order.check().map_err(|problems| Failure::Refused(PlaceRefusal::Invalid(problems)))?;
    let owner = Owner::of(op).ok_or(Failure::Refused(PlaceRefusal::EmptyCart))?;
    let hash = Sha256::digest(serde_json::to_vec(order)?);
    if let Some(group) = leave_earlier_checkout(market, op, owner, checked.key).await? {
        return resume(market, op, owner, &group, &hash).await;
    }
    let prepared = again(|| prepare(market, op, owner, order, &checked, &hash)).await?;
    match prepared {
        Some(prepared) => pay(market, op, prepared, &checked.email).await,
        // Somebody was faster: the same form, or the same basket in another tab.
        None => match groups::by_key(&mut *market.db(op).await?, checked.key).await? {
            Some(group) => resume(market, op, owner, &group, &hash).await,
            None => Err(Failure::Refused(PlaceRefusal::InFlight)),
        },
    }
}

/// The same form again: the same answer, if it is the same form by the same person.
async fn resume(market: &Market, op: &Op, owner: Owner, group: &Group, hash: &[u8]) -> Outcome<Placed, PlaceRefusal> {
    let theirs = match owner {
        Owner::Account(account) => group.account == Some(account),
        Owner::Guest(guest) => group.guest == Some(guest),
    };
    if !theirs || group.request_hash != hash {
        return Err(Failure::Refused(PlaceRefusal::KeyReused));
    }
    if group.state == "pending" {
        let mut db = market.db(Tenant::Market).await?;
        let lines = orders::billed(&mut db, group.id).await?;
        let payment = payments::by_group(&mut db, group.id).await?;
        drop(db);
        let payment = payment.ok_or_else(|| anyhow::anyhow!("order group {} has no payment", group.id))?;
        return match payments::open(market, op, &payment, lines, &group.email).await? {
            Ok(pay_url) => Ok(Placed { group: group.id, pay_url }),
            Err(GatewayError::Unreachable(_)) => Err(Failure::Refused(PlaceRefusal::PaymentDown)),
            // Whoever was first is still at it.
            Err(_) => Err(Failure::Refused(PlaceRefusal::InFlight)),
        };
    }
    Ok(Placed { group: group.id, pay_url: return_page(group.id) })
}

/// The page that shows how an order group is doing.
pub(crate) fn return_page(group: OrderGroupId) -> String {
    format!("/checkout/return?group={group}")
}

/// The order group that this very form has made already. A basket has one live checkout: any other is closed at the
/// provider before there is a new one. If that turns out to be paid, this one is refused, because the basket is bought.
async fn leave_earlier_checkout(
    market: &Market,
    op: &Op,
    owner: Owner,
    key: uuid::Uuid,
) -> Outcome<Option<Group>, PlaceRefusal> {
    let mut db = market.db(op).await?;
    // The basket first: a checkout that it is in by then is found by its key.
    let cart = carts::find(&mut db, owner).await?;
    if let Some(same) = groups::by_key(&mut db, key).await? {
        return Ok(Some(same));
    }
    drop(db);
    let cart = cart.ok_or(Failure::Refused(PlaceRefusal::EmptyCart))?;
    let Some(earlier) = cart.checkout.map(|checkout| checkout.group) else { return Ok(None) };
    let closed = payments::close_now(market, op, earlier).await.map_err(|error| match error.downcast() {
        Ok(GatewayError::Unreachable(_)) => Failure::Refused(PlaceRefusal::PaymentDown),
        Ok(other) => Failure::Broken(other.into()),
        Err(other) => Failure::Broken(other),
    })?;
    if !closed {
        return Err(Failure::Refused(PlaceRefusal::InFlight));
    }
    let mut tx = market.begin(op).await?;
    crate::settle::let_go(&mut tx, op, earlier, "another checkout of the same basket").await?;
    tx.commit().await?;
    Ok(None)
}

/// What the first phase wrote, for the second.
struct Prepared {
    payment: Payment,
    lines: Vec<SessionLine>,
}

/// The first phase, one transaction: price again, compare, hold, write. Nothing when the key or the basket is taken.
async fn prepare(
    market: &Market,
    op: &Op,
    owner: Owner,
    typed: &NewOrder,
    order: &CheckedOrder,
    hash: &[u8],
) -> Outcome<Option<Prepared>, PlaceRefusal> {
    let mut tx = market.begin(op).await?;
    let found = carts::lock(tx.db(), owner).await?.ok_or(Failure::Refused(PlaceRefusal::EmptyCart))?;
    if found.checkout.is_some() {
        return Ok(None);
    }
    let cart = found.id;
    let (parts, sales) = priced(market, &mut tx, found, order).await?;
    let totals = cart::basket_totals(&parts).map_err(Failure::widen)?;
    let expected = Money::new(order.expected_total, totals.total.currency);
    if totals.total != expected {
        return Err(Failure::Refused(PlaceRefusal::TotalChanged { now: totals.total, expected }));
    }
    let (group, hold): (OrderGroupId, HoldId) = (market.new_id(), market.new_id());
    let expires_at = op.now + market.settings().unpaid_ttl;
    let new = NewGroup {
        id: group,
        request_key: order.key,
        request_hash: hash,
        cart,
        account: op.account().ok(),
        guest: op.guest,
        email: &order.email,
        address: &order.address,
        total: totals.total,
        hold,
        expires_at,
    };
    if !groups::insert(tx.db(), &new).await? {
        return Ok(None);
    }
    let payment = payments::prepare(market, &mut tx, group, totals.total, expires_at).await?;
    carts::keep_draft(tx.db(), owner, typed).await?;
    let lines = parts.iter().flat_map(|part| &part.lines);
    let offered =
        lines.clone().filter_map(|line| Some((sales.get(&line.variant)?.offer_for(line.quantity)?, line.quantity)));
    if !catalog::offers::take_units(&mut tx, group.0, &offered.collect::<Vec<_>>()).await? {
        return Err(Failure::Refused(PlaceRefusal::Changed));
    }
    let claims: Vec<Claim> = lines.map(|line| Claim { variant: line.variant, quantity: line.quantity }).collect();
    if stock::hold(&mut tx, hold, &claims, market.settings().hold_ttl).await?.is_err() {
        return Err(Failure::Refused(PlaceRefusal::Changed));
    }
    // The numbers last: their rows are what everybody waits for who buys from the same shop.
    let rows = order_rows(market, &mut tx, &parts, &totals, sales).await?;
    let buyer = buyer(op, group, order, totals.total.currency);
    orders::insert(market, tx.db(), op, &buyer, &rows).await?;
    tx.publish(&OrderPlaced { group })?;
    tx.commit().await?;
    Ok(Some(Prepared { payment, lines: orders::bill(&rows, totals.total.currency) }))
}

/// The basket at today's prices, with the shipping that was chosen; anything that cannot be bought is a refusal.
async fn priced(
    market: &Market,
    tx: &mut Tx,
    found: Cart,
    order: &CheckedOrder,
) -> Outcome<(Vec<CartShop>, HashMap<VariantId, OnSale>), PlaceRefusal> {
    let (view, sales) = cart::look(market, tx.db(), Cart { draft: None, ..found }).await.map_err(Failure::widen)?;
    if view.is_empty() {
        return Err(Failure::Refused(PlaceRefusal::EmptyCart));
    }
    if view.is_blocked() {
        return Err(Failure::Refused(PlaceRefusal::Changed));
    }
    let choose = |mut part: CartShop| {
        let shop = part.shop.id;
        let offered = |id| part.shop.shipping.iter().any(|method| method.id == id);
        match order.shipping.get(&shop) {
            Some(id) if offered(*id) => part.shipping = Some(*id),
            // A shop with one way to ship needs no choice.
            None if part.shop.shipping.len() <= 1 => {}
            _ => return Err(Failure::Refused(PlaceRefusal::NoSuchShipping { shop })),
        }
        goes_there(&part, &order.address.country).map_err(Failure::Refused)?;
        Ok(part)
    };
    let parts = view.shops.into_iter().map(choose).collect::<Result<Vec<_>, _>>()?;
    Ok((parts, sales))
}

/// Whether the shop delivers to that country in the way that was chosen, or in the only one it has.
fn goes_there(part: &CartShop, country: &str) -> Result<(), PlaceRefusal> {
    let ways = &part.shop.shipping;
    let chosen = ways.iter().find(|way| part.shipping.is_none_or(|id| id == way.id));
    if chosen.is_none_or(|way| way.goes_to(country)) {
        return Ok(());
    }
    Err(PlaceRefusal::NotThere {
        shop: part.shop.name.clone(),
        country: Country::named(country).map_or(country, |country| country.name).to_owned(),
        another_way: ways.iter().any(|way| way.goes_to(country)),
    })
}

/// The orders as they will be written: numbers and fees of this moment, the goods as they are called today.
async fn order_rows(
    market: &Market,
    tx: &mut Tx,
    parts: &[CartShop],
    totals: &Totals,
    mut sales: HashMap<VariantId, OnSale>,
) -> Outcome<Vec<NewOrderRow>, PlaceRefusal> {
    let shops: Vec<_> = parts.iter().map(|part| part.shop.id).collect();
    let fees = shops::fee_bps(tx.db(), &shops).await?;
    let mut numbers = shops::next_order_numbers(tx.db(), &shops).await?;
    let mut rows = Vec::new();
    for (part, sums) in parts.iter().zip(&totals.shops) {
        let method = part.shop.shipping.iter().find(|method| Some(method.id) == part.shipping);
        let mut lines = Vec::new();
        for line in &part.lines {
            lines.push(NewLine {
                variant: line.variant,
                slug: line.slug.clone(),
                title: line.title.clone(),
                label: line.label.clone(),
                sku: sales.remove(&line.variant).map(|sale| sale.sku).unwrap_or_default(),
                image: line.image.as_ref().map(serde_json::to_value).transpose()?,
                quantity: i32::try_from(line.quantity)?,
                unit_minor: line.unit.minor,
            });
        }
        let number = numbers.remove(&part.shop.id);
        let number = number.ok_or_else(|| anyhow::anyhow!("shop {} gave no order number", part.shop.id))?;
        rows.push(NewOrderRow {
            id: market.new_id::<OrderId>(),
            shop: part.shop.id,
            number,
            items_minor: sums.items.minor,
            shipping_minor: sums.shipping.minor,
            shipping_name: method.map_or_else(|| "No delivery".to_owned(), |method| method.name.clone()),
            tax_minor: sums.tax.minor,
            tax_included: part.shop.prices_include_tax,
            total_minor: sums.total.minor,
            fee_bps: i32::try_from(fees.get(&part.shop.id).copied().unwrap_or(0))?,
            lines,
        });
    }
    // As the database will give them back: a page that is asked for again is asked for in the same words.
    rows.sort_by_key(|row| row.id);
    Ok(rows)
}

fn buyer<'a>(op: &Op, group: OrderGroupId, order: &'a CheckedOrder, currency: Currency) -> Buyer<'a> {
    Buyer {
        group,
        account: op.account().ok(),
        email: &order.email,
        name: &order.address.name,
        city: &order.address.city,
        country: &order.address.country,
        currency,
    }
}

/// The second and third phase. If the provider does not answer, everything is let go and the basket is as it was.
async fn pay(market: &Market, op: &Op, prepared: Prepared, email: &str) -> Outcome<Placed, PlaceRefusal> {
    let Prepared { payment, lines } = prepared;
    let group = payment.group;
    match payments::open(market, op, &payment, lines, email).await? {
        Ok(pay_url) => Ok(Placed { group, pay_url }),
        Err(GatewayError::Unreachable(reason)) => {
            tracing::warn!(%group, reason, "the provider did not open a payment page");
            abandon(market, op, group).await?;
            Err(Failure::Refused(PlaceRefusal::PaymentDown))
        }
        Err(error) => {
            abandon(market, op, group).await?;
            Err(Failure::Broken(error.into()))
        }
    }
}

/// Lets an order group go whose page never opened.
async fn abandon(market: &Market, op: &Op, group: OrderGroupId) -> Outcome<(), PlaceRefusal> {
    if payments::close_now(market, op, group).await? {
        let mut tx = market.begin(op).await?;
        crate::settle::let_go(&mut tx, op, group, "the payment page did not open").await?;
        tx.commit().await?;
    }
    Ok(())
}
