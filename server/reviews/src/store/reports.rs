//! Reports of reviews.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ReviewId};
use domain::reviews::{ReportReason, ReportView};
use kernel::Market;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{count, unknown, uuids};
use crate::author::GONE;

/// A report as it is stored.
pub(crate) struct ReportRow {
    pub review: ReviewId,
    pub account: Option<AccountId>,
    reason: ReportReason,
    note: String,
    at: DateTime<Utc>,
    open: bool,
}

impl ReportRow {
    /// The report with the name of whoever made it.
    pub(crate) fn view(self, names: &HashMap<AccountId, String>) -> ReportView {
        let by = self.account.and_then(|account| names.get(&account).cloned());
        let by = by.unwrap_or_else(|| GONE.to_owned());
        ReportView { reason: self.reason, note: self.note, by, at: self.at, open: self.open }
    }
}

/// Stores a report; false when that person has reported the review before.
pub(crate) async fn insert(
    market: &Market,
    db: &mut PgConnection,
    (review, account): (ReviewId, AccountId),
    (reason, note): (ReportReason, &str),
    at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into reviews.reports (id, review_id, account_id, reason, note, at) values ($1, $2, $3, $4, $5, $6)
         on conflict (review_id, account_id) do nothing",
        market.new_id::<Uuid>(),
        review.0,
        account.0,
        reason.name(),
        note,
        at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How many reports of a review nobody has looked at.
pub(crate) async fn open(db: &mut PgConnection, review: ReviewId) -> Result<u32, sqlx::Error> {
    let open =
        sqlx::query_scalar!("select reported from reviews.reviews where id = $1", review.0).fetch_optional(db).await?;
    Ok(count(open.unwrap_or(0).into()))
}

/// Somebody has looked at the reports of a review.
pub(crate) async fn settle(db: &mut PgConnection, review: ReviewId, at: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update reviews.reports set settled_at = $2 where review_id = $1 and settled_at is null",
        review.0,
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The reports of these reviews, newest first.
pub(crate) async fn of(db: &mut PgConnection, reviews: &[ReviewId]) -> Result<Vec<ReportRow>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select review_id, account_id, reason, note, at, settled_at is null as "open!" from reviews.reports
           where review_id = any ($1) order by at desc, id"#,
        &uuids(reviews),
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(ReportRow {
                review: ReviewId(row.review_id),
                account: row.account_id.map(AccountId),
                reason: ReportReason::named(&row.reason).ok_or_else(|| unknown("reason", &row.reason))?,
                note: row.note,
                at: row.at,
                open: row.open,
            })
        })
        .collect()
}

/// Takes somebody out of what they reported.
pub(crate) async fn forget(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("update reviews.reports set account_id = null, note = '' where account_id = $1", account.0)
        .execute(db)
        .await?;
    Ok(())
}
