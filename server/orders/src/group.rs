//! Everything one payment pays, for the person who placed it: the page they come back to after paying.

use domain::id::OrderGroupId;
use domain::money::Money;
use domain::orders::{GroupView, OrderState};
use domain::payments::PaymentState;
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op};

use crate::lists;
use crate::store::carts::Owner;
use crate::store::{groups, orders};

/// The order group, for its owner: the account, or the guest cookie it was placed with. It tells what is known and
/// confirms nothing.
pub async fn group(market: &Market, op: &Op, group: OrderGroupId) -> Outcome<GroupView> {
    let mut db = market.db(op).await?;
    let found = groups::by_id(&mut db, group).await?.ok_or(Failure::NotFound)?;
    let by_guest = op.guest.is_some() && found.guest == op.guest && found.account.is_none();
    let theirs = match Owner::of(op) {
        Some(Owner::Account(account)) => found.account == Some(account) || by_guest,
        Some(Owner::Guest(_)) => by_guest,
        None => false,
    };
    if !theirs {
        return Err(Failure::NotFound);
    }
    let payment = payments::by_group(&mut db, group).await?;
    let pay_url = payment.filter(|payment| payment.state == PaymentState::Open).and_then(|payment| payment.url);
    let held_until = stock::ends_at(&mut db, found.hold).await?;
    let ids: Vec<_> = orders::of_group(&mut db, group).await?;
    let mut views = Vec::new();
    for (order, _) in &ids {
        views.push(lists::open(market, &mut db, *order, &[]).await?);
    }
    let state = match found.state.as_str() {
        "pending" => OrderState::Pending,
        "paid" => OrderState::Paid,
        "refunded" => OrderState::Refunded,
        "cancelled" => OrderState::Cancelled,
        _ => OrderState::Expired,
    };
    let total: Money = found.total;
    Ok(GroupView { id: group, state, email: found.email, total, orders: views, pay_url, held_until })
}
