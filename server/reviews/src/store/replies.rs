//! What shops say to reviews.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::id::{ReviewId, ShopId};
use sqlx::PgConnection;

use super::uuids;

/// Stores what a shop says; true when it said nothing before.
pub(crate) async fn put(
    db: &mut PgConnection,
    review: ReviewId,
    shop: ShopId,
    body: &str,
    at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"insert into reviews.replies as r (review_id, shop_id, body, at) values ($1, $2, $3, $4)
           on conflict (review_id) do update set body = excluded.body, changed_at = excluded.at
               where r.shop_id = excluded.shop_id
           returning changed_at is null as "first!""#,
        review.0,
        shop.0,
        body,
        at,
    )
    .fetch_optional(db)
    .await
    .map(|first| first.unwrap_or(false))
}

/// Removes what a shop said.
pub(crate) async fn remove(db: &mut PgConnection, review: ReviewId, shop: ShopId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!("delete from reviews.replies where review_id = $1 and shop_id = $2", review.0, shop.0)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// What was said to these reviews, and when last.
pub(crate) async fn of(
    db: &mut PgConnection,
    reviews: &[ReviewId],
) -> Result<HashMap<ReviewId, (String, DateTime<Utc>)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select review_id, body, coalesce(changed_at, at) as "at!" from reviews.replies where review_id = any ($1)"#,
        &uuids(reviews),
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (ReviewId(row.review_id), (row.body, row.at))).collect())
}

/// Removes everything that a shop said.
pub(crate) async fn forget(db: &mut PgConnection, shop: ShopId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from reviews.replies where shop_id = $1", shop.0).execute(db).await?;
    Ok(())
}
