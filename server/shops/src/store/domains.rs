//! Names of shops' own, in the database.

use chrono::{DateTime, Utc};
use domain::id::ShopId;
use domain::shops::DomainState;
use sqlx::PgConnection;

use super::broken;

/// A name that a shop claims.
pub(crate) struct Claim {
    pub(crate) shop: ShopId,
    pub(crate) host: String,
    pub(crate) token: String,
    pub(crate) state: DomainState,
    pub(crate) reason: String,
    pub(crate) claimed_at: DateTime<Utc>,
    pub(crate) checked_at: Option<DateTime<Utc>>,
}

/// A row as it is stored.
struct Row {
    shop_id: sqlx::types::Uuid,
    host: String,
    token: String,
    state: String,
    reason: String,
    claimed_at: DateTime<Utc>,
    checked_at: Option<DateTime<Utc>>,
}

impl Row {
    fn into_claim(self) -> Result<Claim, sqlx::Error> {
        Ok(Claim {
            shop: ShopId(self.shop_id),
            host: self.host,
            token: self.token,
            state: DomainState::named(&self.state).ok_or_else(|| broken("a name's state is unknown"))?,
            reason: self.reason,
            claimed_at: self.claimed_at,
            checked_at: self.checked_at,
        })
    }
}

/// The names of a shop, oldest first.
pub(crate) async fn of_shop(db: &mut PgConnection, shop: ShopId) -> Result<Vec<Claim>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        "select shop_id, host, token, state, reason, claimed_at, checked_at from shops.domains
         where shop_id = $1 order by claimed_at, host",
        shop.0,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Row::into_claim).collect()
}

/// One name of a shop.
pub(crate) async fn one(db: &mut PgConnection, shop: ShopId, host: &str) -> Result<Option<Claim>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        "select shop_id, host, token, state, reason, claimed_at, checked_at from shops.domains
         where shop_id = $1 and host = $2",
        shop.0,
        host,
    )
    .fetch_optional(db)
    .await?;
    row.map(Row::into_claim).transpose()
}

/// Claims a name; one that the shop has claimed stays as it is.
pub(crate) async fn claim(
    db: &mut PgConnection,
    shop: ShopId,
    host: &str,
    token: &str,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into shops.domains (shop_id, host, token, claimed_at, check_at) values ($1, $2, $3, $4, $4)
         on conflict (shop_id, host) do nothing",
        shop.0,
        host,
        token,
        now,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Gives a name up.
pub(crate) async fn drop(db: &mut PgConnection, shop: ShopId, host: &str) -> Result<bool, sqlx::Error> {
    let done =
        sqlx::query!("delete from shops.domains where shop_id = $1 and host = $2", shop.0, host).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Takes the turn to look at a name, unless somebody did within `pause` seconds; the seconds to wait otherwise.
pub(crate) async fn take_turn(
    db: &mut PgConnection,
    shop: ShopId,
    host: &str,
    now: DateTime<Utc>,
    pause: i64,
) -> Result<Result<(), u32>, sqlx::Error> {
    let done = sqlx::query!(
        "update shops.domains set checked_at = $3
         where shop_id = $1 and host = $2 and (checked_at is null or checked_at <= $3::timestamptz - make_interval(secs => $4))",
        shop.0,
        host,
        now,
        f64::from(i32::try_from(pause).unwrap_or(i32::MAX)),
    )
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 1 {
        return Ok(Ok(()));
    }
    let looked =
        sqlx::query_scalar!("select checked_at from shops.domains where shop_id = $1 and host = $2", shop.0, host)
            .fetch_optional(db)
            .await?
            .flatten();
    let passed = looked.map_or(pause, |at| (now - at).num_seconds());
    Ok(Err(u32::try_from((pause - passed).max(1)).unwrap_or(1)))
}

/// What was found out about a name.
pub(crate) struct Finding<'a> {
    pub(crate) state: DomainState,
    pub(crate) reason: &'a str,
    pub(crate) at: DateTime<Utc>,
    pub(crate) again_at: DateTime<Utc>,
}

/// Stores what was found out, as long as the claim is the one that was looked at. Of two shops that prove the same name
/// the first has it: the index `domains_verified` refuses the second, and false is returned.
pub(crate) async fn settle(db: &mut PgConnection, claim: &Claim, finding: &Finding<'_>) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update shops.domains set state = $4, reason = $5, checked_at = $6, check_at = $7,
             verified_at = case when $4 = 'verified' then coalesce(verified_at, $6) end
         where shop_id = $1 and host = $2 and token = $3",
        claim.shop.0,
        claim.host,
        claim.token,
        finding.state.name(),
        finding.reason,
        finding.at,
        finding.again_at,
    )
    .execute(db)
    .await;
    match done {
        Ok(_) => Ok(true),
        Err(error) if error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation) => {
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// Claims that are due to be looked at, each handed to one worker: the next look is put off as it is taken.
pub(crate) async fn take_due(db: &mut PgConnection, now: DateTime<Utc>, most: i64) -> Result<Vec<Claim>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        "update shops.domains set check_at = $1 + interval '5 minutes'
         where (shop_id, host) in (select shop_id, host from shops.domains where check_at <= $1
                                   order by check_at limit $2 for update skip locked)
         returning shop_id, host, token, state, reason, claimed_at, checked_at",
        now,
        most,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Row::into_claim).collect()
}

/// The shop that has proven a name.
pub(crate) async fn shop_of_host(db: &mut PgConnection, host: &str) -> Result<Option<ShopId>, sqlx::Error> {
    let id = sqlx::query_scalar!("select shop_id from shops.domains where host = $1 and state = 'verified'", host)
        .fetch_optional(db)
        .await?;
    Ok(id.map(ShopId))
}

/// The first name that a shop has proven: where it should be reached.
pub(crate) async fn canonical(db: &mut PgConnection, shop: ShopId) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar!(
        "select host from shops.domains where shop_id = $1 and state = 'verified' order by verified_at, host limit 1",
        shop.0,
    )
    .fetch_optional(db)
    .await
}
