//! Coming in with an account at Google: over there and back, and which account here that opens.

use domain::id::AccountId;
use kernel::{Op, Tx, secrets};

use crate::door::Browser;
use crate::rules::LINK_WAITS;
use crate::store::links;

/// Somebody came in by themselves: the account at Google that they tried to come in with an hour ago at most, in this
/// very browser, opens their account from now on.
pub(crate) async fn confirm_waiting(
    op: &Op,
    tx: &mut Tx,
    account: AccountId,
    browser: &Browser,
) -> Result<(), sqlx::Error> {
    let Some(token) = &browser.link else { return Ok(()) };
    if links::confirm(tx.db(), account, &secrets::token_hash(token), op.now - LINK_WAITS, op.now).await? {
        tracing::info!(%account, "an account at Google opens an account here from now on");
    }
    Ok(())
}
