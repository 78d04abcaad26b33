//! Putting goods on the shelf: a seller's product with the count of each variant, in one transaction.

use domain::actor::Role;
use domain::catalog::{ProductDraft, ProductRefusal};
use domain::id::{ProductId, ShopId, VariantId};
use domain::text::{FieldProblem, Problem};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op, Tx};

use crate::store;

/// Stores a product and sets what is on hand of each variant. Less than what is set aside for buyers is refused. What
/// was refused is kept as it was typed, so that nobody types it twice.
pub async fn shelve(market: &Market, op: &Op, draft: ProductDraft) -> Outcome<ProductId, ProductRefusal> {
    op.require(Role::Seller)?;
    let typed = draft.clone();
    let stored = store_product(market, op, draft).await;
    if matches!(stored, Err(Failure::Refused(_))) {
        catalog::keep_refused(market, op, &typed).await?;
    }
    stored
}

async fn store_product(market: &Market, op: &Op, draft: ProductDraft) -> Outcome<ProductId, ProductRefusal> {
    let mut tx = market.begin(op).await?;
    let saved = catalog::save_in(market, op, &mut tx, draft).await?;
    count_all(&mut tx, &saved).await?;
    tx.commit().await?;
    Ok(saved.product)
}

/// Makes a draft that says what another product says; nothing of it is on hand yet.
pub async fn duplicate(market: &Market, op: &Op, product: ProductId) -> Outcome<ProductId, ProductRefusal> {
    op.require(Role::Seller)?;
    let mut tx = market.begin(op).await?;
    let saved = catalog::duplicate_in(market, op, &mut tx, product).await?;
    count_all(&mut tx, &saved).await?;
    tx.commit().await?;
    Ok(saved.product)
}

/// Sets what the seller counted of each variant, or names the rows of which more is set aside.
pub(crate) async fn count_all(tx: &mut Tx, saved: &catalog::Saved) -> Result<(), Failure<ProductRefusal>> {
    let mut problems = Vec::new();
    for counted in &saved.counted {
        if !set_on_hand(tx, counted.variant, counted.shop, counted.on_hand).await? {
            let field = format!("variants[{}][on_hand]", counted.row);
            let held = store::availability(tx.db(), &[counted.variant]).await?;
            let held = held.get(&counted.variant).map_or(0, |there| there.held);
            problems.push(FieldProblem { field, problem: Problem::OutOfRange { min: held, max: 1_000_000 } });
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Refused(ProductRefusal::Invalid(problems))) }
}

/// Sets what is on hand after a count; false when more than that is set aside for buyers.
pub async fn set_on_hand(tx: &mut Tx, variant: VariantId, shop: ShopId, on_hand: i64) -> Result<bool, sqlx::Error> {
    store::count(tx.db(), variant, shop, on_hand, "adjust", "counted by the seller").await
}

/// Puts the first stock of new variants on hand; variants that have stock already are left alone.
pub async fn receive(tx: &mut Tx, shop: ShopId, counts: &[(VariantId, i64)]) -> Result<(), sqlx::Error> {
    store::receive(tx.db(), shop, counts).await
}
