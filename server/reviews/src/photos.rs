//! The photos of a review: put up, taken down, and asked about before files are thrown away.

use bytes::Bytes;
use catalog::Encoded;
use domain::catalog::{ImageRefusal, ImageView, LARGEST_IMAGE};
use domain::id::{ImageId, ReviewId};
use domain::reviews::{MOST_PHOTOS, ReviewMove, ReviewState};
use futures::future::BoxFuture;
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op, Tenant, Tx};

use crate::events::ReviewQuestioned;
use crate::rules::{self, Deed};
use crate::{kept, store};

/// Puts a photo on the review of whoever asks. One that it shows already is that one.
pub async fn add_photo(market: &Market, op: &Op, review: ReviewId, bytes: Bytes) -> Outcome<ImageView, ImageRefusal> {
    let account = op.account()?;
    if bytes.len() > LARGEST_IMAGE {
        return Err(Failure::Refused(ImageRefusal::TooHeavy));
    }
    // Before the work is done, whether it may be; after it, once more, and this time for certain.
    let mut tx = market.begin(op).await?;
    let known = store::reviews::lock_own(tx.db(), review, account).await?.ok_or(Failure::NotFound)?;
    rules::count(&mut tx, op, account, Deed::Photo).await?;
    if store::photos::keys_of(tx.db(), &[review]).await?.len() >= MOST_PHOTOS {
        return Err(Failure::Refused(ImageRefusal::Enough));
    }
    tx.commit().await?;
    let line = known.line;

    let write = async |encoded: &Encoded| {
        let mut tx = market.begin(op).await?;
        let known = store::reviews::lock_own(tx.db(), review, account).await?.ok_or(Failure::NotFound)?;
        let view = ImageView {
            id: market.new_id(),
            key: encoded.key.clone(),
            alt: String::new(),
            width: encoded.width,
            height: encoded.height,
            tone: encoded.tone.clone(),
        };
        let shown = store::photos::insert(tx.db(), review, &view).await?;
        let shown = shown.ok_or(Failure::Refused(ImageRefusal::Enough))?;
        if known.state == ReviewState::Approved && rules::first_state(market, &mut tx, line).await? != known.state {
            look_again(&mut tx, review).await?;
        }
        tx.commit_and_tell().await?;
        Ok(ImageView { id: shown, ..view })
    };
    let kept = catalog::keep_for(market, op, bytes, write).await;
    kept::forget(market);
    kept
}

/// Where the market looks first, it looks at photos that came later, too.
async fn look_again(tx: &mut Tx, review: ReviewId) -> Result<(), Failure<ImageRefusal>> {
    store::reviews::advance(tx.db(), review, ReviewState::Approved, ReviewMove::Revise).await?;
    tx.publish(&ReviewQuestioned { review })?;
    Ok(())
}

/// Takes a photo off the review of whoever asks.
pub async fn remove_photo(market: &Market, op: &Op, review: ReviewId, photo: ImageId) -> Outcome<()> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    store::reviews::lock_own(tx.db(), review, account).await?.ok_or(Failure::NotFound)?;
    let key = store::photos::delete(tx.db(), review, photo).await?.ok_or(Failure::NotFound)?;
    catalog::tell_dropped(&mut tx, key)?;
    tx.commit().await?;
    kept::forget(market);
    Ok(())
}

/// Whether some review shows the picture of that name, also one that is not shown itself.
pub fn shows<'a>(market: &'a Market, key: &'a str) -> BoxFuture<'a, anyhow::Result<bool>> {
    Box::pin(async move { Ok(store::photos::is_shown(&mut *market.db(Tenant::Market).await?, key).await?) })
}
