//! Ending everything that an account has open: sessions, programs, sign-ins and resets that are under way.

use domain::id::{AccountId, SessionId};
use kernel::{Op, Tx};

use crate::store::{resets, sessions, sign_ins, tokens};

/// Ends everything but the session that is kept; the hashes of the tokens that ended, to be forgotten after the commit.
pub(crate) async fn everywhere(
    tx: &mut Tx,
    op: &Op,
    account: AccountId,
    kept: Option<SessionId>,
    because: &str,
) -> Result<Vec<Vec<u8>>, sqlx::Error> {
    let ended = sessions::revoke_others(tx.db(), account, kept, op.now).await?;
    tokens::revoke_others(tx.db(), account, kept, because, op.now).await?;
    sign_ins::end_all(tx.db(), account, op.now).await?;
    resets::end_all(tx.db(), account, op.now).await?;
    Ok(ended)
}
