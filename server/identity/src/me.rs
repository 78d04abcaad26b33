//! The signed-in person, for their own pages.

use domain::identity::Me;
use kernel::{Failure, Market, Op};

use crate::store::people;

/// Whoever is signed in, or nobody.
pub async fn me(market: &Market, op: &Op) -> Result<Option<Me>, Failure> {
    let Ok(account) = op.account() else { return Ok(None) };
    let mut db = market.db(op).await?;
    Ok(people::me(&mut db, account).await?)
}
