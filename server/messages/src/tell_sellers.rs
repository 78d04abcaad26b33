//! Tells shops what somebody of the market decided about their products.

use catalog::ProductJudged;
use domain::actor::Site;
use domain::catalog::ProductMove;
use kernel::{Market, Tx};

use crate::store::{self, NewNotice};

/// A product was looked at: everybody who runs its shop reads what became of it.
pub async fn tell_judged(market: &Market, tx: &mut Tx, event: ProductJudged) -> anyhow::Result<()> {
    let staff = shops::staff_accounts(tx.db(), event.shop).await?;
    let (title, body) = match event.step {
        ProductMove::Approve => ("A product is on the shelf", format!("{} was looked at and is on sale.", event.title)),
        ProductMove::Reject => ("A product was rejected", format!("{}: {}", event.title, event.reason)),
        _ => ("A product needs changes", format!("{}: {}", event.title, event.reason)),
    };
    let link = format!("/products/{}", event.product);
    // The same product may be looked at again and again; each time is news.
    let key = format!("product-judged:{}:{}", event.product, event.at.timestamp_millis());
    let new = NewNotice { dedupe_key: &key, site: Site::Seller, title, body: &body, link: &link };
    store::notify(market, tx.db(), &staff, &new).await?;
    Ok(())
}
