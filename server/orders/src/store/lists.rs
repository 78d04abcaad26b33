//! The SQL of lists of orders and of orders, opened.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, OrderGroupId, OrderId, OrderLineId, ShopId, VariantId};
use domain::lifecycle::Lifecycle;
use domain::money::{Currency, Money};
use domain::orders::{
    OrderFilter, OrderLineView, OrderState, OrderSummary, OrderView, PostalAddress, Shipment, TimelineEntry,
};
use domain::paging::{PageRequest, Paged};
use sqlx::{FromRow, PgConnection, Postgres, QueryBuilder};
use uuid::Uuid;

/// Orders on one page.
const A_PAGE: u32 = 20;

/// Whose orders a list shows.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Whose {
    Buyer(AccountId),
    Shop(ShopId),
    All,
}

#[derive(FromRow)]
struct SummaryColumns {
    id: Uuid,
    group_id: Uuid,
    shop_id: Uuid,
    number: String,
    state: String,
    buyer_name: String,
    city: String,
    country: String,
    currency: String,
    total_minor: i64,
    created_at: DateTime<Utc>,
    units: i64,
    first_title: Option<String>,
    image: Option<serde_json::Value>,
    total_rows: i64,
}

impl SummaryColumns {
    fn read(self) -> Result<(ShopId, OrderSummary), sqlx::Error> {
        let currency: Currency = self.currency.parse().map_err(|_| super::unknown("currency", &self.currency))?;
        let summary = OrderSummary {
            id: OrderId(self.id),
            group: OrderGroupId(self.group_id),
            number: self.number,
            state: OrderState::named(&self.state).ok_or_else(|| super::unknown("order state", &self.state))?,
            shop_name: String::new(),
            shop_handle: String::new(),
            buyer_name: self.buyer_name,
            city: self.city,
            country: self.country,
            units: u32::try_from(self.units).unwrap_or(u32::MAX),
            first_title: self.first_title.unwrap_or_default(),
            image: super::image(self.image),
            total: Money::new(self.total_minor, currency),
            placed_at: self.created_at,
        };
        Ok((ShopId(self.shop_id), summary))
    }
}

/// The columns of a summary; the lines are looked at for the rows of one page only.
const SUMMARY: &str = "select p.*, coalesce(l.units, 0) as units, l.first_title, l.image from (
    select o.id, o.group_id, o.shop_id, o.number, o.state, o.buyer_name, o.city, o.country, o.currency, o.total_minor,
           o.created_at, count(*) over () as total_rows from orders.orders o where ";

const LINES: &str = ") p left join lateral (
    select sum(quantity)::bigint as units, (array_agg(title order by position))[1] as first_title,
           (array_agg(image order by position))[1] as image
    from orders.order_lines where order_id = p.id) l on true order by p.created_at desc, p.id";

/// A page of orders, newest first, with the shop of each.
pub(crate) async fn page(
    db: &mut PgConnection,
    whose: Whose,
    filter: &OrderFilter,
) -> Result<Paged<(ShopId, OrderSummary)>, sqlx::Error> {
    let request = PageRequest::new(filter.page, A_PAGE);
    let mut query = QueryBuilder::<Postgres>::new(SUMMARY);
    match whose {
        Whose::Buyer(account) => query.push("o.account_id = ").push_bind(account.0),
        Whose::Shop(shop) => query.push("o.shop_id = ").push_bind(shop.0),
        Whose::All => query.push("true"),
    };
    match filter.state {
        Some(state) => query.push(" and o.state = ").push_bind(state.name()),
        // What was never paid is nobody's order yet; an admin may still ask for it by state.
        None => query.push(" and o.state not in ('pending', 'expired')"),
    };
    let words: String = filter.words.trim().chars().take(100).collect();
    if !words.is_empty() {
        let like = format!("%{}%", words.replace(['\\', '%', '_'], ""));
        query.push(" and (o.number ilike ").push_bind(like.clone());
        query.push(" or o.buyer_name ilike ").push_bind(like.clone());
        query.push(" or o.email ilike ").push_bind(like.clone());
        query.push(" or exists (select 1 from orders.order_lines l where l.order_id = o.id and l.title ilike ");
        query.push_bind(like).push("))");
    }
    query.push(" order by o.created_at desc, o.id limit ").push_bind(request.limit());
    query.push(" offset ").push_bind(request.offset()).push(LINES);
    let rows: Vec<SummaryColumns> = query.build_query_as().fetch_all(db).await?;
    let total = rows.first().map_or(0, |row| row.total_rows.unsigned_abs());
    let items = rows.into_iter().map(SummaryColumns::read).collect::<Result<_, _>>()?;
    Ok(Paged { items, total, page: request })
}

