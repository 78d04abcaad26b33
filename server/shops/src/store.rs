//! Shops, staff and shipping in the database.

use std::collections::HashMap;

use domain::id::{AccountId, ShippingMethodId, ShopId};
use domain::money::{Currency, Money};
use domain::paging::PageRequest;
use domain::shops::{ShippingMethod, ShopState, ShopView, StaffRole};
use sqlx::PgConnection;

pub(crate) mod admin;
pub(crate) mod domains;
pub(crate) mod follows;
pub(crate) mod life;
pub(crate) mod payouts;
pub(crate) mod plans;
pub(crate) mod settings;
pub(crate) mod shipping;
pub(crate) mod staff;

/// A shop to be made; already checked.
pub(crate) struct NewShopRow<'a> {
    pub(crate) id: ShopId,
    pub(crate) handle: &'a str,
    pub(crate) name: &'a str,
    pub(crate) bio: &'a str,
    pub(crate) city: &'a str,
    pub(crate) country: &'a str,
    pub(crate) currency: Currency,
    pub(crate) return_days: i32,
    pub(crate) tax_bps: i32,
    pub(crate) prices_include_tax: bool,
    pub(crate) fee_bps: i32,
    pub(crate) state: ShopState,
}

/// A row of `shops.shops` as [`ShopView`] needs it.
struct ShopRow {
    id: sqlx::types::Uuid,
    handle: String,
    name: String,
    bio: String,
    city: String,
    country: String,
    currency: String,
    state: String,
    return_days: i32,
    tax_bps: i32,
    prices_include_tax: bool,
}

/// What is stored is not what the constraints promise.
pub(crate) fn broken(what: &'static str) -> sqlx::Error {
    sqlx::Error::Decode(what.into())
}

impl ShopRow {
    fn into_view(self, shipping: Vec<ShippingMethod>) -> Result<ShopView, sqlx::Error> {
        Ok(ShopView {
            id: ShopId(self.id),
            handle: self.handle,
            name: self.name,
            bio: self.bio,
            city: self.city,
            country: self.country,
            currency: currency(&self.currency)?,
            state: ShopState::named(&self.state).ok_or_else(|| broken("a shop's state is unknown"))?,
            return_days: self.return_days.unsigned_abs(),
            tax_bps: self.tax_bps.unsigned_abs(),
            prices_include_tax: self.prices_include_tax,
            shipping,
        })
    }
}

pub(crate) fn currency(code: &str) -> Result<Currency, sqlx::Error> {
    code.parse().map_err(|_| broken("a shop's currency is none"))
}

