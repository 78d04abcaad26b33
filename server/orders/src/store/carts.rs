//! The SQL of baskets.

use domain::id::{CartId, CartLineId, HoldId, OrderGroupId, VariantId};
use domain::money::Money;
use domain::orders::NewOrder;
use kernel::Market;
pub(crate) use kernel::Owner;
use sqlx::PgConnection;
use uuid::Uuid;

/// A basket without its lines.
#[derive(Clone, Debug)]
pub(crate) struct Cart {
    pub id: CartId,
    pub version: i32,
    pub draft: Option<NewOrder>,
    /// The checkout that it is in, if it is in one.
    pub checkout: Option<Checkout>,
}

/// A checkout of a basket that is not over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Checkout {
    pub group: OrderGroupId,
    pub hold: HoldId,
}

impl Checkout {
    fn of(group: Option<Uuid>, hold: Option<Uuid>) -> Option<Self> {
        Some(Self { group: OrderGroupId(group?), hold: HoldId(hold?) })
    }
}

/// A line of a basket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CartLine {
    pub id: CartLineId,
    pub variant: VariantId,
    pub quantity: u32,
    pub seen: Money,
}

fn read_draft(json: Option<serde_json::Value>) -> Option<NewOrder> {
    json.and_then(|json| serde_json::from_value(json).ok())
}

/// The basket of `owner`.
pub(crate) async fn find(db: &mut PgConnection, owner: Owner) -> Result<Option<Cart>, sqlx::Error> {
    let (account, guest) = owner.columns();
    let row = sqlx::query!(
        r#"select c.id as "id!", c.version as "version!", c.draft, g.id as "group?", g.hold_id as "hold?"
           from (select id, version, draft from orders.carts where account_id = $1
                 union all select id, version, draft from orders.carts where guest_id = $2) c
           left join lateral (
               select id, hold_id from orders.groups where cart_id = c.id and state = 'pending' limit 1) g on true"#,
        account,
        guest,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Cart {
        id: CartId(row.id),
        version: row.version,
        draft: read_draft(row.draft),
        checkout: Checkout::of(row.group, row.hold),
    }))
}

/// The basket of `owner`, locked. Its checkout is looked up once the lock is there: whoever had to wait for it sees what
/// the one before them did.
pub(crate) async fn lock(db: &mut PgConnection, owner: Owner) -> Result<Option<Cart>, sqlx::Error> {
    let (account, guest) = owner.columns();
    let row = sqlx::query!(
        "select id, version, draft from orders.carts
         where (account_id = $1 and guest_id is null) or (guest_id = $2 and account_id is null) for update",
        account,
        guest,
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let live = sqlx::query!("select id, hold_id from orders.groups where cart_id = $1 and state = 'pending'", row.id)
        .fetch_optional(db)
        .await?;
    let checkout = live.and_then(|live| Checkout::of(Some(live.id), Some(live.hold_id)));
    Ok(Some(Cart { id: CartId(row.id), version: row.version, draft: read_draft(row.draft), checkout }))
}

/// The basket of `owner`, locked, made if there is none; what makes it locks it.
pub(crate) async fn lock_or_open(market: &Market, db: &mut PgConnection, owner: Owner) -> Result<CartId, sqlx::Error> {
    let (account, guest) = owner.columns();
    let id: CartId = market.new_id();
    let made = sqlx::query_scalar!(
        "insert into orders.carts (id, account_id, guest_id) values ($1, $2, $3) on conflict do nothing returning id",
        id.0,
        account,
        guest,
    )
    .fetch_optional(&mut *db)
    .await?;
    match made {
        Some(id) => Ok(CartId(id)),
        None => lock(db, owner).await?.map(|cart| cart.id).ok_or(sqlx::Error::RowNotFound),
    }
}

/// The lines of a basket, oldest first.
pub(crate) async fn lines(db: &mut PgConnection, cart: CartId) -> Result<Vec<CartLine>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, variant_id, quantity, seen_minor, currency from orders.cart_lines where cart_id = $1 order by added_at, id",
        cart.0,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let currency = row.currency.parse().map_err(|_| super::unknown("currency", &row.currency))?;
            Ok(CartLine {
                id: CartLineId(row.id),
                variant: VariantId(row.variant_id),
                quantity: row.quantity.unsigned_abs(),
                seen: Money::new(row.seen_minor, currency),
            })
        })
        .collect()
}

