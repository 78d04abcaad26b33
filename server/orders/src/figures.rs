//! What was sold: the figures behind the dashboards, counted from paid orders. Who may see them is the caller's question.

use chrono::{DateTime, NaiveDate, Utc};
use domain::id::ShopId;
use domain::orders::{OrderFilter, OrderState, OrderSummary};
use kernel::Market;
use sqlx::PgConnection;

use crate::lists::named;
use crate::store::lists::{self, Whose};

/// Sums over a stretch of time; cancelled and refunded orders do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub sales_minor: i64,
    pub orders: i64,
    pub units: i64,
    pub buyers: i64,
}

/// What was sold from `from` to `to`, by one shop or by all.
pub async fn sums(
    db: &mut PgConnection,
    shop: Option<ShopId>,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Sums, sqlx::Error> {
    sqlx::query_as!(
        Sums,
        r#"select coalesce(sum(o.total_minor), 0)::bigint as "sales_minor!", count(*) as "orders!",
                  coalesce(sum((select sum(quantity) from orders.order_lines l where l.order_id = o.id)), 0)::bigint
                      as "units!",
                  count(distinct o.email) as "buyers!"
           from orders.orders o
           where o.paid_at >= $2 and o.paid_at < $3 and o.state not in ('cancelled', 'refunded')
             and ($1::uuid is null or o.shop_id = $1)"#,
        shop.map(|shop| shop.0),
        from,
        to,
    )
    .fetch_one(db)
    .await
}

/// Sales of each day from `from` to `to`; days without sales are not in the answer.
pub async fn by_day(
    db: &mut PgConnection,
    shop: Option<ShopId>,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<(NaiveDate, i64)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select (paid_at at time zone 'UTC')::date as "day!", sum(total_minor)::bigint as "sales!"
           from orders.orders
           where paid_at >= $2 and paid_at < $3 and state not in ('cancelled', 'refunded')
             and ($1::uuid is null or shop_id = $1)
           group by 1 order by 1"#,
        shop.map(|shop| shop.0),
        from,
        to,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.day, row.sales)).collect())
}

/// The best-selling products of a shop since `from`: title, slug, units, sales in minor units.
pub async fn top(
    db: &mut PgConnection,
    shop: ShopId,
    from: DateTime<Utc>,
    most: i64,
) -> Result<Vec<(String, String, i64, i64)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select min(l.title) as "title!", l.slug, sum(l.quantity)::bigint as "units!",
                  sum(l.quantity * l.unit_minor)::bigint as "sales!"
           from orders.order_lines l join orders.orders o on o.id = l.order_id
           where o.shop_id = $1 and o.paid_at >= $2 and o.state not in ('cancelled', 'refunded')
           group by l.slug order by 4 desc, l.slug limit $3"#,
        shop.0,
        from,
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.title, row.slug, row.units, row.sales)).collect())
}

/// How many orders are in each state, of one shop or of all.
pub async fn states(db: &mut PgConnection, shop: Option<ShopId>) -> Result<Vec<(OrderState, u32)>, sqlx::Error> {
    lists::counts(db, shop).await
}

/// The newest orders, of one shop or of all.
pub async fn recent(
    market: &Market,
    db: &mut PgConnection,
    shop: Option<ShopId>,
    most: usize,
) -> Result<Vec<OrderSummary>, sqlx::Error> {
    let whose = shop.map_or(Whose::All, Whose::Shop);
    let rows = lists::page(db, whose, &OrderFilter::default()).await?;
    let mut page = named(market, db, rows).await?;
    page.items.truncate(most);
    Ok(page.items)
}