/// Makes a shop; false when its handle or its prefix is taken, also when that happens at this instant.
pub(crate) async fn insert(db: &mut PgConnection, new: &NewShopRow<'_>, prefix: &str) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into shops.shops (id, handle, name, bio, city, country, currency, return_days, tax_bps,
             prices_include_tax, fee_bps, order_prefix, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing",
        new.id.0,
        new.handle,
        new.name,
        new.bio,
        new.city,
        new.country,
        new.currency.code(),
        new.return_days,
        new.tax_bps,
        new.prices_include_tax,
        new.fee_bps,
        prefix,
        new.state.name(),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Makes somebody the owner of a shop.
pub(crate) async fn insert_owner(db: &mut PgConnection, shop: ShopId, owner: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("insert into shops.staff (shop_id, account_id, role) values ($1, $2, 'owner')", shop.0, owner.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Adds a way in which a shop ships.
pub(crate) async fn insert_shipping(
    db: &mut PgConnection,
    shop: ShopId,
    method: &ShippingMethod,
    position: i32,
) -> Result<(), sqlx::Error> {
    let days = |days: u32| i32::try_from(days).unwrap_or(i32::MAX);
    sqlx::query!(
        "insert into shops.shipping_methods (id, shop_id, name, rate_minor, free_above_minor, min_days, max_days, position,
             countries)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        method.id.0,
        shop.0,
        method.name,
        method.rate.minor,
        method.free_above.map(|limit| limit.minor),
        days(method.min_days),
        days(method.max_days),
        position,
        &method.countries,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The shop that has or had that handle.
pub(crate) async fn id_of(db: &mut PgConnection, handle: &str) -> Result<Option<ShopId>, sqlx::Error> {
    let id = sqlx::query_scalar!(
        r#"select id as "id!" from shops.shops where handle = $1
           union all select shop_id from shops.former_handles where handle = $1 limit 1"#,
        handle,
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(ShopId))
}

/// Shops by id, whatever their state.
pub(crate) async fn by_ids(db: &mut PgConnection, shops: &[ShopId]) -> Result<HashMap<ShopId, ShopView>, sqlx::Error> {
    let ids: Vec<_> = shops.iter().map(|shop| shop.0).collect();
    let rows = sqlx::query_as!(
        ShopRow,
        r#"select id, handle, name, bio, city, country, currency, return_days, tax_bps, prices_include_tax,
                  case when state = 'active' and owner_banned_at is not null then 'suspended' else state end as "state!"
           from shops.shops where id = any($1)"#,
        &ids,
    )
    .fetch_all(&mut *db)
    .await?;
    let views = with_shipping(db, rows).await?;
    Ok(views.into_iter().map(|view| (view.id, view)).collect())
}

/// Shops that sell, by name.
pub(crate) async fn all_active(db: &mut PgConnection) -> Result<Vec<ShopView>, sqlx::Error> {
    let rows = sqlx::query_as!(
        ShopRow,
        "select id, handle, name, bio, city, country, currency, state, return_days, tax_bps, prices_include_tax
         from shops.shops where state = 'active' and owner_banned_at is null order by name, id",
    )
    .fetch_all(&mut *db)
    .await?;
    with_shipping(db, rows).await
}

/// Shops that sell, by name: a part of the list, and how many there are.
pub(crate) async fn active_page(db: &mut PgConnection, page: PageRequest) -> Result<(Vec<ShopView>, i64), sqlx::Error> {
    let total = count_active(&mut *db).await?;
    let rows = sqlx::query_as!(
        ShopRow,
        "select id, handle, name, bio, city, country, currency, state, return_days, tax_bps, prices_include_tax
         from shops.shops where state = 'active' and owner_banned_at is null order by name, id limit $1 offset $2",
        i64::from(page.size),
        page.offset(),
    )
    .fetch_all(&mut *db)
    .await?;
    Ok((with_shipping(db, rows).await?, total))
}

/// The same shops with how they ship, cheapest first.
async fn with_shipping(db: &mut PgConnection, shops: Vec<ShopRow>) -> Result<Vec<ShopView>, sqlx::Error> {
    let ids: Vec<_> = shops.iter().map(|shop| shop.id).collect();
    let rows = sqlx::query!(
        "select m.id, m.shop_id, m.name, m.rate_minor, m.free_above_minor, m.min_days, m.max_days, m.countries,
             s.currency
         from shops.shipping_methods m join shops.shops s on s.id = m.shop_id
         where m.shop_id = any($1) order by m.rate_minor, m.position, m.id",
        &ids,
    )
    .fetch_all(db)
    .await?;
    let mut of_shop: HashMap<_, Vec<ShippingMethod>> = HashMap::new();
    for row in rows {
        let currency = currency(&row.currency)?;
        of_shop.entry(row.shop_id).or_default().push(ShippingMethod {
            id: ShippingMethodId(row.id),
            name: row.name,
            rate: Money::new(row.rate_minor, currency),
            free_above: row.free_above_minor.map(|minor| Money::new(minor, currency)),
            min_days: row.min_days.unsigned_abs(),
            max_days: row.max_days.unsigned_abs(),
            countries: row.countries,
        });
    }
    let view = |shop: ShopRow| {
        let shipping = of_shop.remove(&shop.id).unwrap_or_default();
        shop.into_view(shipping)
    };
    shops.into_iter().map(view).collect()
}

/// The shop that somebody stands in and what they are there: of several, the one they chose last, else the first they
/// joined.
pub(crate) async fn seat_of(
    db: &mut PgConnection,
    account: AccountId,
) -> Result<Option<(ShopId, StaffRole)>, sqlx::Error> {
    let row = sqlx::query!(
        "select shop_id, role from shops.staff where account_id = $1
         order by chosen_at desc nulls last, since, shop_id limit 1",
        account.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| Ok((ShopId(row.shop_id), role(&row.role)?))).transpose()
}

/// A role by its stored name.
pub(crate) fn role(name: &str) -> Result<StaffRole, sqlx::Error> {
    StaffRole::named(name).ok_or_else(|| broken("a role of staff is unknown"))
}

/// Whether somebody helps to run that shop.
pub(crate) async fn is_staff(db: &mut PgConnection, shop: ShopId, account: AccountId) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists (select 1 from shops.staff where shop_id = $1 and account_id = $2) as "is_staff!""#,
        shop.0,
        account.0,
    )
    .fetch_one(db)
    .await
}

/// Everybody who helps to run a shop.
pub(crate) async fn staff(db: &mut PgConnection, shop: ShopId) -> Result<Vec<AccountId>, sqlx::Error> {
    let ids =
        sqlx::query_scalar!("select account_id from shops.staff where shop_id = $1 order by since, account_id", shop.0)
            .fetch_all(db)
            .await?;
    Ok(ids.into_iter().map(AccountId).collect())
}

/// How many shops sell.
pub(crate) async fn count_active(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from shops.shops where state = 'active' and owner_banned_at is null"#
    )
    .fetch_one(db)
    .await
}

/// Locks the counters of those shops that sell, in the order of their ids, and takes the next number of each: shop,
/// prefix, number.
/// A weaker lock than `for update`, so that nothing that only refers to a shop has to wait.
pub(crate) async fn lock_and_count(
    db: &mut PgConnection,
    shops: &[ShopId],
) -> Result<Vec<(ShopId, String, i64)>, sqlx::Error> {
    let ids: Vec<_> = shops.iter().map(|shop| shop.0).collect();
    let rows = sqlx::query!(
        r#"select shop as "shop!", prefix as "prefix!", taken as "taken!" from shops.take_order_numbers($1)"#,
        &ids,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (ShopId(row.shop), row.prefix, row.taken)).collect())
}
