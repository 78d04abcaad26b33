//! Units of offers that have a limit: a checkout takes them, and gives them back when it comes to nothing.

use domain::id::OfferId;
use kernel::Tx;
use uuid::Uuid;

use crate::store;

/// Takes units of these offers for a checkout, in its transaction; false when one of them has not so many left, and then
/// the transaction must not be committed. Offers without a limit have always enough.
pub async fn take_units(tx: &mut Tx, claim: Uuid, offers: &[(OfferId, u32)]) -> Result<bool, sqlx::Error> {
    if offers.is_empty() { Ok(true) } else { store::offers::take_units(tx.db(), claim, offers).await }
}

/// Gives back what a checkout took.
pub async fn return_units(tx: &mut Tx, claim: Uuid) -> Result<(), sqlx::Error> {
    store::offers::return_units(tx.db(), claim).await
}
