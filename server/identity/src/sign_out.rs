//! Signing out of one site.

use domain::id::FamilyId;
use kernel::{Failure, Market, Op};

use crate::sessions::Recent;
use crate::store;

/// Ends the session that the op came with; without one there is nothing to do.
pub async fn sign_out(market: &Market, op: &Op) -> Result<(), Failure> {
    let (Some(session), Ok(account)) = (op.session, op.account()) else { return Ok(()) };
    let mut tx = market.begin(op).await?;
    let ended = store::sessions::revoke(tx.db(), session, account, op.now).await?;
    // A program's session is its family of tokens.
    store::tokens::revoke(tx.db(), FamilyId(session.0), account, "signed out", op.now).await?;
    tx.commit().await?;
    market.kept::<Recent>().forget(ended).await;
    Ok(())
}
