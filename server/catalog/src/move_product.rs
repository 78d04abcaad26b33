//! Puts a product on the shelf, takes it off, removes it, brings it back.

use domain::catalog::{ProductMove, ProductRefusal, ProductState};
use domain::id::{ProductId, ShopId};
use domain::lifecycle::Lifecycle as _;
use kernel::{Denied, Failure, Market, Op, Tx};

use crate::events::ProductChanged;
use crate::seller::own_shop;
use crate::store::products::Locked;
use crate::{rules, store};

/// Publishes, archives, removes or restores one of the seller's own products; its state afterwards. Where somebody of
/// the market looks at products first, publishing is asking for that.
pub async fn move_product(
    market: &Market,
    op: &Op,
    product: ProductId,
    step: ProductMove,
) -> Result<ProductState, Failure<ProductRefusal>> {
    let mut tx = market.begin(op).await?;
    let shop = own_shop(op, &mut tx).await?;
    let known = store::products::lock(&mut tx, shop, product).await?.ok_or(Failure::NotFound)?;
    let next = step_in(market, op, &mut tx, (shop, &known), step).await?;
    tx.commit().await?;
    Ok(next)
}

/// The same in the caller's transaction, for a product that is locked. A refusal changes nothing.
pub(crate) async fn step_in(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    (shop, known): (ShopId, &Locked),
    step: ProductMove,
) -> Result<ProductState, Failure<ProductRefusal>> {
    let state = known.state;
    let step = match step {
        ProductMove::Approve | ProductMove::AskChanges | ProductMove::Reject => return Err(Denied::Forbidden.into()),
        ProductMove::Publish if market.settings().moderated => ProductMove::Submit,
        ProductMove::Submit if !market.settings().moderated => ProductMove::Publish,
        other => other,
    };
    let next = state.after(step).ok_or(Failure::Refused(ProductRefusal::NotNow { state }))?;
    if step == ProductMove::Restore && known.lost {
        return Err(Failure::Refused(ProductRefusal::TooLate));
    }
    if matches!(next, ProductState::Active | ProductState::Pending) {
        let (images, variants) = store::products::count_parts(tx, known.id).await?;
        let missing = rules::missing(&known.description, images, variants);
        if !missing.is_empty() {
            return Err(Failure::Refused(ProductRefusal::NotReady(missing)));
        }
    }
    let on_shelf = |state| matches!(state, ProductState::Active | ProductState::Pending);
    if on_shelf(next)
        && !on_shelf(state)
        && let Some(reached) = shops::lock_listing_limit(tx.db(), op, shop).await?
        && store::products::count_shelved(tx, shop).await? >= i64::from(reached.most)
    {
        return Err(Failure::Refused(ProductRefusal::ShelfFull(reached)));
    }
    if !store::products::advance(tx, known.id, state, next).await? {
        return Err(Failure::Refused(ProductRefusal::NotNow { state }));
    }
    tx.publish(&ProductChanged { product: known.id })?;
    Ok(next)
}
