//! Closing a shop with a way back of 28 days, opening it again, and what is gone after that.

use chrono::TimeDelta;
use domain::shops::life::RESTORE_DAYS;
use domain::shops::{Action, Closing, LifeRefusal, LifeView, Resource, ShopState};
use identity::events::AccountErased;
use kernel::{Failure, Market, Op, Tx};

use crate::events::ShopPurged;
use crate::permit::permit;
use crate::settings::done;
use crate::store;
use crate::store::life;
use crate::suspend::tell_owner;

/// Shops that are purged in one run.
const AT_A_TIME: usize = 20;
/// Seconds of a day.
const A_DAY: i64 = 24 * 3600;

/// How the shop stands with its end.
pub async fn life(market: &Market, op: &Op) -> Result<LifeView, Failure> {
    let mut db = market.db(op).await?;
    let seat = permit(&mut db, op, Resource::Life, Action::See).await?;
    let mut view = life::read(&mut db, seat.shop).await?.ok_or(Failure::NotFound)?;
    view.may_change = seat.may(Resource::Life, Action::Change);
    view.days_left = view.purge_at.map(|at| {
        let seconds = (at - op.now).num_seconds().max(0);
        u32::try_from((seconds + A_DAY - 1) / A_DAY).unwrap_or_default()
    });
    Ok(view)
}

/// Closes the shop. Buyers do not see it any more; for 28 days its owner can open it again as it was.
pub async fn close(market: &Market, op: &Op, closing: Closing) -> Result<(), Failure<LifeRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Life, Action::Change).await?;
    let shop = store::settings::lock_shop(tx.db(), seat.shop).await?.ok_or(Failure::NotFound)?;
    if shop.state == ShopState::Closed {
        return Err(Failure::Refused(LifeRefusal::NotNow));
    }
    closing.check(&shop.handle).map_err(|slip| Failure::Refused(LifeRefusal::Invalid(slip)))?;
    let purge_at = op.now + TimeDelta::days(RESTORE_DAYS);
    life::close(tx.db(), seat.shop, op.now, purge_at).await?;
    store::settings::note(tx.db(), seat.shop, &op.actor_name(), "closed", "").await?;
    let body = format!(
        "{} is closed. Until {} you can open it again on the seller site, as it was.\n\n\
         After that its products, followers and pictures are gone for good. Orders and payments stay in the books.\n",
        shop.name,
        purge_at.format("%-d %B %Y"),
    );
    tell_owner(market, &mut tx, op, seat.shop, &format!("{} is closed", shop.name), &body).await?;
    done(market, tx, seat.shop).await
}

/// Opens a closed shop again as it was, while its 28 days last and the owner's plan has room.
pub async fn restore(market: &Market, op: &Op) -> Result<(), Failure<LifeRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Life, Action::Change).await?;
    // The same order of locks as opening a shop: what the owner has first.
    let plan = store::plans::lock(tx.db(), seat.account).await?.at(op.now);
    let shop = store::settings::lock_shop(tx.db(), seat.shop).await?.ok_or(Failure::NotFound)?;
    if shop.state != ShopState::Closed {
        return Err(Failure::Refused(LifeRefusal::NotNow));
    }
    let shops = store::plans::count_shops(tx.db(), seat.account).await?;
    if let Some(most) = plan.limits().shops.filter(|most| shops >= *most) {
        return Err(Failure::Refused(LifeRefusal::TooManyShops { most }));
    }
    if !life::restore(tx.db(), seat.shop, op.now).await? {
        return Err(Failure::Refused(LifeRefusal::TooLate));
    }
    store::settings::note(tx.db(), seat.shop, &op.actor_name(), "restored", "").await?;
    done(market, tx, seat.shop).await
}

/// Forgets somebody who was erased. Shops that they opened after they asked for it close, as by their own hand.
pub async fn forget_person(market: &Market, tx: &mut Tx, event: AccountErased) -> anyhow::Result<()> {
    let now = market.now();
    for shop in life::close_all(tx.db(), event.account, now, now + TimeDelta::days(RESTORE_DAYS)).await? {
        store::settings::note(tx.db(), shop, "system:identity", "closed", "its owner left the market").await?;
        tx.publish(&crate::events::ShopChanged { shop })?;
    }
    life::forget_person(tx.db(), event.account).await?;
    Ok(())
}

/// Takes away what belongs to shops whose days are over, one shop a transaction. Orders, books and history stay, and the
/// address of an owner without another shop opens none any more.
pub async fn purge(market: &Market, op: &Op) -> anyhow::Result<()> {
    for _ in 0..AT_A_TIME {
        let mut tx = market.begin(op).await?;
        let Some(shop) = life::lock_overdue(tx.db(), op.now).await? else { return Ok(()) };
        let owner = store::staff::owner(tx.db(), shop).await?;
        if let Some(owner) = owner
            && life::owned(tx.db(), owner).await? == 1
            && let Some(email) = identity::email_of(tx.db(), owner).await?
        {
            life::block_email(tx.db(), &email, shop).await?;
        }
        let pictures = life::purge(tx.db(), shop, op.now).await?;
        store::settings::note(tx.db(), shop, &op.actor_name(), "purged", "").await?;
        tx.publish(&ShopPurged { shop, owner, pictures })?;
        tx.publish(&crate::events::ShopChanged { shop })?;
        tx.commit().await?;
    }
    Ok(())
}
