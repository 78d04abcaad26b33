//! Cards with the names of their shops.

use domain::catalog::ProductCard;
use domain::id::ProductId;
use sqlx::PgConnection;

use crate::shelf::Sellers;
use crate::store::cards::{self, CardRow};

/// The cards of these products, in this order; products of shops that closed meanwhile are left out.
pub async fn cards(
    db: &mut PgConnection,
    sellers: &Sellers,
    products: &[ProductId],
) -> Result<Vec<ProductCard>, sqlx::Error> {
    if products.is_empty() {
        return Ok(Vec::new());
    }
    let rows = cards::by_ids(db, products).await?;
    Ok(rows.into_iter().filter_map(|row| card(row, sellers)).collect())
}

fn card(row: CardRow, sellers: &Sellers) -> Option<ProductCard> {
    let shop = sellers.get(row.shop)?;
    Some(ProductCard {
        id: row.id,
        slug: row.slug,
        title: row.title,
        shop_name: shop.name.clone(),
        shop_handle: shop.handle.clone(),
        price: row.price,
        from: row.from,
        compare_at: row.compare_at,
        lowest: row.lowest,
        image: row.image,
        rating: row.rating,
        stock: row.stock,
        offer: row.offer,
    })
}
