//! Offers as rows: made, listed, ended, and their units taken.

use chrono::NaiveDateTime;
use domain::catalog::{CheckedOffer, OfferRow, OfferState, OfferVariant};
use domain::id::{OfferId, ProductId, ShopId, VariantId};
use domain::money::{Currency, MoneyError};
use domain::paging::{PageRequest, Paged};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{cards, money, products, unreadable, uuids};

/// What the clock of a time zone shows at this instant of the database.
pub(crate) async fn clock(db: &mut PgConnection, time_zone: &str) -> Result<NaiveDateTime, sqlx::Error> {
    sqlx::query_scalar!(r#"select now() at time zone $1 as "now!""#, time_zone).fetch_one(db).await
}

/// The product's title and currency, if it is this shop's and not removed.
pub(crate) async fn named(
    db: &mut PgConnection,
    shop: ShopId,
    product: ProductId,
) -> Result<Option<(String, Currency)>, sqlx::Error> {
    let row = sqlx::query!(
        "select title, currency from catalog.products where id = $1 and shop_id = $2 and state <> 'removed'",
        product.0,
        shop.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| Ok((row.title, row.currency.parse().map_err(|error: MoneyError| unreadable(error))?))).transpose()
}

/// What can be offered of a product.
pub(crate) async fn variants(db: &mut PgConnection, product: ProductId) -> Result<Vec<OfferVariant>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, option_values, sku, price_minor, currency from catalog.variants
         where product_id = $1 and active order by position, id",
        product.0,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let price = money(row.price_minor, &row.currency)?;
            Ok(OfferVariant { id: VariantId(row.id), label: row.option_values.join(", "), sku: row.sku, price })
        })
        .collect()
}

/// An offer that is to be stored.
pub(crate) struct NewOffer<'a> {
    pub id: OfferId,
    pub product: ProductId,
    pub shop: ShopId,
    pub time_zone: &'a str,
    pub offer: &'a CheckedOffer,
}

