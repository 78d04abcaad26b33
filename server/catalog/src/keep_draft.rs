//! Keeps what somebody types into the form of a product, so that no closed window costs it. It is not in the shop yet.

use chrono::{DateTime, Utc};
use domain::catalog::{KeptDraft, ProductDraft, ProductRefusal, ProductState};
use domain::id::{ProductId, ShopId};
use kernel::{Failure, Market, Op};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::seller::own_shop;
use crate::store;

/// Keeps the form as it stands; when. It need not be right, and nobody but who typed it sees it. A form over an older
/// version than the one that is stored is refused.
pub async fn keep_draft(
    market: &Market,
    op: &Op,
    draft: ProductDraft,
) -> Result<DateTime<Utc>, Failure<ProductRefusal>> {
    let mut tx = market.begin(op).await?;
    let shop = own_shop(op, &mut tx).await?;
    if let Some((version, state)) = stored(&mut tx, shop, draft.id).await? {
        if state == ProductState::Removed {
            return Err(Failure::Refused(ProductRefusal::NotNow { state }));
        }
        if version != draft.version {
            return Err(Failure::Refused(ProductRefusal::Stale { theirs: version }));
        }
    }
    let at = store::kept::keep(&mut tx, shop, op.account()?, about(shop, draft.id), &draft).await?;
    tx.commit().await?;
    Ok(at)
}

/// Keeps a form that was refused, whatever it was refused for: nobody types it twice, and whoever was overtaken can
/// compare.
pub async fn keep_refused(market: &Market, op: &Op, draft: &ProductDraft) -> Result<(), Failure<ProductRefusal>> {
    let mut tx = market.begin(op).await?;
    let shop = own_shop(op, &mut tx).await?;
    stored(&mut tx, shop, draft.id).await?;
    store::kept::keep(&mut tx, shop, op.account()?, about(shop, draft.id), draft).await?;
    tx.commit().await?;
    Ok(())
}

/// Forgets what was typed about the product, or about a new one.
pub async fn drop_draft(market: &Market, op: &Op, product: Option<ProductId>) -> Result<(), Failure> {
    let mut tx = market.begin(op).await?;
    let shop = own_shop(op, &mut tx).await?;
    store::kept::forget(&mut tx, shop, op.account()?, about(shop, product)).await?;
    tx.commit().await?;
    Ok(())
}

/// What whoever asks has typed about a new product and not stored.
pub async fn new_product(market: &Market, op: &Op) -> Result<Option<KeptDraft>, Failure> {
    let mut db = market.db(op).await?;
    let shop = own_shop(op, &mut db).await?;
    Ok(store::kept::kept(&mut db, shop, op.account()?, about(shop, None)).await?)
}

/// Under what it is kept: the product, or the shop for one that is new.
fn about(shop: ShopId, product: Option<ProductId>) -> Uuid {
    product.map_or(shop.0, |product| product.0)
}

/// The version and the state of the product; one that is not this shop's does not exist.
async fn stored<R>(
    db: &mut PgConnection,
    shop: ShopId,
    product: Option<ProductId>,
) -> Result<Option<(i32, ProductState)>, Failure<R>> {
    let Some(product) = product else { return Ok(None) };
    let known = store::products::lock(db, shop, product).await?.ok_or(Failure::NotFound)?;
    Ok(Some((known.version, known.state)))
}