/// How many units are in the basket of `owner`.
pub(crate) async fn units(db: &mut PgConnection, owner: Owner) -> Result<u32, sqlx::Error> {
    let (account, guest) = owner.columns();
    let units = sqlx::query_scalar!(
        r#"select coalesce(sum(l.quantity), 0)::bigint as "units!" from orders.cart_lines l
           where l.cart_id = coalesce((select id from orders.carts where account_id = $1),
                                      (select id from orders.carts where guest_id = $2))"#,
        account,
        guest,
    )
    .fetch_one(db)
    .await?;
    Ok(u32::try_from(units).unwrap_or(u32::MAX))
}

/// What a basket holds of a variant, and in all.
pub(crate) struct CartState {
    pub quantity: u32,
    pub lines: i64,
    pub units: u32,
    pub currency: Option<String>,
}

/// What a basket holds of `variant`, and in all.
pub(crate) async fn state_of(
    db: &mut PgConnection,
    cart: CartId,
    variant: VariantId,
) -> Result<CartState, sqlx::Error> {
    let row = sqlx::query!(
        r#"select coalesce(sum(quantity) filter (where variant_id = $2), 0)::bigint as "quantity!",
                  count(*) as "lines!", coalesce(sum(quantity), 0)::bigint as "units!", max(currency) as currency
           from orders.cart_lines where cart_id = $1"#,
        cart.0,
        variant.0,
    )
    .fetch_one(db)
    .await?;
    let small = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(CartState { quantity: small(row.quantity), lines: row.lines, units: small(row.units), currency: row.currency })
}

/// Sets how many of a variant are in a basket, and the price that was seen.
pub(crate) async fn put(
    market: &Market,
    db: &mut PgConnection,
    cart: CartId,
    variant: VariantId,
    quantity: u32,
    seen: Money,
) -> Result<(), sqlx::Error> {
    let id: CartLineId = market.new_id();
    sqlx::query!(
        "with line as (
             insert into orders.cart_lines (id, cart_id, variant_id, quantity, seen_minor, currency)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (cart_id, variant_id) do update
                 set quantity = excluded.quantity, seen_minor = excluded.seen_minor)
         update orders.carts set version = version + 1, updated_at = now() where id = $2",
        id.0,
        cart.0,
        variant.0,
        i32::try_from(quantity).unwrap_or(i32::MAX),
        seen.minor,
        seen.currency.code(),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a line out.
pub(crate) async fn take_out(db: &mut PgConnection, cart: CartId, line: CartLineId) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "with gone as (delete from orders.cart_lines where cart_id = $1 and id = $2)
         update orders.carts set version = version + 1, updated_at = now() where id = $1",
        cart.0,
        line.0,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes everything out.
pub(crate) async fn empty(db: &mut PgConnection, cart: CartId) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "with gone as (delete from orders.cart_lines where cart_id = $1)
         update orders.carts set version = version + 1, updated_at = now() where id = $1",
        cart.0,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes out what was bought; what was added meanwhile stays.
pub(crate) async fn take_bought(
    db: &mut PgConnection,
    cart: CartId,
    bought: &[(VariantId, u32)],
) -> Result<(), sqlx::Error> {
    let (variants, quantities): (Vec<Uuid>, Vec<i32>) =
        bought.iter().map(|(variant, quantity)| (variant.0, i32::try_from(*quantity).unwrap_or(i32::MAX))).unzip();
    sqlx::query!(
        "with bought as (select * from unnest($2::uuid[], $3::int[]) as b (variant_id, quantity)),
              gone as (delete from orders.cart_lines l using bought b
                       where l.cart_id = $1 and l.variant_id = b.variant_id and l.quantity <= b.quantity),
              fewer as (update orders.cart_lines l set quantity = l.quantity - b.quantity from bought b
                        where l.cart_id = $1 and l.variant_id = b.variant_id and l.quantity > b.quantity)
         update orders.carts set version = version + 1, updated_at = now(), draft = null where id = $1",
        cart.0,
        &variants,
        &quantities,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Keeps what was typed at the checkout.
pub(crate) async fn keep_draft(db: &mut PgConnection, owner: Owner, draft: &NewOrder) -> Result<(), sqlx::Error> {
    let (account, guest) = owner.columns();
    sqlx::query!(
        "update orders.carts set draft = $3 where account_id = $1 or guest_id = $2",
        account,
        guest,
        serde_json::to_value(draft).map_err(|error| sqlx::Error::Encode(Box::new(error)))?,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets baskets that nobody touched for 30 days; returns how many.
pub(crate) async fn forget_old(db: &mut PgConnection) -> Result<u64, sqlx::Error> {
    let done =
        sqlx::query!("delete from orders.carts where updated_at < now() - interval '30 days'").execute(db).await?;
    Ok(done.rows_affected())
}