/// Stores an offer; one that should have begun already begins now. One at the time of another offer of the product breaks `offers_do_not_overlap`.
pub(crate) async fn insert(db: &mut PgConnection, new: &NewOffer<'_>) -> Result<(), sqlx::Error> {
    let CheckedOffer { starts, ends, units, prices } = new.offer;
    let (variants, minors): (Vec<Uuid>, Vec<i64>) = prices.iter().map(|(id, minor)| (id.0, *minor)).unzip();
    sqlx::query!(
        "insert into catalog.offers (id, product_id, shop_id, starts_at, ends_at, unit_limit)
         values ($1, $2, $3, greatest(now(), $4::timestamp at time zone $6), $5::timestamp at time zone $6, $7)",
        new.id.0,
        new.product.0,
        new.shop.0,
        *starts,
        *ends,
        new.time_zone,
        *units,
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into catalog.offer_prices (offer_id, variant_id, price_minor)
         select $1, p.variant, p.minor from unnest($2::uuid[], $3::bigint[]) as p (variant, minor)",
        new.id.0,
        &variants,
        &minors,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The product of an offer, if the offer is this shop's.
pub(crate) async fn product_of(
    db: &mut PgConnection,
    shop: ShopId,
    offer: OfferId,
) -> Result<Option<ProductId>, sqlx::Error> {
    let product =
        sqlx::query_scalar!("select product_id from catalog.offers where id = $1 and shop_id = $2", offer.0, shop.0)
            .fetch_optional(db)
            .await?;
    Ok(product.map(ProductId))
}

/// Ends an offer now; false when it is over already.
pub(crate) async fn call_off(db: &mut PgConnection, offer: OfferId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update catalog.offers set called_off_at = now() where id = $1 and called_off_at is null and ends_at > now()",
        offer.0,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A page of a shop's offers.
pub(crate) async fn of_shop(
    db: &mut PgConnection,
    shop: ShopId,
    page: PageRequest,
) -> Result<Paged<OfferRow>, sqlx::Error> {
    let total = sqlx::query_scalar!(r#"select count(*) as "count!" from catalog.offers where shop_id = $1"#, shop.0)
        .fetch_one(&mut *db)
        .await?;
    let rows = sqlx::query!(
        r#"select o.id, o.product_id, o.starts_at, o.ends_at, o.unit_limit, o.units_taken, p.slug, p.title, p.currency,
                  o.called_off_at is not null as "called_off!", o.starts_at > now() as "coming!",
                  o.ends_at <= now() as "over!", r.lowest as "lowest!", r.percent as "percent!",
                  i.id as "image_id?", i.key as "key?", i.alt as "alt?", i.width as "width?", i.height as "height?",
                  i.tone as "tone?"
           from catalog.offers o
           join catalog.products p on p.id = o.product_id
           cross join lateral (
               select coalesce(min(op.price_minor), 0) as lowest,
                      coalesce(max(100 - op.price_minor * 100 / v.price_minor), 0)::integer as percent
               from catalog.offer_prices op join catalog.variants v on v.id = op.variant_id
               where op.offer_id = o.id) r
           left join lateral (
               select * from catalog.images where product_id = p.id order by position, id limit 1) i on true
           where o.shop_id = $1
           order by case when o.called_off_at is not null or o.ends_at <= now() then 2
                         when o.starts_at > now() then 1 else 0 end,
                    o.starts_at desc, o.id
           limit $2 offset $3"#,
        shop.0,
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    let offer = rows.into_iter().map(|row| {
        let used_up = row.unit_limit.is_some_and(|limit| row.units_taken >= limit);
        let state = match () {
            () if row.called_off => OfferState::CalledOff,
            () if row.over => OfferState::Over,
            () if row.coming => OfferState::Coming,
            () if used_up => OfferState::UsedUp,
            () => OfferState::Running,
        };
        Ok(OfferRow {
            id: OfferId(row.id),
            product: ProductId(row.product_id),
            slug: row.slug,
            title: row.title,
            image: cards::image(row.image_id, row.key, row.alt, row.width, row.height, row.tone),
            state,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            price: money(row.lowest, &row.currency)?,
            percent: u32::try_from(row.percent).unwrap_or(0),
            limit: row.unit_limit.map(i32::unsigned_abs),
            taken: row.units_taken.unsigned_abs(),
        })
    });
    Ok(Paged { items: offer.collect::<Result<_, sqlx::Error>>()?, total: total.unsigned_abs(), page })
}

/// A page of the products of these shops that are offered now, and how many there are.
pub(crate) async fn running(
    db: &mut PgConnection,
    shops: &[ShopId],
    page: PageRequest,
) -> Result<(Vec<ProductId>, u64), sqlx::Error> {
    let rows = sqlx::query!(
        r#"select p.id, count(*) over () as "total!"
           from catalog.products p
           join (select v.product_id, min(o.ends_at) as ends_at
                 from catalog.offers_now o join catalog.variants v on v.id = o.variant_id and v.active
                 group by v.product_id) o on o.product_id = p.id
           where p.state = 'active' and p.shop_id = any ($1)
           order by o.ends_at, p.id limit $2 offset $3"#,
        &uuids(shops),
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(0, |row| row.total.unsigned_abs());
    Ok((products(rows.into_iter().map(|row| row.id).collect()), total))
}

/// Marks offers that have begun or ended since the last time, and reckons the prices of their products anew; which
/// products.
pub(crate) async fn turn(db: &mut PgConnection, most: i64) -> Result<Vec<ProductId>, sqlx::Error> {
    let turned = sqlx::query_scalar!(
        "update catalog.offers o set opened = true, closed = upper(o.during) is null or upper(o.during) <= now()
         from (select id from catalog.offers
               where not closed and (starts_at <= now() and not opened
                                     or coalesce(upper(during), '-infinity') <= now())
               order by id limit $1 for update skip locked) due
         where o.id = due.id
         returning o.product_id",
        most,
    )
    .fetch_all(&mut *db)
    .await?;
    sqlx::query!("select catalog.reckon_range($1) is null as done", &turned).fetch_one(db).await?;
    Ok(products(turned))
}

/// Takes units of offers with a limit; false when one of them has not so many left.
pub(crate) async fn take_units(
    db: &mut PgConnection,
    claim: Uuid,
    offers: &[(OfferId, u32)],
) -> Result<bool, sqlx::Error> {
    let ids: Vec<Uuid> = offers.iter().map(|(offer, _)| offer.0).collect();
    let units: Vec<i32> = offers.iter().map(|(_, units)| i32::try_from(*units).unwrap_or(i32::MAX)).collect();
    sqlx::query_scalar!(r#"select catalog.take_offer_units($1, $2, $3) as "taken!""#, claim, &ids, &units)
        .fetch_one(db)
        .await
}

/// Gives back what was taken under this claim.
pub(crate) async fn return_units(db: &mut PgConnection, claim: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query!("select catalog.return_offer_units($1) is null as done", claim).fetch_one(db).await?;
    Ok(())
}