/// Whether an order is theirs.
pub(crate) async fn belongs(db: &mut PgConnection, order: OrderId, whose: Whose) -> Result<bool, sqlx::Error> {
    let row =
        sqlx::query!("select account_id, shop_id from orders.orders where id = $1", order.0).fetch_optional(db).await?;
    Ok(row.is_some_and(|row| match whose {
        Whose::Buyer(account) => row.account_id == Some(account.0),
        Whose::Shop(shop) => row.shop_id == shop.0,
        Whose::All => true,
    }))
}

/// How many orders are in each state, of one shop or of all.
pub(crate) async fn counts(db: &mut PgConnection, shop: Option<ShopId>) -> Result<Vec<(OrderState, u32)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select state, count(*) as "count!" from orders.orders
           where ($1::uuid is null or shop_id = $1) and state not in ('pending', 'expired') group by state"#,
        shop.map(|shop| shop.0),
    )
    .fetch_all(db)
    .await?;
    let mut counts: Vec<(OrderState, u32)> = Vec::new();
    for state in OrderState::STATES {
        if let Some(row) = rows.iter().find(|row| row.state == state.name()) {
            counts.push((*state, u32::try_from(row.count).unwrap_or(u32::MAX)));
        }
    }
    Ok(counts)
}

/// An order with its lines and its history, and its shop.
pub(crate) async fn one(db: &mut PgConnection, order: OrderId) -> Result<Option<(ShopId, OrderView)>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select o.id, o.group_id, o.shop_id, o.number, o.state, o.email, o.buyer_name, o.city, o.country, o.currency,
                  o.items_minor, o.shipping_minor, o.shipping_name, o.tax_minor, o.tax_included, o.total_minor,
                  o.courier, o.tracking, o.created_at, g.address
           from orders.orders o join orders.groups g on g.id = o.group_id where o.id = $1"#,
        order.0,
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let currency: Currency = row.currency.parse().map_err(|_| super::unknown("currency", &row.currency))?;
    let money = |minor| Money::new(minor, currency);
    let lines = lines(&mut *db, order, currency).await?;
    let shipment = match (row.courier, row.tracking) {
        (Some(courier), Some(tracking)) => Some(Shipment { courier, tracking }),
        _ => None,
    };
    let summary = OrderSummary {
        id: order,
        group: OrderGroupId(row.group_id),
        number: row.number,
        state: OrderState::named(&row.state).ok_or_else(|| super::unknown("order state", &row.state))?,
        shop_name: String::new(),
        shop_handle: String::new(),
        buyer_name: row.buyer_name,
        city: row.city,
        country: row.country,
        units: lines.iter().map(|line| line.quantity).sum(),
        first_title: lines.first().map(|line| line.title.clone()).unwrap_or_default(),
        image: lines.first().and_then(|line| line.image.clone()),
        total: money(row.total_minor),
        placed_at: row.created_at,
    };
    let address: PostalAddress =
        serde_json::from_value(row.address).map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
    let view = OrderView {
        summary,
        email: row.email,
        address,
        lines,
        items: money(row.items_minor),
        shipping: money(row.shipping_minor),
        shipping_name: row.shipping_name,
        tax: money(row.tax_minor),
        tax_included: row.tax_included,
        shipment,
        timeline: timeline(db, order).await?,
        moves: Vec::new(),
    };
    Ok(Some((ShopId(row.shop_id), view)))
}

async fn lines(db: &mut PgConnection, order: OrderId, currency: Currency) -> Result<Vec<OrderLineView>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, variant_id, slug, title, label, sku, image, quantity, unit_minor
         from orders.order_lines where order_id = $1 order by position",
        order.0,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let (unit, quantity) = (Money::new(row.unit_minor, currency), row.quantity.unsigned_abs());
            Ok(OrderLineView {
                id: OrderLineId(row.id),
                variant: VariantId(row.variant_id),
                slug: row.slug,
                title: row.title,
                label: row.label,
                sku: row.sku,
                image: super::image(row.image),
                quantity,
                unit,
                total: unit.times(quantity).map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
            })
        })
        .collect()
}

async fn timeline(db: &mut PgConnection, order: OrderId) -> Result<Vec<TimelineEntry>, sqlx::Error> {
    let rows = sqlx::query!(
        "select to_state, by_name, note, at from orders.history where order_id = $1 order by at, id",
        order.0,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let state = OrderState::named(&row.to_state).ok_or_else(|| super::unknown("order state", &row.to_state))?;
            Ok(TimelineEntry { state, by: row.by_name, note: row.note, at: row.at })
        })
        .collect()
}
