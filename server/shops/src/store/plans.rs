//! What owners have, in the database, and what they wish for.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ShopId};
use domain::shops::{Plan, PlanRequestId, PlanRequestState, PlanRequestView, Subscription};
use sqlx::PgConnection;

use super::broken;

fn plan(name: &str) -> Result<Plan, sqlx::Error> {
    Plan::named(name).ok_or_else(|| broken("a plan is unknown"))
}

/// What an owner has.
pub(crate) async fn of_account(db: &mut PgConnection, account: AccountId) -> Result<Subscription, sqlx::Error> {
    let row = sqlx::query!("select plan, trial_ends_at from shops.subscriptions where account_id = $1", account.0)
        .fetch_optional(db)
        .await?;
    row.map_or(Ok(Subscription::NEW), |row| {
        Ok(Subscription { plan: plan(&row.plan)?, trial_ends_at: row.trial_ends_at })
    })
}

/// The same, locked until the transaction ends: whatever depends on how many shops an owner has is decided under it.
pub(crate) async fn lock(db: &mut PgConnection, account: AccountId) -> Result<Subscription, sqlx::Error> {
    sqlx::query!("insert into shops.subscriptions (account_id) values ($1) on conflict do nothing", account.0)
        .execute(&mut *db)
        .await?;
    let row = sqlx::query!(
        "select plan, trial_ends_at from shops.subscriptions where account_id = $1 for update",
        account.0,
    )
    .fetch_one(db)
    .await?;
    Ok(Subscription { plan: plan(&row.plan)?, trial_ends_at: row.trial_ends_at })
}

/// What the owner of a shop has.
pub(crate) async fn of_shop(db: &mut PgConnection, shop: ShopId) -> Result<Subscription, sqlx::Error> {
    let row = sqlx::query!(
        r#"select p.plan as "plan?", p.trial_ends_at as "trial_ends_at?"
           from shops.staff t left join shops.subscriptions p on p.account_id = t.account_id
           where t.shop_id = $1 and t.role = 'owner'"#,
        shop.0,
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(Subscription::NEW) };
    let plan = row.plan.map_or(Ok(Plan::Free), |name| plan(&name))?;
    Ok(Subscription { plan, trial_ends_at: row.trial_ends_at })
}

/// What the market keeps of a sale of each shop, by the database's clock: what was agreed with the shop or what its
/// owner's plan says, whichever is less.
pub(crate) async fn fees(db: &mut PgConnection, shops: &[ShopId]) -> Result<HashMap<ShopId, u32>, sqlx::Error> {
    let ids: Vec<_> = shops.iter().map(|shop| shop.0).collect();
    let rows = sqlx::query!(
        r#"select s.id as "id!", s.fee_bps as "fee_bps!", p.plan as "plan?", p.trial_ends_at as "trial_ends_at?", now() as "now!"
           from shops.shops s
           left join shops.staff t on t.shop_id = s.id and t.role = 'owner'
           left join shops.subscriptions p on p.account_id = t.account_id
           where s.id = any($1)"#,
        &ids,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let plan = row.plan.map_or(Ok(Plan::Free), |name| plan(&name))?;
            let subscription = Subscription { plan, trial_ends_at: row.trial_ends_at };
            Ok((ShopId(row.id), row.fee_bps.unsigned_abs().min(subscription.at(row.now).limits().fee_bps)))
        })
        .collect()
}

/// Shops of an owner that are not closed.
pub(crate) async fn count_shops(db: &mut PgConnection, owner: AccountId) -> Result<u32, sqlx::Error> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from shops.staff t join shops.shops s on s.id = t.shop_id
           where t.account_id = $1 and t.role = 'owner' and s.state <> 'closed'"#,
        owner.0,
    )
    .fetch_one(db)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Begins the trial; false when there was one. One conditional statement, so that it is once whoever asks.
pub(crate) async fn begin_trial(
    db: &mut PgConnection,
    account: AccountId,
    now: DateTime<Utc>,
    ends_at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into shops.subscriptions as p (account_id, trial_started_at, trial_ends_at) values ($1, $2, $3)
         on conflict (account_id) do update set trial_started_at = $2, trial_ends_at = $3
         where p.plan = 'free' and p.trial_started_at is null",
        account.0,
        now,
        ends_at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives an owner a plan; the row is locked.
pub(crate) async fn set(
    db: &mut PgConnection,
    account: AccountId,
    plan: Plan,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update shops.subscriptions set plan = $2, since = $3 where account_id = $1",
        account.0,
        plan.name(),
        now,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes a wish down; false when one waits.
pub(crate) async fn insert_request(
    db: &mut PgConnection,
    id: PlanRequestId,
    (account, shop): (AccountId, ShopId),
    (plan, note): (Plan, &str),
    now: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into shops.plan_requests (id, account_id, shop_id, plan, note, created_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (account_id) where state = 'waiting' do nothing",
        id.0,
        account.0,
        shop.0,
        plan.name(),
        note,
        now,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The newest wish of an owner.
pub(crate) async fn newest_request(
    db: &mut PgConnection,
    account: AccountId,
) -> Result<Option<PlanRequestView>, sqlx::Error> {
    let row = sqlx::query!(
        "select id, plan, note, state, reason, created_at from shops.plan_requests
         where account_id = $1 order by created_at desc, id desc limit 1",
        account.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(PlanRequestView {
            id: PlanRequestId(row.id),
            plan: plan(&row.plan)?,
            note: row.note,
            state: PlanRequestState::named(&row.state).ok_or_else(|| broken("a wish's state is unknown"))?,
            reason: row.reason,
            created_at: row.created_at,
        })
    })
    .transpose()
}

/// A wish that was just answered.
pub(crate) struct Answered {
    pub(crate) account: AccountId,
    pub(crate) shop: ShopId,
    pub(crate) plan: Plan,
}

/// Answers a wish that waits; nothing when it does not.
pub(crate) async fn answer(
    db: &mut PgConnection,
    request: PlanRequestId,
    state: PlanRequestState,
    reason: &str,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<Option<Answered>, sqlx::Error> {
    let row = sqlx::query!(
        "update shops.plan_requests set state = $2, reason = $3, decided_by = $4, decided_at = $5
         where id = $1 and state = 'waiting' returning account_id, shop_id, plan",
        request.0,
        state.name(),
        reason,
        by.map(|account| account.0),
        now,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(Answered { account: AccountId(row.account_id), shop: ShopId(row.shop_id), plan: plan(&row.plan)? })
    })
    .transpose()
}

/// Takes the wish of an owner back, if one waits.
pub(crate) async fn withdraw(
    db: &mut PgConnection,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update shops.plan_requests set state = 'withdrawn', decided_at = $2
         where account_id = $1 and state = 'waiting'",
        account.0,
        now,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
