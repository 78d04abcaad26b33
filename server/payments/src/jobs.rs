//! Asking the provider about payments that have been silent, so that a lost webhook costs minutes, not money.

use domain::id::OrderGroupId;
use kernel::gateway::GatewayError;
use kernel::{Market, Op};

use crate::store::{self, Payment};
use crate::{apply, close_now};

/// Looks at every payment that is past its end or silent for two minutes.
pub async fn poll(market: &Market, op: &Op) -> anyhow::Result<()> {
    let due = store::due(&mut *market.db(op).await?, 50).await?;
    for payment in due {
        let group = payment.group;
        if let Err(error) = look(market, op, payment).await {
            tracing::warn!(%group, error = format!("{error:#}"), "a payment could not be looked at");
        }
    }
    Ok(())
}

async fn look(market: &Market, op: &Op, payment: Payment) -> anyhow::Result<()> {
    if payment.expires_at <= op.now {
        return expire(market, op, payment.group).await;
    }
    let Some(session) = &payment.session else {
        return Ok(store::touch(&mut *market.db(op).await?, payment.id).await?);
    };
    let session = market.gateway().session(session).await?;
    let mut tx = market.begin(op).await?;
    store::touch(tx.db(), payment.id).await?;
    apply::apply(market, &mut tx, &session).await?;
    tx.commit().await?;
    Ok(())
}

/// A provider that knows no such page cannot be paid there either, so the payment is closed on our side.
async fn expire(market: &Market, op: &Op, group: OrderGroupId) -> anyhow::Result<()> {
    match close_now(market, op, group).await {
        Ok(_) => Ok(()),
        Err(error) if matches!(error.downcast_ref(), Some(GatewayError::NotFound)) => {
            let mut tx = market.begin(op).await?;
            if let Some(payment) = store::lock_by_group(tx.db(), group).await? {
                apply::close(&mut tx, &payment).await?;
            }
            tx.commit().await?;
            Ok(())
        }
        Err(error) => Err(error),
    }
}
