//! The SQL of what somebody bought, line by line.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, OrderId, OrderLineId, ShopId, VariantId};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::bought::BoughtLine;

struct Columns {
    id: Uuid,
    order_id: Uuid,
    shop_id: Uuid,
    variant_id: Uuid,
    slug: String,
    title: String,
    label: String,
    image: Option<serde_json::Value>,
    delivered_at: Option<DateTime<Utc>>,
}

impl From<Columns> for BoughtLine {
    fn from(row: Columns) -> Self {
        Self {
            line: OrderLineId(row.id),
            order: OrderId(row.order_id),
            shop: ShopId(row.shop_id),
            variant: VariantId(row.variant_id),
            slug: row.slug,
            title: row.title,
            label: row.label,
            image: super::image(row.image),
            delivered_at: row.delivered_at,
        }
    }
}

/// The line, if that account bought it.
pub(crate) async fn one(
    db: &mut PgConnection,
    account: AccountId,
    line: OrderLineId,
) -> Result<Option<BoughtLine>, sqlx::Error> {
    let row = sqlx::query_as!(
        Columns,
        "select l.id, l.order_id, o.shop_id, l.variant_id, l.slug, l.title, l.label, l.image,
                (select max(h.at) from orders.history h where h.order_id = o.id and h.to_state = 'delivered')
                    as delivered_at
         from orders.order_lines l join orders.orders o on o.id = l.order_id
         where l.id = $1 and o.account_id = $2",
        line.0,
        account.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(BoughtLine::from))
}

/// What that account bought and has arrived, last arrived first.
pub(crate) async fn arrived(
    db: &mut PgConnection,
    account: AccountId,
    but: &[OrderLineId],
    most: i64,
) -> Result<Vec<BoughtLine>, sqlx::Error> {
    let but: Vec<Uuid> = but.iter().map(|line| line.0).collect();
    let rows = sqlx::query_as!(
        Columns,
        r#"select l.id, l.order_id, o.shop_id, l.variant_id, l.slug, l.title, l.label, l.image,
                  h.at as "delivered_at?"
           from orders.orders o
           join lateral (
               select max(at) as at from orders.history where order_id = o.id and to_state = 'delivered') h
               on h.at is not null
           join orders.order_lines l on l.order_id = o.id
           where o.account_id = $1 and l.id <> all ($2)
           order by h.at desc, l.position, l.id limit $3"#,
        account.0,
        &but,
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(BoughtLine::from).collect())
}

/// Whether a line of any order shows the picture of that name.
pub(crate) async fn is_shown(db: &mut PgConnection, key: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"select exists (select from orders.order_lines where image ->> 'key' = $1) as "shown!""#, key)
        .fetch_one(db)
        .await
}
