//! Shops as admins look at them.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ShopId};
use domain::paging::{PageRequest, Paged};
use domain::shops::{
    HistoryRow, PayoutState, Plan, PlanRequestId, PlanRequestState, PlanRequestView, ShopRow, ShopState,
};
use sqlx::PgConnection;

use super::broken;
use super::payouts::Known;

/// A row, and whose shop it is, whose name only identity knows.
pub(crate) type Owned = (ShopRow, Option<AccountId>);

/// A row as it is stored.
struct Stored {
    id: sqlx::types::Uuid,
    handle: String,
    name: String,
    country: String,
    state: String,
    owner_banned: bool,
    owner: Option<sqlx::types::Uuid>,
    plan: Option<String>,
    provider: Option<String>,
    details_submitted: Option<bool>,
    payouts_enabled: Option<bool>,
    due: Option<Vec<String>>,
    followers: Option<i64>,
    created_at: DateTime<Utc>,
}

impl Stored {
    fn into_row(self) -> Result<Owned, sqlx::Error> {
        let known = self.details_submitted.map(|details_submitted| Known {
            provider: self.provider,
            details_submitted,
            payouts_enabled: self.payouts_enabled.unwrap_or(false),
            due: self.due.unwrap_or_default(),
            ..Known::default()
        });
        let plan = self.plan.map_or(Some(Plan::Free), |name| Plan::named(&name));
        let row = ShopRow {
            id: ShopId(self.id),
            handle: self.handle,
            name: self.name,
            country: self.country,
            state: ShopState::named(&self.state).ok_or_else(|| broken("a shop's state is unknown"))?,
            owner: String::new(),
            owner_banned: self.owner_banned,
            plan: plan.ok_or_else(|| broken("a plan is unknown"))?,
            payouts: state_of(known.as_ref()),
            followers: self.followers.unwrap_or(0).unsigned_abs(),
            created_at: self.created_at,
        };
        Ok((row, self.owner.map(AccountId)))
    }
}

/// How far a shop is on its way to be paid out.
pub(crate) fn state_of(known: Option<&Known>) -> PayoutState {
    match known {
        None => PayoutState::None,
        Some(known) if known.payouts_enabled => PayoutState::Ready,
        Some(known) if !known.details_submitted => PayoutState::Asked,
        Some(known) if !known.due.is_empty() => PayoutState::Stopped,
        Some(_) => PayoutState::Checking,
    }
}

/// Shops with every one of `words` in their name or handle, newest first; those of `shop` alone when it is given.
pub(crate) async fn search(
    db: &mut PgConnection,
    words: &[String],
    state: Option<ShopState>,
    shop: Option<ShopId>,
    page: PageRequest,
) -> Result<Paged<Owned>, sqlx::Error> {
    let like: Vec<String> = words
        .iter()
        .map(|word| format!("%{}%", word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")))
        .collect();
    let state = state.map(ShopState::name);
    let shop = shop.map(|shop| shop.0);
    let total = sqlx::query_scalar!(
        r#"select count(*) as "count!" from shops.shops s
           where ($2::text is null or s.state = $2) and ($3::uuid is null or s.id = $3)
             and not exists (select 1 from unnest($1::text[]) w where not (s.name ilike w or s.handle ilike w))"#,
        &like,
        state,
        shop,
    )
    .fetch_one(&mut *db)
    .await?;
    let rows = sqlx::query_as!(
        Stored,
        r#"select s.id, s.handle, s.name, s.country, s.state, s.owner_banned_at is not null as "owner_banned!",
                  t.account_id as "owner?", p.plan as "plan?", a.provider_id as "provider?",
                  a.details_submitted as "details_submitted?", a.payouts_enabled as "payouts_enabled?", a.due as "due?",
                  c.followers as "followers?", s.created_at
           from shops.shops s
           left join shops.staff t on t.shop_id = s.id and t.role = 'owner'
           left join shops.subscriptions p on p.account_id = t.account_id
           left join shops.payout_accounts a on a.shop_id = s.id
           left join shops.follower_counts c on c.shop_id = s.id
           where ($2::text is null or s.state = $2) and ($3::uuid is null or s.id = $3)
             and not exists (select 1 from unnest($1::text[]) w where not (s.name ilike w or s.handle ilike w))
           order by s.created_at desc, s.id limit $4 offset $5"#,
        &like,
        state,
        shop,
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    let items = rows.into_iter().map(Stored::into_row).collect::<Result<_, _>>()?;
    Ok(Paged { items, total: total.unsigned_abs(), page })
}

/// What was done with a shop, newest first; actors by the names of their kind.
pub(crate) async fn history(db: &mut PgConnection, shop: ShopId) -> Result<Vec<HistoryRow>, sqlx::Error> {
    let rows = sqlx::query!(
        "select at, actor, what, note from shops.history where shop_id = $1 order by id desc limit 100",
        shop.0,
    )
    .fetch_all(db)
    .await?;
    let row = rows.into_iter().map(|row| HistoryRow { at: row.at, who: row.actor, what: row.what, note: row.note });
    Ok(row.collect())
}

/// A wish that waits.
pub(crate) struct Waiting {
    pub(crate) request: PlanRequestView,
    pub(crate) shop: ShopId,
    pub(crate) shop_name: String,
    pub(crate) shop_handle: String,
    pub(crate) account: AccountId,
    pub(crate) has: Plan,
}

/// Wishes that wait, the longest waiting first.
pub(crate) async fn queue(db: &mut PgConnection, page: PageRequest) -> Result<Paged<Waiting>, sqlx::Error> {
    let total = sqlx::query_scalar!(r#"select count(*) as "count!" from shops.plan_requests where state = 'waiting'"#)
        .fetch_one(&mut *db)
        .await?;
    let rows = sqlx::query!(
        r#"select r.id, r.plan, r.note, r.created_at, r.account_id, s.id as shop_id, s.name, s.handle,
                  p.plan as "has?"
           from shops.plan_requests r join shops.shops s on s.id = r.shop_id
           left join shops.subscriptions p on p.account_id = r.account_id
           where r.state = 'waiting' order by r.created_at, r.id limit $1 offset $2"#,
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    let plan = |name: &str| Plan::named(name).ok_or_else(|| broken("a plan is unknown"));
    let items = rows
        .into_iter()
        .map(|row| {
            Ok(Waiting {
                request: PlanRequestView {
                    id: PlanRequestId(row.id),
                    plan: plan(&row.plan)?,
                    note: row.note,
                    state: PlanRequestState::Waiting,
                    reason: String::new(),
                    created_at: row.created_at,
                },
                shop: ShopId(row.shop_id),
                shop_name: row.name,
                shop_handle: row.handle,
                account: AccountId(row.account_id),
                has: row.has.map_or(Ok(Plan::Free), |name| plan(&name))?,
            })
        })
        .collect::<Result<_, sqlx::Error>>()?;
    Ok(Paged { items, total: total.unsigned_abs(), page })
}
