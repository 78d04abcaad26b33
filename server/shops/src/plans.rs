//! What an owner has and wishes for: the trial, a larger plan, a smaller one, and the limits that follow.

use chrono::TimeDelta;
use domain::id::{AccountId, ShopId};
use domain::shops::plans::TRIAL_DAYS;
use domain::shops::{Action, LimitReached, NewPlanRequest, Plan, PlanRefusal, PlanRequestState, PlanView, Resource};
use kernel::{Failure, Market, Op, Tx};
use sqlx::PgConnection;

use crate::permit::{Seat, permit};
use crate::store;
use crate::store::plans;

/// What the shop's owner has, and what it allows. How much is on the shelf the shelf knows: `listings` is asked there by
/// the caller.
pub async fn plan(market: &Market, op: &Op, listings: Option<u32>) -> Result<PlanView, Failure> {
    let mut db = market.db(op).await?;
    let seat = permit(&mut db, op, Resource::Plan, Action::See).await?;
    let owner = store::staff::owner(&mut db, seat.shop).await?.ok_or(Failure::NotFound)?;
    let subscription = plans::of_account(&mut db, owner).await?;
    Ok(PlanView {
        subscription,
        now: subscription.at(op.now),
        shops: plans::count_shops(&mut db, owner).await?,
        listings,
        request: plans::newest_request(&mut db, owner).await?,
        may_change: seat.may(Resource::Plan, Action::Change),
    })
}

/// Begins the trial of PRO: seven days, once.
pub async fn start_trial(market: &Market, op: &Op) -> Result<(), Failure<PlanRefusal>> {
    let (mut tx, seat) = as_owner(market, op).await?;
    let ends_at = op.now + TimeDelta::days(TRIAL_DAYS);
    if !plans::begin_trial(tx.db(), seat.account, op.now, ends_at).await? {
        return Err(Failure::Refused(PlanRefusal::NoTrial));
    }
    store::settings::note(tx.db(), seat.shop, &op.actor_name(), "trial started", "").await?;
    tx.commit().await?;
    Ok(())
}

/// Asks the market for a larger plan; an admin answers.
pub async fn request_plan(market: &Market, op: &Op, form: NewPlanRequest) -> Result<(), Failure<PlanRefusal>> {
    let (mut tx, seat) = as_owner(market, op).await?;
    let (wanted, note) = form.check().map_err(|slip| Failure::Refused(PlanRefusal::Invalid(slip)))?;
    if plans::lock(tx.db(), seat.account).await?.plan >= wanted {
        return Err(Failure::Refused(PlanRefusal::HasIt));
    }
    let (who, what) = ((seat.account, seat.shop), (wanted, note.as_str()));
    if !plans::insert_request(tx.db(), market.new_id(), who, what, op.now).await? {
        return Err(Failure::Refused(PlanRefusal::Waiting));
    }
    store::settings::note(tx.db(), seat.shop, &op.actor_name(), "plan requested", wanted.name()).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a wish back that nobody has answered.
pub async fn withdraw_plan_request(market: &Market, op: &Op) -> Result<(), Failure<PlanRefusal>> {
    let (mut tx, seat) = as_owner(market, op).await?;
    if !plans::withdraw(tx.db(), seat.account, op.now).await? {
        return Err(Failure::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Goes back to FREE, once there are no more shops than it allows. Products beyond its limit stay on the shelf; none is
/// added until there is room.
pub async fn leave_plan(market: &Market, op: &Op) -> Result<(), Failure<PlanRefusal>> {
    let (mut tx, seat) = as_owner(market, op).await?;
    if plans::lock(tx.db(), seat.account).await?.plan == Plan::Free {
        return Err(Failure::Refused(PlanRefusal::HasIt));
    }
    let shops = plans::count_shops(tx.db(), seat.account).await?;
    if let Some(most) = Plan::Free.limits().shops.filter(|most| shops > *most) {
        return Err(Failure::Refused(PlanRefusal::TooManyShops { shops, most }));
    }
    plans::set(tx.db(), seat.account, Plan::Free, op.now).await?;
    store::settings::note(tx.db(), seat.shop, &op.actor_name(), "plan left", "").await?;
    tx.commit().await?;
    Ok(())
}

/// Gives an owner a plan. Only for the market itself: for the demo, and for what was agreed elsewhere.
pub async fn give_plan(market: &Market, op: &Op, owner: AccountId, plan: Plan) -> Result<(), Failure> {
    op.require_system()?;
    let mut tx = market.begin(op).await?;
    plans::lock(tx.db(), owner).await?;
    plans::set(tx.db(), owner, plan, op.now).await?;
    tx.commit().await?;
    Ok(())
}

/// A transaction of somebody who may change the plan: the owner, whose plan it is.
async fn as_owner(market: &Market, op: &Op) -> Result<(Tx, Seat), Failure<PlanRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Plan, Action::Change).await?;
    Ok((tx, seat))
}

/// How many products may stand on the shelf of a shop; nothing when there is no end. Ask in the transaction that puts one
/// more there and count after this: the shop stays locked until it ends, so that two at once do not both fit.
pub async fn lock_listing_limit(
    db: &mut PgConnection,
    op: &Op,
    shop: ShopId,
) -> Result<Option<LimitReached>, sqlx::Error> {
    store::settings::lock_shop(db, shop).await?.ok_or(sqlx::Error::RowNotFound)?;
    let plan = plans::of_shop(db, shop).await?.at(op.now);
    Ok(plan.limits().listings.map(|most| LimitReached { plan, most, larger: plan.larger() }))
}

/// Gives the owner of a wish what they wish for, or says why not. The transaction is the caller's.
pub(crate) async fn settle_request(
    tx: &mut Tx,
    op: &Op,
    request: domain::shops::PlanRequestId,
    (grant, reason): (bool, &str),
    by: AccountId,
) -> Result<Option<plans::Answered>, sqlx::Error> {
    let state = if grant { PlanRequestState::Granted } else { PlanRequestState::Refused };
    let Some(answered) = plans::answer(tx.db(), request, state, reason, Some(by), op.now).await? else {
        return Ok(None);
    };
    if grant && plans::lock(tx.db(), answered.account).await?.plan < answered.plan {
        plans::set(tx.db(), answered.account, answered.plan, op.now).await?;
    }
    Ok(Some(answered))
}
