//! What identity tidies up by itself. Nothing depends on it: what has ended counts for nothing, swept or not.

use kernel::{Market, Op, limits};

pub use crate::documents::sweep_documents;
pub use crate::leaving::{erase_due, sweep_exports};

use crate::rules::{DEVICE_KEPT, ENDED_SESSION_KEPT, SIGN_UP_KEPT};
use crate::store::{codes, devices, links, passkeys, resets, sessions, sign_ins, tokens};

/// Rows removed in one statement, so that none takes long.
const BATCH: i64 = 2_000;

/// Sign-ups whose code never came back vanish after a day, name and address with them; so do locks and counted limits
/// that ended.
pub async fn purge_sign_ups(market: &Market, op: &Op) -> anyhow::Result<()> {
    let mut db = market.pool().acquire().await?;
    while codes::purge(&mut db, op.now - SIGN_UP_KEPT, BATCH).await? == BATCH.unsigned_abs() {}
    codes::purge_locks(&mut db, op.now).await?;
    limits::sweep(&mut db).await?;
    Ok(())
}

/// What was begun and came to nothing is forgotten a day after it ended: sign-ins, resets, ways to Google, tokens; and
/// browsers that were not seen for long.
pub async fn sweep_unfinished(market: &Market, op: &Op) -> anyhow::Result<()> {
    let mut db = market.pool().acquire().await?;
    let ended = op.now - ENDED_SESSION_KEPT;
    sign_ins::sweep(&mut db, ended).await?;
    resets::sweep(&mut db, ended).await?;
    links::sweep(&mut db, ended).await?;
    passkeys::sweep(&mut db, ended).await?;
    tokens::sweep(&mut db, ended).await?;
    devices::sweep(&mut db, op.now - DEVICE_KEPT).await?;
    Ok(())
}

/// Sessions that ended more than a day ago are forgotten.
pub async fn sweep_sessions(market: &Market, op: &Op) -> anyhow::Result<()> {
    let mut db = market.pool().acquire().await?;
    while sessions::sweep(&mut db, op.now - ENDED_SESSION_KEPT, BATCH).await? == BATCH.unsigned_abs() {}
    Ok(())
}
