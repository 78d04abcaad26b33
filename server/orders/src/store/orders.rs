//! The SQL of orders, their lines and their history.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, OrderGroupId, OrderId, ShopId, VariantId};
use domain::lifecycle::Lifecycle;
use domain::money::{Currency, Money};
use domain::orders::{OrderMove, OrderState};
use kernel::gateway::SessionLine;
use kernel::{Market, Op};
use sqlx::PgConnection;
use uuid::Uuid;

/// An order as the server moves it.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub id: OrderId,
    pub group: OrderGroupId,
    pub shop: ShopId,
    pub account: Option<AccountId>,
    pub state: OrderState,
    pub total: Money,
}

struct OrderColumns {
    id: Uuid,
    group_id: Uuid,
    shop_id: Uuid,
    account_id: Option<Uuid>,
    state: String,
    total_minor: i64,
    currency: String,
}

impl TryFrom<OrderColumns> for Order {
    type Error = sqlx::Error;

    fn try_from(row: OrderColumns) -> Result<Self, sqlx::Error> {
        let currency: Currency = row.currency.parse().map_err(|_| super::unknown("currency", &row.currency))?;
        Ok(Self {
            id: OrderId(row.id),
            group: OrderGroupId(row.group_id),
            shop: ShopId(row.shop_id),
            account: row.account_id.map(AccountId),
            state: OrderState::named(&row.state).ok_or_else(|| super::unknown("order state", &row.state))?,
            total: Money::new(row.total_minor, currency),
        })
    }
}

/// The order, locked.
pub(crate) async fn lock(db: &mut PgConnection, order: OrderId) -> Result<Option<Order>, sqlx::Error> {
    let row = sqlx::query_as!(
        OrderColumns,
        "select id, group_id, shop_id, account_id, state, total_minor, currency
         from orders.orders where id = $1 for update",
        order.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(Order::try_from).transpose()
}

/// The orders of a group, locked in the order of their ids.
pub(crate) async fn lock_group(db: &mut PgConnection, group: OrderGroupId) -> Result<Vec<Order>, sqlx::Error> {
    let rows = sqlx::query_as!(
        OrderColumns,
        "select id, group_id, shop_id, account_id, state, total_minor, currency
         from orders.orders where group_id = $1 order by id for update",
        group.0,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Order::try_from).collect()
}

/// One shop's part of a purchase, to be written.
pub(crate) struct NewOrderRow {
    pub id: OrderId,
    pub shop: ShopId,
    pub number: String,
    pub items_minor: i64,
    pub shipping_minor: i64,
    pub shipping_name: String,
    pub tax_minor: i64,
    pub tax_included: bool,
    pub total_minor: i64,
    pub fee_bps: i32,
    pub lines: Vec<NewLine>,
}

/// A line to be written, as things are at this moment.
pub(crate) struct NewLine {
    pub variant: VariantId,
    pub slug: String,
    pub title: String,
    pub label: String,
    pub sku: String,
    pub image: Option<serde_json::Value>,
    pub quantity: i32,
    pub unit_minor: i64,
}

/// Who buys, the same for all orders of a group.
pub(crate) struct Buyer<'a> {
    pub group: OrderGroupId,
    pub account: Option<AccountId>,
    pub email: &'a str,
    pub name: &'a str,
    pub city: &'a str,
    pub country: &'a str,
    pub currency: Currency,
}

