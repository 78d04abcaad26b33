//! A product on its own page.

use std::sync::Arc;
use std::time::Duration;

use domain::actor::{Actor, Site};
use domain::catalog::{ProductState, ProductView, Whereabouts};
use domain::id::ProductId;
use domain::shops::ShopState;
use domain::text;
use kernel::{Failure, Market, Op, Tenant};
use secrecy::ExposeSecret as _;

use crate::shelf::{self, Shelf};
use crate::store;

/// For how long the link to a look ahead leads there.
const LOOK_AHEAD: Duration = Duration::from_secs(6 * 60 * 60);

/// The product of that slug: for everybody while it is on the shelf or after it was taken off, for its own seller also
/// while it is a draft.
pub async fn product(market: &Market, op: &Op, slug: &str) -> Result<ProductView, Failure> {
    let view = found(market, op, slug).await?;
    let public = matches!(view.state, ProductState::Active | ProductState::Archived);
    if (public && view.shop.state == ShopState::Active) || is_own(market, op, &view).await? {
        Ok(ProductView::clone(&view))
    } else {
        Err(Failure::NotFound)
    }
}

/// The product of that slug as shoppers will see it, for whoever holds the link that its seller was given.
pub async fn preview(market: &Market, op: &Op, slug: &str, token: &str) -> Result<ProductView, Failure> {
    let view = found(market, op, slug).await?;
    let (until, seal) = token.split_once('.').ok_or(Failure::NotFound)?;
    let until: i64 = until.parse().map_err(|_| Failure::NotFound)?;
    let good = kernel::secrets::same(sealed(market, view.id, until).as_bytes(), seal.as_bytes());
    if good && op.now.timestamp() < until { Ok(ProductView::clone(&view)) } else { Err(Failure::NotFound) }
}

/// Where the seller looks at one of their own products before shoppers do. The seller site and the shopper site know
/// people apart, so the link itself says that they may.
pub(crate) fn address(market: &Market, op: &Op, product: ProductId, slug: &str) -> String {
    let until = (op.now + LOOK_AHEAD).timestamp();
    let site = market.settings().public_url(Site::Shopper);
    format!("{site}/p/{slug}?preview={until}.{}", sealed(market, product, until))
}

/// What nobody but the market can write under a product and an instant.
fn sealed(market: &Market, product: ProductId, until: i64) -> String {
    let key = market.settings().key.expose_secret();
    let parts: [&[u8]; 3] = [b"catalog.preview", product.0.as_bytes(), &until.to_be_bytes()];
    hex::encode(kernel::secrets::keyed_hash(key, &parts))
}

/// Where the product is by now that was once at an address where there is none.
pub async fn whereabouts(market: &Market, _op: &Op, slug: &str) -> Result<Whereabouts, Failure> {
    let Ok(slug) = text::slug(slug) else { return Ok(Whereabouts::Unknown) };
    let mut db = market.db(Tenant::Market).await?;
    Ok(match store::products::whereabouts(&mut db, &slug).await? {
        Some((now, ProductState::Active | ProductState::Archived)) if now != slug => Whereabouts::Moved { slug: now },
        Some((_, ProductState::Removed)) => Whereabouts::Gone,
        _ => Whereabouts::Unknown,
    })
}

/// The product of that slug, in whichever state, where it may be shown at all.
async fn found(market: &Market, op: &Op, slug: &str) -> Result<Arc<ProductView>, Failure> {
    let slug = text::slug(slug).map_err(|_| Failure::NotFound)?;
    let shelf = market.kept::<Shelf>();
    let view = shelf::kept(&shelf.products, slug.clone(), || read(market, &slug)).await?;
    if op.shows(view.shop.id) { Ok(view) } else { Err(Failure::NotFound) }
}

async fn is_own(market: &Market, op: &Op, view: &ProductView) -> Result<bool, sqlx::Error> {
    let Actor::Account(account) = op.actor else { return Ok(false) };
    let mut db = market.db(op).await?;
    Ok(shops::shop_of(&mut db, account).await? == Some(view.shop.id))
}

async fn read(market: &Market, slug: &str) -> Result<ProductView, Failure> {
    let (tree, sellers) = (shelf::tree(market).await?, shelf::sellers(market).await?);
    let mut db = market.db(Tenant::Market).await?;
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
        properties: row.properties,
        warranty: row.warranty,
        cash_on_delivery: row.cash_on_delivery,
        video: row.video,
        state: row.state,
        shop,
        options: row.options,
        rating: row.rating,
    })
}
