//! Putting goods on the shelf: a seller's product with the count of each variant, in one transaction.

use domain::actor::Role;
use domain::catalog::{ProductDraft, ProductRefusal};
use domain::id::{ProductId, ShopId, VariantId};
use domain::text::{FieldProblem, Problem};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op, Tx};

use crate::store;

/// Stores a product and sets what is on hand of each variant. Less than what is set aside for buyers is refused.
pub async fn shelve(market: &Market, op: &Op, draft: ProductDraft) -> Outcome<ProductId, ProductRefusal> {
    op.require(Role::Seller)?;
    let mut tx = market.begin(op).await?;
    let saved = catalog::save_in(market, op, &mut tx, draft).await?;
    let mut problems = Vec::new();
    for counted in &saved.counted {
        if !set_on_hand(&mut tx, counted.variant, counted.shop, counted.on_hand).await? {
            let field = format!("variants[{}][on_hand]", counted.row);
            let held = store::availability(tx.db(), &[counted.variant]).await?;
            let held = held.get(&counted.variant).map_or(0, |there| there.held);
            problems.push(FieldProblem { field, problem: Problem::OutOfRange { min: held, max: 1_000_000 } });
        }
    }
    if !problems.is_empty() {
        return Err(Failure::Refused(ProductRefusal::Invalid(problems)));
    }
    tx.commit().await?;
    Ok(saved.product)
}

/// Sets what is on hand after a count; false when more than that is set aside for buyers.
pub async fn set_on_hand(tx: &mut Tx, variant: VariantId, shop: ShopId, on_hand: i64) -> Result<bool, sqlx::Error> {
    store::count(tx.db(), variant, shop, on_hand, "adjust", "counted by the seller").await
}

/// Puts the first stock of new variants on hand; variants that have stock already are left alone.
pub async fn receive(tx: &mut Tx, shop: ShopId, counts: &[(VariantId, i64)]) -> Result<(), sqlx::Error> {
    store::receive(tx.db(), shop, counts).await
}
