//! Forgetting a buyer who was erased: their basket at once, their orders as soon as nothing of them is on its way.

use identity::events::AccountErased;
use kernel::{Market, Op, Tx, mail};

use crate::store::forget;

/// Order groups that are looked at in one go.
const AT_A_TIME: i64 = 200;

/// Forgets what the buyer put aside, and marks their orders.
pub async fn forget_buyer(_market: &Market, tx: &mut Tx, event: AccountErased) -> anyhow::Result<()> {
    forget::drop_cart(tx.db(), event.account).await?;
    forget::mark(tx.db(), event.account).await?;
    tx.nudge_after_commit();
    Ok(())
}

/// Takes the person out of orders that are over: name, e-mail and address go, and what was bought, for how much, in
/// which country stays, as an invoice needs it. A parcel that is under way keeps its address until it has arrived.
pub async fn forget_buyers(market: &Market, op: &Op) -> anyhow::Result<()> {
    loop {
        let mut tx = market.begin(op).await?;
        let forgotten = forget::pseudonymise(tx.db(), op.now, AT_A_TIME).await?;
        for email in &forgotten {
            mail::forget(tx.db(), email).await?;
        }
        tx.commit().await?;
        if forgotten.is_empty() {
            return Ok(());
        }
    }
}
