//! Lists of reviews: of a product, of a shop's goods, of one person.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::id::{AccountId, OrderLineId, ProductId, ReviewId, ShopId};
use domain::paging::PageRequest;
use domain::reviews::{ReviewsQuery, ShopReviewsQuery};
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use super::reviews::{ReviewRow, state};
use super::{count, uuids};
use crate::kept::Of;

/// The columns of a row.
#[derive(FromRow)]
pub(super) struct Columns {
    pub(super) id: Uuid,
    pub(super) line_id: Uuid,
    pub(super) product_id: Uuid,
    pub(super) shop_id: Uuid,
    pub(super) account_id: Option<Uuid>,
    pub(super) label: String,
    pub(super) rating: i16,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) state: String,
    pub(super) reason: String,
    pub(super) helpful: i32,
    pub(super) written_at: DateTime<Utc>,
    pub(super) edited_at: Option<DateTime<Utc>>,
}

impl Columns {
    pub(super) fn read(self) -> Result<ReviewRow, sqlx::Error> {
        Ok(ReviewRow {
            id: ReviewId(self.id),
            line: OrderLineId(self.line_id),
            product: ProductId(self.product_id),
            shop: ShopId(self.shop_id),
            account: self.account_id.map(AccountId),
            label: self.label,
            rating: u8::try_from(self.rating).unwrap_or(0),
            title: self.title,
            body: self.body,
            state: state(&self.state)?,
            reason: Some(self.reason).filter(|reason| !reason.is_empty()),
            helpful: self.helpful.unsigned_abs(),
            written_at: self.written_at,
            edited_at: self.edited_at,
        })
    }
}

pub(super) fn read(rows: Vec<Columns>) -> Result<Vec<ReviewRow>, sqlx::Error> {
    rows.into_iter().map(Columns::read).collect()
}

/// How many reviews have so many stars, with photos or without.
pub(crate) struct Count {
    pub rating: u8,
    pub photos: bool,
    pub reviews: u32,
}

fn ids(of: Of) -> (Option<Uuid>, Option<Uuid>) {
    match of {
        Of::Product(product) => (Some(product.0), None),
        Of::Shop(shop) => (None, Some(shop.0)),
    }
}

/// What everybody sees, counted by stars and photos.
pub(crate) async fn counts(db: &mut PgConnection, of: Of) -> Result<Vec<Count>, sqlx::Error> {
    let (product, shop) = ids(of);
    let rows = sqlx::query!(
        r#"select r.rating, r.photos as "photos!", count(*) as "reviews!"
           from (select rating, exists (select from reviews.photos p where p.review_id = reviews.id) as photos
                 from reviews.reviews
                 where state = 'approved' and ($1::uuid is null or product_id = $1)
                   and ($2::uuid is null or shop_id = $2)) r
           group by r.rating, r.photos"#,
        product,
        shop,
    )
    .fetch_all(db)
    .await?;
    let one =
        |rating, photos, reviews| Count { rating: u8::try_from(rating).unwrap_or(0), photos, reviews: count(reviews) };
    Ok(rows.into_iter().map(|row| one(row.rating, row.photos, row.reviews)).collect())
}

/// A page of what everybody sees.
pub(crate) async fn page(
    db: &mut PgConnection,
    of: Of,
    query: ReviewsQuery,
    page: PageRequest,
) -> Result<Vec<ReviewRow>, sqlx::Error> {
    let (product, shop) = ids(of);
    let rows = sqlx::query_as!(
        Columns,
        "select r.id, r.line_id, r.product_id, r.shop_id, r.account_id, r.label, r.rating, r.title, r.body, r.state,
                r.reason, r.helpful, r.written_at, r.edited_at
         from reviews.reviews r
         where r.state = 'approved' and ($1::uuid is null or r.product_id = $1) and ($2::uuid is null or r.shop_id = $2)
           and ($3::smallint is null or r.rating = $3)
           and (not $4::boolean or exists (select from reviews.photos p where p.review_id = r.id))
         order by case $5::text when 'helpful' then -r.helpful when 'highest' then -r.rating when 'lowest' then r.rating
                  else 0 end, r.written_at desc, r.id
         limit $6 offset $7",
        product,
        shop,
        query.stars.map(i16::from),
        query.photos,
        query.sort.name(),
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    read(rows)
}

/// Reviews by id, in no order, whatever their state.
pub(crate) async fn by_ids(db: &mut PgConnection, reviews: &[ReviewId]) -> Result<Vec<ReviewRow>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Columns,
        "select r.id, r.line_id, r.product_id, r.shop_id, r.account_id, r.label, r.rating, r.title, r.body, r.state,
                r.reason, r.helpful, r.written_at, r.edited_at
         from reviews.reviews r where r.id = any ($1)",
        &uuids(reviews),
    )
    .fetch_all(db)
    .await?;
    read(rows)
}

