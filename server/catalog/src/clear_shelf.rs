//! Clears the shelf of a shop that is gone for good.

use kernel::{Market, Tx};
use shops::events::ShopPurged;

use crate::events::{ImageDropped, ProductChanged};
use crate::store;

/// Takes every product of the shop away, with what was said and shown of it. Its row and the titles in orders stay:
/// books refer to them.
pub async fn clear_shelf(_market: &Market, tx: &mut Tx, event: ShopPurged) -> anyhow::Result<()> {
    for product in store::products::remove_all(tx, event.shop).await? {
        tx.publish(&ProductChanged { product })?;
    }
    for (key, original) in store::images::delete_all(tx, event.shop).await? {
        tx.publish(&ImageDropped { key, original })?;
    }
    for key in event.pictures {
        tx.publish(&ImageDropped { key, original: None })?;
    }
    Ok(())
}
