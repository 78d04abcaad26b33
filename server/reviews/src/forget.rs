//! Forgetting people and shops that are gone: their names go, and what was said of the goods stays.

use identity::events::AccountErased;
use kernel::{Market, Tx};
use shops::events::ShopPurged;

use crate::{kept, store};

/// Takes the writer out of their reviews: the name, the photos, the votes. Stars and words stay without them.
pub async fn forget_writer(market: &Market, tx: &mut Tx, event: AccountErased) -> anyhow::Result<()> {
    for key in store::photos::drop_of_account(tx.db(), event.account).await? {
        catalog::tell_dropped(tx, key)?;
    }
    store::votes::forget(tx.db(), event.account).await?;
    store::reports::forget(tx.db(), event.account).await?;
    store::reviews::make_nameless(tx.db(), event.account).await?;
    kept::forget(market);
    Ok(())
}

/// Takes away what a shop that is gone for good has said.
pub async fn forget_shop(market: &Market, tx: &mut Tx, event: ShopPurged) -> anyhow::Result<()> {
    store::replies::forget(tx.db(), event.shop).await?;
    kept::forget(market);
    Ok(())
}