/// Writes the orders of a group with their lines and the first line of their history, in two statements.
pub(crate) async fn insert(
    market: &Market,
    db: &mut PgConnection,
    op: &Op,
    buyer: &Buyer<'_>,
    orders: &[NewOrderRow],
) -> Result<(), sqlx::Error> {
    macro_rules! column {
        ($field:ident) => {
            &orders.iter().map(|order| order.$field.clone()).collect::<Vec<_>>()
        };
    }
    let ids: Vec<Uuid> = orders.iter().map(|order| order.id.0).collect();
    let shops: Vec<Uuid> = orders.iter().map(|order| order.shop.0).collect();
    sqlx::query!(
        "with written as (
         insert into orders.orders (id, group_id, shop_id, number, account_id, email, buyer_name, city, country, currency,
             items_minor, shipping_minor, shipping_name, tax_minor, tax_included, total_minor, fee_bps)
         select o.id, $1, o.shop_id, o.number, $2, $3, $4, $5, $6, $7, o.items_minor, o.shipping_minor, o.shipping_name,
             o.tax_minor, o.tax_included, o.total_minor, o.fee_bps
         from unnest($8::uuid[], $9::uuid[], $10::text[], $11::bigint[], $12::bigint[], $13::text[], $14::bigint[],
                     $15::bool[], $16::bigint[], $17::int[])
             as o (id, shop_id, number, items_minor, shipping_minor, shipping_name, tax_minor, tax_included,
                   total_minor, fee_bps)
         returning id)
         insert into orders.history (id, order_id, to_state, actor, by_name)
         select gen_random_uuid(), id, 'pending', $18, $4 from written",
        buyer.group.0,
        buyer.account.map(|account| account.0),
        buyer.email,
        buyer.name,
        buyer.city,
        buyer.country,
        buyer.currency.code(),
        &ids,
        &shops,
        column!(number),
        column!(items_minor),
        column!(shipping_minor),
        column!(shipping_name),
        column!(tax_minor),
        column!(tax_included),
        column!(total_minor),
        column!(fee_bps),
        op.actor_name(),
    )
    .execute(&mut *db)
    .await?;
    insert_lines(market, db, orders).await
}

async fn insert_lines(market: &Market, db: &mut PgConnection, orders: &[NewOrderRow]) -> Result<(), sqlx::Error> {
    let lines: Vec<(OrderId, usize, &NewLine)> =
        orders.iter().flat_map(|o| o.lines.iter().enumerate().map(|(index, line)| (o.id, index, line))).collect();
    let ids: Vec<Uuid> = lines.iter().map(|_| market.new_id()).collect();
    let of_order: Vec<Uuid> = lines.iter().map(|(order, ..)| order.0).collect();
    let positions: Vec<i32> = lines.iter().map(|(_, index, _)| i32::try_from(*index).unwrap_or(i32::MAX)).collect();
    macro_rules! column {
        ($line:ident => $value:expr) => {
            &lines.iter().map(|(_, _, $line)| $value).collect::<Vec<_>>()
        };
    }
    sqlx::query!(
        "insert into orders.order_lines (id, order_id, position, variant_id, slug, title, label, sku, image, quantity,
             unit_minor)
         select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::text[], $7::text[],
             $8::text[], $9::jsonb[], $10::int[], $11::bigint[])",
        &ids,
        &of_order,
        &positions,
        column!(line => line.variant.0),
        column!(line => line.slug.clone()),
        column!(line => line.title.clone()),
        column!(line => line.label.clone()),
        column!(line => line.sku.clone()),
        column!(line => line.image.clone()) as &[Option<serde_json::Value>],
        column!(line => line.quantity),
        column!(line => line.unit_minor),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Who made a move, and what they said.
pub(crate) struct By<'a> {
    pub name: &'a str,
    pub note: Option<&'a str>,
}

/// Moves an order by compare-and-set and writes its history; nothing when it is in another state by now.
pub(crate) async fn advance(
    db: &mut PgConnection,
    op: &Op,
    order: OrderId,
    from: OrderState,
    step: OrderMove,
    by: By<'_>,
) -> Result<Option<OrderState>, sqlx::Error> {
    let Some(to) = from.after(step) else { return Ok(None) };
    let done = sqlx::query!(
        "with moved as (
             update orders.orders set state = $3, paid_at = case when $3 = 'paid' then coalesce(paid_at, now()) else paid_at end
             where id = $1 and state = $2 returning id)
         insert into orders.history (id, order_id, from_state, to_state, actor, by_name, note)
         select gen_random_uuid(), id, $2, $3, $4, $5, $6 from moved",
        order.0,
        from.name(),
        to.name(),
        op.actor_name(),
        by.name,
        by.note,
    )
    .execute(db)
    .await?;
    Ok((done.rows_affected() == 1).then_some(to))
}

