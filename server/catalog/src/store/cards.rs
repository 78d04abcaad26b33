//! Products as cards: everything a list shows of a page of them, in one statement.

use chrono::{DateTime, Utc};
use domain::catalog::{ImageView, OfferMark, Rating};
use domain::id::{ImageId, ProductId, ShopId};
use domain::money::Money;
use domain::stock::Availability;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{money, uuids};

/// A card that does not yet know what its shop is called.
pub(crate) struct CardRow {
    pub id: ProductId,
    pub slug: String,
    pub title: String,
    pub shop: ShopId,
    pub price: Money,
    pub from: bool,
    pub compare_at: Option<Money>,
    pub lowest: Option<Money>,
    pub image: Option<ImageView>,
    pub rating: Option<Rating>,
    pub stock: Availability,
    pub offer: Option<OfferMark>,
}

/// The cards of these products, in this order; products without an active variant have none. The card's price is that
/// of the cheapest variant, its stock the sum over all of them.
pub(crate) async fn by_ids(db: &mut PgConnection, products: &[ProductId]) -> Result<Vec<CardRow>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select p.id, p.slug, p.title, p.shop_id, p.currency, p.max_price_minor > p.min_price_minor as "from!",
                  p.rating_hundredths, p.rating_count, v.price_minor as "price_minor!", v.compare_at_minor,
                  case when v.compare_at_minor is not null then catalog.lowest_price(v.id) end as lowest_minor,
                  v.ends_at, v.units_left,
                  i.id as "image_id?", i.key as "key?", i.alt as "alt?", i.width as "width?", i.height as "height?",
                  i.tone as "tone?", s.available as "available!", s.held as "held!"
           from unnest($1::uuid[]) with ordinality as wanted (id, place)
           join catalog.products p on p.id = wanted.id
           join lateral (
               select v.id, coalesce(o.price_minor, v.price_minor) as price_minor,
                      case when o.price_minor is null then v.compare_at_minor else v.price_minor end
                          as compare_at_minor, o.ends_at, o.units_left
               from catalog.variants v left join catalog.offers_now o on o.variant_id = v.id
               where v.product_id = p.id and v.active
               order by 2, 3 desc nulls last, v.position limit 1) v on true
           left join lateral (
               select * from catalog.images where product_id = p.id order by position, id limit 1) i on true
           cross join lateral (
               select coalesce(sum(a.available), 0)::bigint as available, coalesce(sum(a.held), 0)::bigint as held
               from catalog.variants v join stock.availability a on a.variant_id = v.id
               where v.product_id = p.id and v.active) s
           order by wanted.place"#,
        &uuids(products),
    )
    .fetch_all(db)
    .await?;
    let card = rows.into_iter().map(|row| {
        let amount = |minor| money(minor, &row.currency);
        Ok(CardRow {
            id: ProductId(row.id),
            slug: row.slug,
            title: row.title,
            shop: ShopId(row.shop_id),
            price: amount(row.price_minor)?,
            from: row.from,
            compare_at: row.compare_at_minor.map(amount).transpose()?,
            lowest: row.lowest_minor.map(amount).transpose()?,
            image: image(row.image_id, row.key, row.alt, row.width, row.height, row.tone),
            rating: rating(row.rating_hundredths, row.rating_count),
            stock: Availability { available: row.available, held: row.held },
            offer: offer(row.ends_at, row.units_left),
        })
    });
    card.collect()
}

/// The picture of an outer join, if there is one.
pub(crate) fn image(
    id: Option<Uuid>,
    key: Option<String>,
    alt: Option<String>,
    width: Option<i32>,
    height: Option<i32>,
    tone: Option<String>,
) -> Option<ImageView> {
    Some(ImageView {
        id: ImageId(id?),
        key: key?,
        alt: alt?,
        width: width?.unsigned_abs(),
        height: height?.unsigned_abs(),
        tone: tone?,
    })
}

/// That a price is an offer, when it ends at some time.
pub(crate) fn offer(ends_at: Option<DateTime<Utc>>, units_left: Option<i32>) -> Option<OfferMark> {
    ends_at.map(|ends_at| OfferMark { ends_at, left: units_left.map(i32::unsigned_abs) })
}

/// The rating of these columns; nobody's rating is none.
pub(crate) fn rating(hundredths: i32, count: i32) -> Option<Rating> {
    (count > 0).then(|| Rating { hundredths: hundredths.unsigned_abs(), count: count.unsigned_abs() })
}
