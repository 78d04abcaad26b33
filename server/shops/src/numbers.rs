//! The numbers of orders: a shop's prefix and the next of its own.

use std::collections::HashMap;

use domain::id::ShopId;
use sqlx::PgConnection;

use crate::{rules, store};

/// The next order number of each shop, such as `FL-1042`. The counters stay locked until the transaction ends, so ask
/// as late as you can; all shops at once, because they are locked in the order of their ids. A transaction that fails
/// gives its numbers back. A shop that is unknown or does not sell any
/// more is an error: nothing is ordered from it.
pub async fn next_order_numbers(
    tx: &mut PgConnection,
    shops: &[ShopId],
) -> Result<HashMap<ShopId, String>, sqlx::Error> {
    let counted = store::lock_and_count(tx, shops).await?;
    let numbers: HashMap<ShopId, String> =
        counted.into_iter().map(|(shop, prefix, number)| (shop, rules::order_number(&prefix, number))).collect();
    if shops.iter().all(|shop| numbers.contains_key(shop)) { Ok(numbers) } else { Err(sqlx::Error::RowNotFound) }
}
