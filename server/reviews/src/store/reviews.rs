//! Reviews as rows: written, locked, changed, taken back.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, OrderLineId, ProductId, ReviewId, ShopId};
use domain::lifecycle::Lifecycle as _;
use domain::reviews::{CheckedReview, ReviewMove, ReviewState};
use sqlx::PgConnection;

use super::unknown;

/// A row as lists show it.
#[derive(Clone, Debug)]
pub(crate) struct ReviewRow {
    pub id: ReviewId,
    pub line: OrderLineId,
    pub product: ProductId,
    pub shop: ShopId,
    pub account: Option<AccountId>,
    pub label: String,
    pub rating: u8,
    pub title: String,
    pub body: String,
    pub state: ReviewState,
    pub reason: Option<String>,
    pub helpful: u32,
    pub written_at: DateTime<Utc>,
    pub edited_at: Option<DateTime<Utc>>,
}

/// A review to be written.
pub(crate) struct NewReview<'a> {
    pub id: ReviewId,
    pub line: OrderLineId,
    pub product: ProductId,
    pub shop: ShopId,
    pub account: AccountId,
    pub label: &'a str,
    pub said: &'a CheckedReview,
    pub state: ReviewState,
    pub at: DateTime<Utc>,
}

/// Writes a review; false when there is one of its line.
pub(crate) async fn insert(db: &mut PgConnection, new: &NewReview<'_>) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into reviews.reviews (id, line_id, product_id, shop_id, account_id, label, rating, title, body, state,
             written_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (line_id) do nothing",
        new.id.0,
        new.line.0,
        new.product.0,
        new.shop.0,
        new.account.0,
        new.label,
        i16::from(new.said.rating),
        new.said.title,
        new.said.body,
        new.state.name(),
        new.at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The review of a line.
pub(crate) async fn of_line(db: &mut PgConnection, line: OrderLineId) -> Result<Option<ReviewId>, sqlx::Error> {
    let id =
        sqlx::query_scalar!("select id from reviews.reviews where line_id = $1", line.0).fetch_optional(db).await?;
    Ok(id.map(ReviewId))
}

/// A review that nobody else changes until the transaction ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Locked {
    pub line: OrderLineId,
    pub product: ProductId,
    pub state: ReviewState,
    /// Reports that nobody has looked at.
    pub reported: u32,
}

/// Locks the review, if that account wrote it.
pub(crate) async fn lock_own(
    db: &mut PgConnection,
    review: ReviewId,
    account: AccountId,
) -> Result<Option<Locked>, sqlx::Error> {
    lock_if(db, review, Some(account)).await
}

/// Locks the review.
pub(crate) async fn lock(db: &mut PgConnection, review: ReviewId) -> Result<Option<Locked>, sqlx::Error> {
    lock_if(db, review, None).await
}

async fn lock_if(
    db: &mut PgConnection,
    review: ReviewId,
    of: Option<AccountId>,
) -> Result<Option<Locked>, sqlx::Error> {
    let row = sqlx::query!(
        "select line_id, product_id, state, reported from reviews.reviews
         where id = $1 and ($2::uuid is null or account_id = $2) for update",
        review.0,
        of.map(|account| account.0),
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(Locked {
            line: OrderLineId(row.line_id),
            product: ProductId(row.product_id),
            state: state(&row.state)?,
            reported: row.reported.unsigned_abs(),
        })
    })
    .transpose()
}

/// Whose review it is and of which shop's goods.
pub(crate) struct Shown {
    pub account: Option<AccountId>,
    pub shop: ShopId,
}

/// The review, if everybody sees it.
pub(crate) async fn shown(db: &mut PgConnection, review: ReviewId) -> Result<Option<Shown>, sqlx::Error> {
    let row =
        sqlx::query!("select account_id, shop_id from reviews.reviews where id = $1 and state = 'approved'", review.0,)
            .fetch_optional(db)
            .await?;
    Ok(row.map(|row| Shown { account: row.account_id.map(AccountId), shop: ShopId(row.shop_id) }))
}

/// Stores what the writer of a locked review says now, and where it stands.
pub(crate) async fn change(
    db: &mut PgConnection,
    review: ReviewId,
    said: &CheckedReview,
    state: ReviewState,
    at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update reviews.reviews set rating = $2, title = $3, body = $4, state = $5, edited_at = $6,
             reason = case when $5 = 'rejected' then reason else '' end
         where id = $1",
        review.0,
        i16::from(said.rating),
        said.title,
        said.body,
        state.name(),
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Moves a review by compare-and-set.
pub(crate) async fn advance(
    db: &mut PgConnection,
    review: ReviewId,
    from: ReviewState,
    step: ReviewMove,
) -> Result<bool, sqlx::Error> {
    let Some(to) = from.after(step) else { return Ok(false) };
    let done = sqlx::query!(
        "update reviews.reviews set state = $3, reason = '' where id = $1 and state = $2",
        review.0,
        from.name(),
        to.name(),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Deletes a review with everything that was said to it.
pub(crate) async fn delete(db: &mut PgConnection, review: ReviewId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from reviews.reviews where id = $1", review.0).execute(db).await?;
    Ok(())
}

/// What is written of this line from now on is looked at first.
pub(crate) async fn watch(db: &mut PgConnection, line: OrderLineId) -> Result<(), sqlx::Error> {
    sqlx::query!("insert into reviews.watched_lines (line_id) values ($1) on conflict do nothing", line.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Whether what is written of this line is looked at first.
pub(crate) async fn is_watched(db: &mut PgConnection, line: OrderLineId) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists (select from reviews.watched_lines where line_id = $1) as "watched!""#,
        line.0,
    )
    .fetch_one(db)
    .await
}

/// Takes the writer out of everything they wrote.
pub(crate) async fn make_nameless(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("update reviews.reviews set account_id = null where account_id = $1", account.0).execute(db).await?;
    Ok(())
}

/// Moves a review and what was said to it back in time, for the demo market's history.
pub(crate) async fn backdate(db: &mut PgConnection, review: ReviewId, to: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "with reply as (update reviews.replies set at = least($2::timestamptz + interval '21 hours', at) where review_id = $1)
         update reviews.reviews set written_at = $2 where id = $1",
        review.0,
        to,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The state of that name; the table's check allows no other.
pub(crate) fn state(name: &str) -> Result<ReviewState, sqlx::Error> {
    ReviewState::named(name).ok_or_else(|| unknown("review state", name))
}
