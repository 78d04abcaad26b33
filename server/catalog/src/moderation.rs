//! Somebody of the market looks at products before they go on the shelf, where the market does that.

use domain::actor::Role;
use domain::catalog::{Judgement, JudgementRefusal, Verdict, WaitingProduct};
use domain::lifecycle::Lifecycle as _;
use domain::paging::{PageRequest, Paged};
use kernel::{Failure, Market, Op};

use crate::events::{ProductChanged, ProductJudged};
use crate::product::address;
use crate::store;

/// Products of a page.
const ROWS: u32 = 25;

/// The products that wait, the longest waiting first. Only for admins.
pub async fn waiting_products(market: &Market, op: &Op, page: u32) -> Result<Paged<WaitingProduct>, Failure> {
    op.require(Role::Admin)?;
    let mut db = market.db(op).await?;
    let found = store::moderation::waiting(&mut db, PageRequest::new(page, ROWS)).await?;
    Ok(found.map(|(slug, waiting)| WaitingProduct { look_ahead: address(market, op, waiting.id, &slug), ..waiting }))
}

/// Lets a product that waits on the shelf, asks for changes, or rejects it. Its shop is told. Only for admins.
pub async fn judge_product(market: &Market, op: &Op, judgement: Judgement) -> Result<(), Failure<JudgementRefusal>> {
    op.require(Role::Admin)?;
    let reason = judgement.check().map_err(|problems| Failure::Refused(JudgementRefusal::Invalid(problems)))?;
    let mut tx = market.begin(op).await?;
    let known = store::moderation::lock(&mut tx, judgement.product).await?.ok_or(Failure::NotFound)?;
    let not_now = || Failure::Refused(JudgementRefusal::NotNow { state: known.state });
    let next = known.state.after(judgement.step).ok_or_else(not_now)?;
    if known.since != judgement.seen {
        return Err(Failure::Refused(JudgementRefusal::Changed));
    }
    if !store::products::advance(&mut tx, judgement.product, known.state, next).await? {
        return Err(not_now());
    }
    let verdict = Verdict { step: judgement.step, reason: reason.clone(), at: op.now };
    store::moderation::say(&mut tx, judgement.product, &verdict).await?;
    let (product, step) = (judgement.product, judgement.step);
    tx.publish(&ProductJudged { product, shop: known.shop, title: known.title, step, reason, at: op.now })?;
    tx.publish(&ProductChanged { product })?;
    tx.commit().await?;
    Ok(())
}
