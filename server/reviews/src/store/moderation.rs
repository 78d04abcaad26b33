//! What admins look at, and their decisions.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ReviewId};
use domain::lifecycle::Lifecycle as _;
use domain::paging::PageRequest;
use domain::reviews::{REPORTS_TO_LOOK, ReviewQueue, ReviewState};
use sqlx::PgConnection;

use super::count;
use super::lists::{Columns, read};
use super::reviews::ReviewRow;

/// Reports that bring an admin, as the database counts them.
fn enough() -> i32 {
    i32::try_from(REPORTS_TO_LOOK).unwrap_or(i32::MAX)
}

/// A page of a queue, and how long it is. What waits longest comes first, what is settled newest first.
pub(crate) async fn page(
    db: &mut PgConnection,
    queue: ReviewQueue,
    page: PageRequest,
) -> Result<(u64, Vec<ReviewRow>), sqlx::Error> {
    let total = counts(db).await?.into_iter().find(|(of, _)| *of == queue).map_or(0, |(_, total)| u64::from(total));
    let rows = sqlx::query_as!(
        Columns,
        "select r.id, r.line_id, r.product_id, r.shop_id, r.account_id, r.label, r.rating, r.title, r.body, r.state,
                r.reason, r.helpful, r.written_at, r.edited_at
         from reviews.reviews r
         where case $1::text
               when 'waiting' then r.state = 'pending' or (r.state = 'approved' and r.reported >= $2)
               when 'reported' then r.reported > 0 and r.state <> 'rejected'
               when 'rejected' then r.state = 'rejected'
               else r.state = 'approved' end
         order by case when $1 in ('waiting', 'reported') then r.written_at end,
                  coalesce(r.decided_at, r.written_at) desc, r.id
         limit $3 offset $4",
        queue.name(),
        enough(),
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    Ok((total, read(rows)?))
}

/// How many reviews are in each queue.
pub(crate) async fn counts(db: &mut PgConnection) -> Result<Vec<(ReviewQueue, u32)>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select count(*) filter (where state = 'pending' or (state = 'approved' and reported >= $1)) as "waiting!",
                  count(*) filter (where reported > 0 and state <> 'rejected') as "reported!",
                  count(*) filter (where state = 'rejected') as "rejected!",
                  count(*) filter (where state = 'approved') as "shown!"
           from reviews.reviews"#,
        enough(),
    )
    .fetch_one(db)
    .await?;
    let counts = [
        (ReviewQueue::Waiting, row.waiting),
        (ReviewQueue::Reported, row.reported),
        (ReviewQueue::Rejected, row.rejected),
        (ReviewQueue::Shown, row.shown),
    ];
    Ok(counts.map(|(queue, reviews)| (queue, count(reviews))).to_vec())
}

/// Stores what was decided about a locked review; how many decisions there were by now.
pub(crate) async fn decide(
    db: &mut PgConnection,
    review: ReviewId,
    next: ReviewState,
    reason: Option<&str>,
    (admin, at): (AccountId, DateTime<Utc>),
) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(
        "update reviews.reviews set state = $2, reason = $3, decided_at = $4, decided_by = $5, decisions = decisions + 1
         where id = $1 returning decisions",
        review.0,
        next.name(),
        reason.unwrap_or_default(),
        at,
        admin.0,
    )
    .fetch_one(db)
    .await
}
