//! Leaving the market, for people who may also own a shop.

use domain::identity::{ErasureRefusal, ErasureRequest, ErasureView};
use kernel::{Failure, Market, Op};

/// Asks for the account of whoever asks to be erased. Somebody who owns a shop closes it first.
pub async fn ask_erasure(
    market: &Market,
    op: &Op,
    request: ErasureRequest,
) -> Result<ErasureView, Failure<ErasureRefusal>> {
    let owned = shops::open_of_owner(&mut *market.db(op).await?, op.account()?).await?;
    match owned.into_iter().next() {
        Some(name) => Err(Failure::Refused(ErasureRefusal::OwnsShop { name })),
        None => identity::ask_erasure(market, op, request).await,
    }
}
