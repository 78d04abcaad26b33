//! The ways in which shops ship, in the database.

use domain::id::{ShippingMethodId, ShopId};
use domain::money::{Currency, Money};
use domain::shops::shipping::CheckedShipping;
use domain::shops::{Direction, ShippingRow};
use sqlx::PgConnection;

/// All ways of a shop, in its own order.
pub(crate) async fn all(
    db: &mut PgConnection,
    shop: ShopId,
    currency: Currency,
) -> Result<Vec<ShippingRow>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, name, rate_minor, free_above_minor, min_days, max_days, countries
         from shops.shipping_methods where shop_id = $1 order by position, id",
        shop.0,
    )
    .fetch_all(db)
    .await?;
    let row = rows.into_iter().map(|row| ShippingRow {
        id: ShippingMethodId(row.id),
        name: row.name,
        rate: Money::new(row.rate_minor, currency),
        free_above: row.free_above_minor.map(|minor| Money::new(minor, currency)),
        min_days: row.min_days.unsigned_abs(),
        max_days: row.max_days.unsigned_abs(),
        countries: row.countries,
    });
    Ok(row.collect())
}

/// How many ways a shop ships in.
pub(crate) async fn count(db: &mut PgConnection, shop: ShopId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from shops.shipping_methods where shop_id = $1"#, shop.0)
        .fetch_one(db)
        .await
}

/// Stores a way to ship, a new one at the end; false when there is none of that id in the shop. A name that stands
/// twice breaks `shipping_methods_shop_id_name_key`.
pub(crate) async fn write(
    db: &mut PgConnection,
    shop: ShopId,
    id: ShippingMethodId,
    is_new: bool,
    method: &CheckedShipping,
) -> Result<bool, sqlx::Error> {
    let days = |days: u32| i32::try_from(days).unwrap_or(i32::MAX);
    let done = sqlx::query!(
        "with changed as (
             update shops.shipping_methods set name = $3, rate_minor = $4, free_above_minor = $5, min_days = $6,
                 max_days = $7, countries = $8
             where id = $1 and shop_id = $2 and not $9 returning id),
         added as (
             insert into shops.shipping_methods (id, shop_id, name, rate_minor, free_above_minor, min_days, max_days,
                 countries, position)
             select $1, $2, $3, $4, $5, $6, $7, $8,
                 coalesce((select max(position) + 1 from shops.shipping_methods where shop_id = $2), 0)
             where $9 returning id)
         select id from changed union all select id from added",
        id.0,
        shop.0,
        method.name,
        method.rate.minor,
        method.free_above.map(|limit| limit.minor),
        days(method.min_days),
        days(method.max_days),
        &method.countries,
        is_new,
    )
    .fetch_optional(db)
    .await?;
    Ok(done.is_some())
}

/// Takes a way to ship away.
pub(crate) async fn remove(db: &mut PgConnection, shop: ShopId, id: ShippingMethodId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!("delete from shops.shipping_methods where id = $1 and shop_id = $2", id.0, shop.0)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Lets a way to ship change places with its neighbour; the shop is locked. False when it is not there.
pub(crate) async fn shift(
    db: &mut PgConnection,
    shop: ShopId,
    id: ShippingMethodId,
    direction: Direction,
) -> Result<bool, sqlx::Error> {
    let mut ids =
        sqlx::query_scalar!("select id from shops.shipping_methods where shop_id = $1 order by position, id", shop.0,)
            .fetch_all(&mut *db)
            .await?;
    let Some(at) = ids.iter().position(|known| *known == id.0) else { return Ok(false) };
    let other = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|other| *other < ids.len()),
    };
    if let Some(other) = other {
        ids.swap(at, other);
    }
    sqlx::query!(
        "update shops.shipping_methods m set position = (o.place - 1)::integer
         from unnest($2::uuid[]) with ordinality as o (id, place) where m.id = o.id and m.shop_id = $1",
        shop.0,
        &ids,
    )
    .execute(db)
    .await?;
    Ok(true)
}
