//! Puts a product on the shelf, takes it off, removes it, brings it back.

use domain::catalog::{ProductMove, ProductRefusal, ProductState};
use domain::id::ProductId;
use domain::lifecycle::Lifecycle as _;
use kernel::{Failure, Market, Op};

use crate::events::ProductChanged;
use crate::rules;
use crate::seller::own_shop;
use crate::store;

/// Publishes, archives, removes or restores one of the seller's own products; its state afterwards.
pub async fn move_product(
    market: &Market,
    op: &Op,
    product: ProductId,
    step: ProductMove,
) -> Result<ProductState, Failure<ProductRefusal>> {
    let mut tx = market.begin(op).await?;
    let shop = own_shop(op, &mut tx).await?;
    let known = store::products::lock(&mut tx, shop, product).await?.ok_or(Failure::NotFound)?;

    let state = known.state;
    let next = state.after(step).ok_or(Failure::Refused(ProductRefusal::NotNow { state }))?;
    if next == ProductState::Active {
        let (images, variants) = store::products::count_parts(&mut tx, product).await?;
        let missing = rules::missing(&known.description, images, variants);
        if !missing.is_empty() {
            return Err(Failure::Refused(ProductRefusal::NotReady(missing)));
        }
    }

    if !store::products::advance(&mut tx, product, state, next).await? {
        return Err(Failure::Refused(ProductRefusal::NotNow { state }));
    }
    tx.publish(&ProductChanged { product })?;
    tx.commit().await?;
    Ok(next)
}
