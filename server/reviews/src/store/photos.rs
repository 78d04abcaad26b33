//! Photos as rows; their files are blobs named by content, shared with everybody who shows the same picture.

use std::collections::HashMap;

use domain::catalog::ImageView;
use domain::id::{AccountId, ImageId, ReviewId};
use sqlx::PgConnection;

use super::uuids;

/// Puts a photo into the first free place of a locked review; the one that shows the same picture already is that one.
/// Nothing when every place is taken.
pub(crate) async fn insert(
    db: &mut PgConnection,
    review: ReviewId,
    photo: &ImageView,
) -> Result<Option<ImageId>, sqlx::Error> {
    let known =
        sqlx::query_scalar!("select id from reviews.photos where review_id = $1 and key = $2", review.0, photo.key)
            .fetch_optional(&mut *db)
            .await?;
    if let Some(known) = known {
        return Ok(Some(ImageId(known)));
    }
    let id = sqlx::query_scalar!(
        "insert into reviews.photos (id, review_id, key, width, height, tone, position)
         select $1, $2, $3, $4, $5, $6, place from generate_series(0, 4) as place
         where not exists (select from reviews.photos where review_id = $2 and position = place)
         order by place limit 1 returning id",
        photo.id.0,
        review.0,
        photo.key,
        i32::try_from(photo.width).unwrap_or(i32::MAX),
        i32::try_from(photo.height).unwrap_or(i32::MAX),
        photo.tone,
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(ImageId))
}

/// Takes a photo off a review; its key, if it was there.
pub(crate) async fn delete(
    db: &mut PgConnection,
    review: ReviewId,
    photo: ImageId,
) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar!("delete from reviews.photos where id = $1 and review_id = $2 returning key", photo.0, review.0,)
        .fetch_optional(db)
        .await
}

/// The photos of these reviews, in order.
pub(crate) async fn of(
    db: &mut PgConnection,
    reviews: &[ReviewId],
) -> Result<HashMap<ReviewId, Vec<ImageView>>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, review_id, key, width, height, tone from reviews.photos where review_id = any ($1)
         order by review_id, position",
        &uuids(reviews),
    )
    .fetch_all(db)
    .await?;
    let mut photos: HashMap<ReviewId, Vec<ImageView>> = HashMap::new();
    for row in rows {
        photos.entry(ReviewId(row.review_id)).or_default().push(ImageView {
            id: ImageId(row.id),
            key: row.key,
            alt: String::new(),
            width: row.width.unsigned_abs(),
            height: row.height.unsigned_abs(),
            tone: row.tone,
        });
    }
    Ok(photos)
}

/// The names of the pictures of these reviews.
pub(crate) async fn keys_of(db: &mut PgConnection, reviews: &[ReviewId]) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar!("select key from reviews.photos where review_id = any ($1)", &uuids(reviews))
        .fetch_all(db)
        .await
}

/// Whether any review shows the picture of that key.
pub(crate) async fn is_shown(db: &mut PgConnection, key: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"select exists (select from reviews.photos where key = $1) as "shown!""#, key)
        .fetch_one(db)
        .await
}

/// Takes every photo off the reviews of an account; their keys.
pub(crate) async fn drop_of_account(db: &mut PgConnection, account: AccountId) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar!(
        "delete from reviews.photos p using reviews.reviews r where r.id = p.review_id and r.account_id = $1
         returning p.key",
        account.0,
    )
    .fetch_all(db)
    .await
}
