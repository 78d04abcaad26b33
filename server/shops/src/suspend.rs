//! What the market does to a shop: suspending it, letting it go on, and hiding it while its owner is locked out.

use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::id::{AccountId, ShopId};
use domain::shops::{SuspendRefusal, Suspension};
use identity::events::{AccountBanned, BanLifted};
use kernel::mail::{self, NewMail};
use kernel::{Failure, Market, Op, Tx};

use crate::events::ShopChanged;
use crate::settings::done;
use crate::store;
use crate::store::life;

/// Takes a shop out of the shop window, with a reason that its owner reads. Orders that are paid go on. Only for admins.
pub async fn suspend(market: &Market, op: &Op, request: Suspension) -> Result<(), Failure<SuspendRefusal>> {
    let admin = op.require(Role::Admin)?;
    let shop = request.shop;
    let reason = request.check().map_err(|slip| Failure::Refused(SuspendRefusal::Invalid(slip)))?;
    let mut tx = market.begin(op).await?;
    let known = store::settings::lock_shop(tx.db(), shop).await?.ok_or(Failure::NotFound)?;
    if !life::suspend(tx.db(), shop, admin, &reason, op.now).await? {
        return Err(Failure::Refused(SuspendRefusal::NotNow));
    }
    store::settings::note(tx.db(), shop, &op.actor_name(), "suspended", &reason).await?;
    let body = format!(
        "{} is suspended: {reason}\n\n\
         Buyers do not see it or its products any more. Orders that are paid go on; payouts wait.\n\
         Answer this mail once what is named above is mended.\n",
        known.name,
    );
    tell_owner(market, &mut tx, op, shop, &format!("{} is suspended", known.name), &body).await?;
    done(market, tx, shop).await
}

/// Lets a suspended shop go on. Only for admins.
pub async fn unsuspend(market: &Market, op: &Op, shop: ShopId) -> Result<(), Failure<SuspendRefusal>> {
    op.require(Role::Admin)?;
    let mut tx = market.begin(op).await?;
    let known = store::settings::lock_shop(tx.db(), shop).await?.ok_or(Failure::NotFound)?;
    if !life::unsuspend(tx.db(), shop).await? {
        return Err(Failure::Refused(SuspendRefusal::NotNow));
    }
    store::settings::note(tx.db(), shop, &op.actor_name(), "unsuspended", "").await?;
    let body = format!("{} is open again. Buyers see it and its products.\n", known.name);
    tell_owner(market, &mut tx, op, shop, &format!("{} is open again", known.name), &body).await?;
    done(market, tx, shop).await
}

/// Writes to the owner of a shop.
pub(crate) async fn tell_owner(
    market: &Market,
    tx: &mut Tx,
    op: &Op,
    shop: ShopId,
    subject: &str,
    body: &str,
) -> Result<(), sqlx::Error> {
    let Some(owner) = store::staff::owner(tx.db(), shop).await? else { return Ok(()) };
    let Some(recipient) = identity::email_of(tx.db(), owner).await? else { return Ok(()) };
    let mail = NewMail {
        dedupe_key: format!("shops.news:{shop}:{}:{subject}", op.now.timestamp_micros()),
        recipient,
        subject: subject.to_owned(),
        body: body.to_owned(),
    };
    mail::write(market, tx, mail).await
}

/// An owner was locked out: their shops are hidden. What the shops are otherwise stays.
pub async fn hide_banned(market: &Market, tx: &mut Tx, event: AccountBanned) -> anyhow::Result<()> {
    set_banned(tx, event.account, Some(market.now()), &event.reason).await
}

/// An owner may come in again: their shops are what they were.
pub async fn show_again(_market: &Market, tx: &mut Tx, event: BanLifted) -> anyhow::Result<()> {
    set_banned(tx, event.account, None, "").await
}

async fn set_banned(tx: &mut Tx, owner: AccountId, at: Option<DateTime<Utc>>, reason: &str) -> anyhow::Result<()> {
    let what = if at.is_some() { "owner locked out" } else { "owner let in again" };
    for shop in life::set_owner_banned(tx.db(), owner, at).await? {
        store::settings::note(tx.db(), shop, "system:identity", what, reason).await?;
        tx.publish(&ShopChanged { shop })?;
    }
    Ok(())
}
