//! Who follows which shop, in the database, and what else a shop's page shows.

use chrono::{DateTime, Utc};
use domain::catalog::Rating;
use domain::id::{AccountId, ShopId};
use domain::shops::{DayHours, ShopPage, ShopView};
use sqlx::PgConnection;

/// Begins to follow; false when they did already.
pub(crate) async fn follow(
    db: &mut PgConnection,
    shop: ShopId,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into shops.follows (shop_id, account_id, since) values ($1, $2, $3) on conflict do nothing",
        shop.0,
        account.0,
        now,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends following.
pub(crate) async fn unfollow(db: &mut PgConnection, shop: ShopId, account: AccountId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!("delete from shops.follows where shop_id = $1 and account_id = $2", shop.0, account.0)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// How many follow a shop.
pub(crate) async fn count(db: &mut PgConnection, shop: ShopId) -> Result<u64, sqlx::Error> {
    let count = sqlx::query_scalar!("select followers from shops.follower_counts where shop_id = $1", shop.0)
        .fetch_optional(db)
        .await?;
    Ok(count.unwrap_or(0).unsigned_abs())
}

/// What a shop's page shows beside what everything shows of a shop.
pub(crate) async fn page(
    db: &mut PgConnection,
    shop: ShopView,
    account: Option<AccountId>,
) -> Result<Option<ShopPage>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select s.category, s.address, s.time_zone, s.website, s.links, s.hours, s.logo, s.cover, s.cancellation,
                  s.created_at, c.followers as "followers?", r.rating_hundredths as "rating_hundredths?",
                  r.rating_count as "rating_count?",
                  exists (select 1 from shops.follows f where f.shop_id = s.id and f.account_id = $2) as "following!"
           from shops.shops s left join shops.follower_counts c on c.shop_id = s.id
           left join shops.ratings r on r.shop_id = s.id where s.id = $1"#,
        shop.id.0,
        account.map(|account| account.0),
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| ShopPage {
        shop,
        category: row.category,
        address: row.address,
        time_zone: row.time_zone,
        website: row.website,
        links: row.links,
        hours: row.hours.iter().map(|day| DayHours::stored(day)).collect(),
        open: None,
        logo: row.logo,
        cover: row.cover,
        cancellation: row.cancellation,
        followers: row.followers.unwrap_or(0).unsigned_abs(),
        rating: rating(row.rating_hundredths, row.rating_count),
        following: row.following,
        since: row.created_at,
    }))
}

/// How buyers rated the goods of a shop, if any did.
pub(crate) async fn rating_of(db: &mut PgConnection, shop: ShopId) -> Result<Option<Rating>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select rating_hundredths as "rating_hundredths!", rating_count from shops.ratings where shop_id = $1"#,
        shop.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(|row| rating(Some(row.rating_hundredths), Some(row.rating_count))))
}

fn rating(hundredths: Option<i32>, count: Option<i32>) -> Option<Rating> {
    let count = count.filter(|count| *count > 0)?.unsigned_abs();
    Some(Rating { hundredths: hundredths?.unsigned_abs(), count })
}
