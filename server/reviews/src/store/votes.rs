//! Who finds which review helpful.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ReviewId};
use sqlx::PgConnection;

/// Counts somebody in; twice is once.
pub(crate) async fn cast(
    db: &mut PgConnection,
    review: ReviewId,
    account: AccountId,
    at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into reviews.votes (review_id, account_id, at) values ($1, $2, $3) on conflict do nothing",
        review.0,
        account.0,
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Counts somebody out again.
pub(crate) async fn take_back(db: &mut PgConnection, review: ReviewId, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from reviews.votes where review_id = $1 and account_id = $2", review.0, account.0)
        .execute(db)
        .await?;
    Ok(())
}

/// How many find a review helpful.
pub(crate) async fn count(db: &mut PgConnection, review: ReviewId) -> Result<u32, sqlx::Error> {
    let helpful =
        sqlx::query_scalar!("select helpful from reviews.reviews where id = $1", review.0).fetch_optional(db).await?;
    Ok(helpful.unwrap_or(0).unsigned_abs())
}

/// Takes away everything that somebody found helpful, review after review in the order of their ids.
pub(crate) async fn forget(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "with locked as materialized (
             select r.id from reviews.reviews r join reviews.votes v on v.review_id = r.id
             where v.account_id = $1 order by r.id for no key update of r)
         delete from reviews.votes v using locked where v.review_id = locked.id and v.account_id = $1",
        account.0,
    )
    .execute(db)
    .await?;
    Ok(())
}
