//! What baskets and orders ask about things for sale.

use domain::catalog::ImageView;
use domain::id::{OfferId, ProductId, ShopId, VariantId};
use domain::money::Money;
use sqlx::PgConnection;

use super::{cards, money, uuids};

/// A variant as a basket or an order line shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnSale {
    /// Which variant.
    pub variant: VariantId,
    /// Its product.
    pub product: ProductId,
    /// Who sells it.
    pub shop: ShopId,
    /// The product's web address.
    pub slug: String,
    /// The product's title.
    pub title: String,
    /// What tells it from its sisters: `Blue, L`; empty for a product without options.
    pub label: String,
    /// The shop's own number for it.
    pub sku: String,
    /// What it costs now, as long as no more are wanted than [`Offered::left`] says.
    pub price: Money,
    /// That this price is an offer.
    pub offer: Option<Offered>,
    /// Whether it can be bought: the variant is offered and the product is on the shelf. Says nothing about stock,
    /// nor about the shop's state.
    pub active: bool,
    /// The variant's own picture, else the product's first.
    pub image: Option<ImageView>,
}

/// An offer that holds at this instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Which offer.
    pub offer: OfferId,
    /// What one costs beyond the offer.
    pub otherwise: Money,
    /// Units that are left of it; without a limit as many as there are.
    pub left: Option<u32>,
}

impl OnSale {
    /// What each costs of that many. More than are left of an offer are not offered at all: a line has one price.
    pub fn unit(&self, quantity: u32) -> Money {
        match self.offer {
            Some(Offered { left: Some(left), otherwise, .. }) if quantity > left => otherwise,
            _ => self.price,
        }
    }

    /// The offer that this many are bought in.
    pub fn offer_for(&self, quantity: u32) -> Option<OfferId> {
        self.offer.filter(|offered| offered.left.is_none_or(|left| quantity <= left)).map(|offered| offered.offer)
    }
}

/// These variants in one statement, in no order; what never existed is missing.
///
/// The list is taken apart in the statement so that PostgreSQL plans it once: for a plain array it would weigh each list
/// anew, which takes longer than the answer.
pub async fn on_sale(db: &mut PgConnection, variants: &[VariantId]) -> Result<Vec<OnSale>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select v.id, v.product_id, v.shop_id, p.slug, p.title, v.option_values, v.sku, v.price_minor, v.currency,
                  o.offer_id as "offer_id?", o.price_minor as "offer_minor?", o.units_left,
                  v.active and p.state = 'active' as "active!",
                  i.id as "image_id?", i.key as "key?", i.alt as "alt?", i.width as "width?", i.height as "height?",
                  i.tone as "tone?"
           from catalog.variants v
           join catalog.products p on p.id = v.product_id
           left join catalog.offers_now o on o.variant_id = v.id
           left join lateral (
               select i.* from catalog.images i where i.product_id = p.id
               order by i.id is not distinct from v.image_id desc, i.position, i.id limit 1
           ) i on true
           where v.id = any (array(select unnest($1::uuid[])))"#,
        &uuids(variants),
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let base = money(row.price_minor, &row.currency)?;
            let left = row.units_left.map(i32::unsigned_abs);
            let offer = row.offer_id.map(|id| Offered { offer: OfferId(id), otherwise: base, left });
            Ok(OnSale {
                variant: VariantId(row.id),
                product: ProductId(row.product_id),
                shop: ShopId(row.shop_id),
                slug: row.slug,
                title: row.title,
                label: row.option_values.join(", "),
                sku: row.sku,
                price: row.offer_minor.map_or(Ok(base), |minor| money(minor, &row.currency))?,
                offer,
                active: row.active,
                image: cards::image(row.image_id, row.key, row.alt, row.width, row.height, row.tone),
            })
        })
        .collect()
}

/// How many products are on the shelf.
pub async fn count(db: &mut PgConnection) -> Result<u64, sqlx::Error> {
    let count = sqlx::query_scalar!(r#"select count(*) as "count!" from catalog.products where state = 'active'"#)
        .fetch_one(db)
        .await?;
    Ok(count.unsigned_abs())
}
