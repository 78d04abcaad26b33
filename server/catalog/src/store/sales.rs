//! What baskets and orders ask about things for sale.

use domain::catalog::ImageView;
use domain::id::{ProductId, ShopId, VariantId};
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
    /// What it costs now.
    pub price: Money,
    /// Whether it can be bought: the variant is offered and the product is on the shelf. Says nothing about stock,
    /// nor about the shop's state.
    pub active: bool,
    /// The variant's own picture, else the product's first.
    pub image: Option<ImageView>,
}

/// These variants in one statement, in no order; what never existed is missing.
///
/// The list is taken apart in the statement so that PostgreSQL plans it once: for a plain array it would weigh each list
/// anew, which takes longer than the answer.
pub async fn on_sale(db: &mut PgConnection, variants: &[VariantId]) -> Result<Vec<OnSale>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select v.id, v.product_id, v.shop_id, p.slug, p.title, v.option_values, v.sku, v.price_minor, v.currency,
                  v.active and p.state = 'active' as "active!",
                  i.id as "image_id?", i.key as "key?", i.alt as "alt?", i.width as "width?", i.height as "height?",
                  i.tone as "tone?"
           from catalog.variants v
           join catalog.products p on p.id = v.product_id
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
            Ok(OnSale {
                variant: VariantId(row.id),
                product: ProductId(row.product_id),
                shop: ShopId(row.shop_id),
                slug: row.slug,
                title: row.title,
                label: row.option_values.join(", "),
                sku: row.sku,
                price: money(row.price_minor, &row.currency)?,
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
