//! Files of products: looked through by taking them in and undoing that, and taken in whole or not at all.

use catalog::{Batch, ImportConfirmed, ImportReceived, Stored};
use kernel::{Failure, Market, Op, Tx};

use crate::shelve::count_all;
use crate::store;

/// After so many products whoever watches is told how far it is.
const TOLD_EVERY: usize = 25;

/// Looks a file through that came: what each line would do, and which cells are wrong. Nothing of it stays.
pub async fn look_through(market: &Market, op: &Op, event: ImportReceived) -> anyhow::Result<()> {
    let Some(mut batch) = Batch::open(market, event.import).await.map_err(anyhow_of)? else { return Ok(()) };
    let mut tx = market.begin(op).await?;
    kernel::tenant::serve(tx.db(), batch.shop()).await?;
    for at in 0..batch.len() {
        store::begin_part(tx.db()).await?;
        take_next(market, op, &mut tx, &mut batch).await.map_err(anyhow_of)?;
        // At once, so that nobody who buys waits for a file that is only looked at.
        store::undo_part(tx.db()).await?;
        if at % TOLD_EVERY == TOLD_EVERY - 1 {
            batch.tell_progress(market).await?;
        }
    }
    drop(tx);
    let mut tx = market.begin(op).await?;
    batch.checked(&mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a file in of which its seller has said so: every product of it, or those that had nothing wrong when it was
/// looked through. If something is wrong by now that was not then, nothing is taken in and it is looked through again.
pub async fn take_in(market: &Market, op: &Op, event: ImportConfirmed) -> anyhow::Result<()> {
    let Some(mut batch) = Batch::open(market, event.import).await.map_err(anyhow_of)? else { return Ok(()) };
    let mut tx = market.begin(op).await?;
    let left_out = batch.left_out(&mut tx).await?;
    kernel::tenant::serve(tx.db(), batch.shop()).await?;
    let mut refused = false;
    for at in 0..batch.len() {
        if left_out.iter().any(|slug| slug == batch.slug(at)) {
            batch.leave_out();
            continue;
        }
        take_next(market, op, &mut tx, &mut batch).await.map_err(anyhow_of)?;
        if batch.is_last_wrong() {
            refused = true;
            break;
        }
        if at % TOLD_EVERY == TOLD_EVERY - 1 {
            batch.tell_progress(market).await?;
        }
    }
    if refused {
        drop(tx);
        let mut tx = market.begin(op).await?;
        batch.look_again(&mut tx).await.map_err(anyhow_of)?;
        tx.commit().await?;
        return Ok(());
    }
    // Whoever came second with the same file finds it done, and everything it wrote is undone.
    if batch.finish(&mut tx).await? {
        tx.commit().await?;
    }
    Ok(())
}

async fn take_next(market: &Market, op: &Op, tx: &mut Tx, batch: &mut Batch) -> Result<(), Failure> {
    if let Stored::Product(saved) = batch.store_next(market, tx).await? {
        let counted = count_all(tx, &saved).await;
        batch.settle(market, op, tx, saved.product, counted).await?;
    }
    Ok(())
}

fn anyhow_of(failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Broken(error) => error,
        other => anyhow::anyhow!("a file was not run: {other:?}"),
    }
}