/// Notes how the parcel travels.
pub(crate) async fn set_shipment(
    db: &mut PgConnection,
    order: OrderId,
    courier: &str,
    tracking: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query!("update orders.orders set courier = $2, tracking = $3 where id = $1", order.0, courier, tracking)
        .execute(db)
        .await?;
    Ok(())
}

/// What an order took off the shelf.
pub(crate) async fn bought(
    db: &mut PgConnection,
    orders: &[OrderId],
) -> Result<Vec<(OrderId, VariantId, u32)>, sqlx::Error> {
    let ids: Vec<Uuid> = orders.iter().map(|order| order.0).collect();
    let rows = sqlx::query!(
        "select order_id, variant_id, quantity from orders.order_lines where order_id = any($1) order by variant_id",
        &ids,
    )
    .fetch_all(db)
    .await?;
    let one = |order, variant, quantity: i32| (OrderId(order), VariantId(variant), quantity.unsigned_abs());
    Ok(rows.into_iter().map(|row| one(row.order_id, row.variant_id, row.quantity)).collect())
}

/// What the payment page of a group lists.
pub(crate) async fn billed(db: &mut PgConnection, group: OrderGroupId) -> Result<Vec<SessionLine>, sqlx::Error> {
    let rows = sqlx::query!(
        "select l.title, l.label, l.quantity, l.unit_minor, o.currency
         from orders.order_lines l join orders.orders o on o.id = l.order_id
         where o.group_id = $1 order by o.id, l.position",
        group.0,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let currency: Currency = row.currency.parse().map_err(|_| super::unknown("currency", &row.currency))?;
            Ok(billed_line(&row.title, &row.label, row.quantity, Money::new(row.unit_minor, currency)))
        })
        .collect()
}

/// The same as [`billed`] will say of orders that are written in this very order.
pub(crate) fn bill(orders: &[NewOrderRow], currency: Currency) -> Vec<SessionLine> {
    let lines = orders.iter().flat_map(|order| &order.lines);
    lines.map(|l| billed_line(&l.title, &l.label, l.quantity, Money::new(l.unit_minor, currency))).collect()
}

fn billed_line(title: &str, label: &str, quantity: i32, unit: Money) -> SessionLine {
    let name = if label.is_empty() { title.to_owned() } else { format!("{title}, {label}") };
    SessionLine { name, quantity: quantity.unsigned_abs(), unit }
}

/// Where the orders of a group stand.
pub(crate) async fn of_group(
    db: &mut PgConnection,
    group: OrderGroupId,
) -> Result<Vec<(OrderId, OrderState)>, sqlx::Error> {
    let rows = sqlx::query!("select id, state from orders.orders where group_id = $1 order by id", group.0)
        .fetch_all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let state = OrderState::named(&row.state).ok_or_else(|| super::unknown("order state", &row.state))?;
            Ok((OrderId(row.id), state))
        })
        .collect()
}

/// Moves an order back in time, for the demo market's history.
pub(crate) async fn backdate(db: &mut PgConnection, group: OrderGroupId, to: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "with g as (update orders.groups set created_at = $2 where id = $1),
              o as (update orders.orders set created_at = $2, paid_at = case when paid_at is null then null
                        else $2 + interval '2 minutes' end where group_id = $1 returning id)
         update orders.history h set at = $2 + (h.at - first.at) * 1 + make_interval(hours => 5 * (select count(*)::int
                from orders.history e where e.order_id = h.order_id and e.at < h.at))
         from o, lateral (select min(at) as at from orders.history e where e.order_id = o.id) first
         where h.order_id = o.id",
        group.0,
        to,
    )
    .execute(db)
    .await?;
    Ok(())
}
