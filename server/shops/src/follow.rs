//! A shop's page, and following it: once a person, counted by the database.

use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use domain::id::ShopId;
use domain::shops::profile::open_state;
use domain::shops::{OpenState, ShopPage, ShopState};
use kernel::{Failure, Market, Op, limits};

use crate::store::follows;
use crate::{by_handle, store};

/// Times somebody may begin or end following within an hour.
const MOST_AN_HOUR: i32 = 200;
const AN_HOUR: i32 = 3600;

/// A shop with everything its page shows. One that does not sell is there for its own people and for admins alone.
pub async fn page(market: &Market, op: &Op, handle: &str) -> Result<ShopPage, Failure> {
    let shop = by_handle::by_handle(market, op, handle).await?;
    let mut db = market.db(op).await?;
    let page = follows::page(&mut db, shop, op.account().ok()).await?.ok_or(Failure::NotFound)?;
    let open = open_now(&page, op.now);
    Ok(ShopPage { open, ..page })
}

/// Whether the shop is open, by the clock on its own wall.
fn open_now(page: &ShopPage, now: DateTime<Utc>) -> Option<OpenState> {
    let zone: chrono_tz::Tz = page.time_zone.parse().ok()?;
    let there = now.with_timezone(&zone);
    let day = usize::try_from(there.weekday().num_days_from_monday()).ok()?;
    open_state(&page.hours, day, there.hour() * 60 + there.minute())
}

/// Follows a shop that sells; following twice is following once. Returns how many follow it now.
pub async fn follow(market: &Market, op: &Op, shop: ShopId) -> Result<u64, Failure> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    count(&mut tx, op, account).await?;
    let known = store::by_ids(tx.db(), &[shop]).await?.remove(&shop);
    known.filter(|shop| shop.state == ShopState::Active).ok_or(Failure::NotFound)?;
    follows::follow(tx.db(), shop, account, op.now).await?;
    let followers = follows::count(tx.db(), shop).await?;
    tx.commit().await?;
    Ok(followers)
}

/// Ends following, also of a shop that is not there any more. Returns how many follow it now.
pub async fn unfollow(market: &Market, op: &Op, shop: ShopId) -> Result<u64, Failure> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    count(&mut tx, op, account).await?;
    follows::unfollow(tx.db(), shop, account).await?;
    let followers = follows::count(tx.db(), shop).await?;
    tx.commit().await?;
    Ok(followers)
}

async fn count(tx: &mut kernel::Tx, op: &Op, account: domain::id::AccountId) -> Result<(), Failure> {
    limits::spend(tx.db(), op, &format!("shops.follow:{account}"), MOST_AN_HOUR, AN_HOUR).await
}