/// The lines of which that account has written.
pub(crate) async fn lines_of(db: &mut PgConnection, account: AccountId) -> Result<Vec<OrderLineId>, sqlx::Error> {
    let ids = sqlx::query_scalar!("select line_id from reviews.reviews where account_id = $1", account.0)
        .fetch_all(db)
        .await?;
    Ok(ids.into_iter().map(OrderLineId).collect())
}

/// A page of what that account has written, newest first, and how much that is.
pub(crate) async fn of_account(
    db: &mut PgConnection,
    account: AccountId,
    page: PageRequest,
) -> Result<(u64, Vec<ReviewRow>), sqlx::Error> {
    let total =
        sqlx::query_scalar!(r#"select count(*) as "total!" from reviews.reviews where account_id = $1"#, account.0,)
            .fetch_one(&mut *db)
            .await?;
    let rows = sqlx::query_as!(
        Columns,
        "select r.id, r.line_id, r.product_id, r.shop_id, r.account_id, r.label, r.rating, r.title, r.body, r.state,
                r.reason, r.helpful, r.written_at, r.edited_at
         from reviews.reviews r where r.account_id = $1 order by r.written_at desc, r.id limit $2 offset $3",
        account.0,
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    Ok((total.unsigned_abs(), read(rows)?))
}

/// A page of the reviews of a shop's goods, as the shop narrows them, newest first, and how many there are.
pub(crate) async fn of_own_shop(
    db: &mut PgConnection,
    shop: ShopId,
    query: ShopReviewsQuery,
    page: PageRequest,
) -> Result<(u64, Vec<ReviewRow>), sqlx::Error> {
    let stars = query.stars.map(i16::from);
    let product = query.product.map(|product| product.0);
    let total = sqlx::query_scalar!(
        r#"select count(*) as "total!" from reviews.reviews r
           where r.state = 'approved' and r.shop_id = $1 and ($2::smallint is null or r.rating = $2)
             and ($3::uuid is null or r.product_id = $3)
             and (not $4::boolean or not exists (select from reviews.replies a where a.review_id = r.id))"#,
        shop.0,
        stars,
        product,
        query.unanswered,
    )
    .fetch_one(&mut *db)
    .await?;
    let rows = sqlx::query_as!(
        Columns,
        "select r.id, r.line_id, r.product_id, r.shop_id, r.account_id, r.label, r.rating, r.title, r.body, r.state,
                r.reason, r.helpful, r.written_at, r.edited_at
         from reviews.reviews r
         where r.state = 'approved' and r.shop_id = $1 and ($2::smallint is null or r.rating = $2)
           and ($3::uuid is null or r.product_id = $3)
           and (not $4::boolean or not exists (select from reviews.replies a where a.review_id = r.id))
         order by r.written_at desc, r.id limit $5 offset $6",
        shop.0,
        stars,
        product,
        query.unanswered,
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    Ok((total.unsigned_abs(), read(rows)?))
}

/// How many shown reviews of a shop's goods have no reply.
pub(crate) async fn unanswered(db: &mut PgConnection, shop: ShopId) -> Result<u32, sqlx::Error> {
    let waiting = sqlx::query_scalar!(
        r#"select count(*) as "waiting!" from reviews.reviews r
           where r.state = 'approved' and r.shop_id = $1
             and not exists (select from reviews.replies a where a.review_id = r.id)"#,
        shop.0,
    )
    .fetch_one(db)
    .await?;
    Ok(count(waiting))
}

/// The products of a shop that were reviewed, those with most reviews first.
pub(crate) async fn products_of(
    db: &mut PgConnection,
    shop: ShopId,
    most: i64,
) -> Result<Vec<(ProductId, u32)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select product_id, count(*) as "reviews!" from reviews.reviews
           where state = 'approved' and shop_id = $1 group by product_id order by 2 desc, 1 limit $2"#,
        shop.0,
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (ProductId(row.product_id), count(row.reviews))).collect())
}

/// What somebody has to do with some reviews.
#[derive(Default)]
pub(crate) struct Said {
    pub own: HashSet<ReviewId>,
    pub helped: HashSet<ReviewId>,
    pub reported: HashSet<ReviewId>,
}

/// Which of these reviews that account wrote, found helpful, reported.
pub(crate) async fn said_by(
    db: &mut PgConnection,
    account: AccountId,
    reviews: &[ReviewId],
) -> Result<Said, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select r.id, r.account_id = $1 as own,
                  exists (select from reviews.votes v where v.review_id = r.id and v.account_id = $1) as "helped!",
                  exists (select from reviews.reports p where p.review_id = r.id and p.account_id = $1) as "reported!"
           from reviews.reviews r where r.id = any ($2)"#,
        account.0,
        &uuids(reviews),
    )
    .fetch_all(db)
    .await?;
    let mut said = Said::default();
    for row in rows {
        let id = ReviewId(row.id);
        for (is, ids) in
            [(row.own == Some(true), &mut said.own), (row.helped, &mut said.helped), (row.reported, &mut said.reported)]
        {
            if is {
                ids.insert(id);
            }
        }
    }
    Ok(said)
}
