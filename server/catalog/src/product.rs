//! A product on its own page.

use domain::actor::Actor;
use domain::catalog::{ProductState, ProductView};
use domain::shops::ShopState;
use domain::text;
use kernel::{Failure, Market, Op};

use crate::shelf::{self, Shelf};
use crate::store;

/// The product of that slug: for everybody while it is on the shelf or after it was taken off, for its own seller also
/// while it is a draft.
pub async fn product(market: &Market, op: &Op, slug: &str) -> Result<ProductView, Failure> {
    let slug = text::slug(slug).map_err(|_| Failure::NotFound)?;
    let shelf = market.kept::<Shelf>();
    let view = shelf::kept(&shelf.products, slug.clone(), || read(market, &slug)).await?;
    let public = matches!(view.state, ProductState::Active | ProductState::Archived);
    if !op.shows(view.shop.id) {
        return Err(Failure::NotFound);
    }
    if (public && view.shop.state == ShopState::Active) || is_own(market, op, &view).await? {
        Ok(ProductView::clone(&view))
    } else {
        Err(Failure::NotFound)
    }
}

async fn is_own(market: &Market, op: &Op, view: &ProductView) -> Result<bool, sqlx::Error> {
    let Actor::Account(account) = op.actor else { return Ok(false) };
    let mut db = market.pool().acquire().await?;
    Ok(shops::shop_of(&mut db, account).await? == Some(view.shop.id))
}

async fn read(market: &Market, slug: &str) -> Result<ProductView, Failure> {
    let (tree, sellers) = (shelf::tree(market).await?, shelf::sellers(market).await?);
    let mut db = market.pool().acquire().await?;
    let row = store::pages::by_slug(&mut db, slug).await?.ok_or(Failure::NotFound)?;
    if row.state == ProductState::Removed {
        return Err(Failure::NotFound);
    }
    let shop = match sellers.get(row.shop) {
        Some(shop) => shop.clone(),
        None => shops::by_ids(market, &mut db, &[row.shop]).await?.remove(&row.shop).ok_or(Failure::NotFound)?,
    };
    Ok(ProductView {
        variants: store::pages::variants(&mut db, row.id).await?,
        images: store::pages::images(&mut db, row.id).await?,
        trail: tree.trail(row.category),
        id: row.id,
        slug: row.slug,
        title: row.title,
        brand: row.brand,
        summary: row.summary,
        description_html: row.description_html,
        specs: row.specs,
        state: row.state,
        shop,
        options: row.options,
        rating: row.rating,
    })
}
