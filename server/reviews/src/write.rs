//! Writing a review of something that was bought and has arrived.

use domain::id::{OrderLineId, ReviewId};
use domain::reviews::{ReviewDraft, ReviewRefusal, ReviewState};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op, Tenant};

use crate::events::{ReviewQuestioned, ReviewWritten};
use crate::rules::{self, Deed};
use crate::store::reviews::{self, NewReview};
use crate::{kept, store};

/// Writes the review of a line that whoever asks has bought. Of two that are sent at once, the second is told of the
/// first.
pub async fn write(
    market: &Market,
    op: &Op,
    line: OrderLineId,
    draft: ReviewDraft,
) -> Outcome<ReviewId, ReviewRefusal> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    let bought = orders::bought_line(&mut db, account, line).await?.ok_or(Failure::NotFound)?;
    drop(db);
    // That it was bought is proven: what has become of the product since keeps nobody from saying what they think.
    let mut db = market.db(Tenant::Market).await?;
    let sale = catalog::on_sale(&mut db, &[bought.variant]).await?.into_iter().next().ok_or(Failure::NotFound)?;
    drop(db);
    let mut tx = market.begin(op).await?;
    let checked = draft.check().map_err(|problems| Failure::Refused(ReviewRefusal::Invalid(problems)))?;
    if bought.delivered_at.is_none() {
        return Err(Failure::Refused(ReviewRefusal::NotDelivered));
    }
    if shops::is_staff(tx.db(), bought.shop, account).await? {
        return Err(Failure::Refused(ReviewRefusal::OwnShop));
    }
    rules::count(&mut tx, op, account, Deed::Write).await?;

    let state = rules::first_state(market, &mut tx, line).await?;
    let review: ReviewId = market.new_id();
    let new = NewReview {
        id: review,
        line,
        product: sale.product,
        shop: bought.shop,
        account,
        label: &bought.label,
        said: &checked,
        state,
        at: op.now,
    };
    if !reviews::insert(tx.db(), &new).await? {
        let written = store::reviews::of_line(tx.db(), line).await?.ok_or(Failure::NotFound)?;
        return Err(Failure::Refused(ReviewRefusal::Written { review: written }));
    }
    if state == ReviewState::Approved {
        tx.publish(&ReviewWritten { review })?;
        catalog::tell_rated(&mut tx, sale.product)?;
    } else {
        tx.publish(&ReviewQuestioned { review })?;
    }
    tx.commit_and_tell().await?;
    kept::forget(market);
    Ok(review)
}
