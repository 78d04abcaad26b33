//! What admins look at, and what they decide.

use domain::actor::Role;
use domain::id::{AccountId, ReviewId};
use domain::lifecycle::Lifecycle as _;
use domain::paging::{PageRequest, Paged};
use domain::reviews::{Decision, DecisionRefusal, ReviewCase, ReviewMove, ReviewQueue, ReviewState};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op};

use crate::author;
use crate::events::{ReviewDecided, ReviewWritten};
use crate::kept;
use crate::lists::dressed;
use crate::store::{self, moderation};

/// Reviews on one page.
const A_PAGE: u32 = 10;

/// A page of what an admin looks at: what waits longest first, what is settled newest first.
pub async fn queue(market: &Market, op: &Op, queue: ReviewQueue, page: u32) -> Outcome<Paged<ReviewCase>> {
    op.require(Role::Admin)?;
    let mut db = market.db(op).await?;
    let page = PageRequest::new(page, A_PAGE);
    let (total, rows) = moderation::page(&mut db, queue, page).await?;
    let ids: Vec<ReviewId> = rows.iter().map(|row| row.id).collect();
    let reports = store::reports::of(&mut db, &ids).await?;
    let people: Vec<AccountId> = rows.iter().filter_map(|row| row.account).collect();
    let by: Vec<AccountId> = reports.iter().filter_map(|report| report.account).collect();
    let names = identity::names_of(&mut db, &[people, by].concat()).await?;
    let name = |account: Option<AccountId>| account.and_then(|account| names.get(&account).cloned());
    let mut shop_ids: Vec<_> = rows.iter().map(|row| row.shop).collect();
    shop_ids.sort_unstable();
    shop_ids.dedup();
    let shops = shops::by_ids(market, &mut db, &shop_ids).await?;
    let (mut cases, mut reports) = (Vec::new(), reports);
    for (row, review) in rows.iter().zip(dressed(market, &mut db, &rows).await?) {
        let (own, rest) = reports.into_iter().partition(|report| report.review == row.id);
        reports = rest;
        let own: Vec<store::reports::ReportRow> = own;
        cases.push(ReviewCase {
            review,
            state: row.state,
            reason: row.reason.clone(),
            account: row.account,
            writer: name(row.account).unwrap_or_else(|| author::GONE.to_owned()),
            shop_name: shops.get(&row.shop).map(|shop| shop.name.clone()).unwrap_or_default(),
            reports: own.into_iter().map(|report| report.view(&names)).collect(),
        });
    }
    Ok(Paged { items: cases, total, page })
}

/// How many reviews are in each queue.
pub async fn queue_counts(market: &Market, op: &Op) -> Outcome<Vec<(ReviewQueue, u32)>> {
    op.require(Role::Admin)?;
    Ok(moderation::counts(&mut *market.db(op).await?).await?)
}

/// Shows a review, or no longer, for a reason that its writer is told. Either way its reports are settled.
pub async fn decide(market: &Market, op: &Op, decision: Decision) -> Outcome<ReviewState, DecisionRefusal> {
    let admin = op.require(Role::Admin)?;
    let reason = decision.check().map_err(|problems| Failure::Refused(DecisionRefusal::Invalid(problems)))?;
    let review = decision.review;
    let mut tx = market.begin(op).await?;
    let known = store::reviews::lock(tx.db(), review).await?.ok_or(Failure::NotFound)?;
    store::reports::settle(tx.db(), review, op.now).await?;
    let step = if decision.approve { ReviewMove::Approve } else { ReviewMove::Reject };
    let Some(next) = known.state.after(step) else {
        // What is shown may be kept: its reports are settled, and that is all.
        if decision.approve && known.reported > 0 {
            tx.commit().await?;
            return Ok(known.state);
        }
        return Err(Failure::Refused(DecisionRefusal::NotNow { state: known.state }));
    };
    let number = moderation::decide(tx.db(), review, next, reason.as_deref(), (admin, op.now)).await?;
    if next == ReviewState::Rejected {
        store::reviews::watch(tx.db(), known.line).await?;
    } else {
        tx.publish(&ReviewWritten { review })?;
    }
    tx.publish(&ReviewDecided { review, reason, number })?;
    catalog::tell_rated(&mut tx, known.product)?;
    tx.commit_and_tell().await?;
    kept::forget(market);
    Ok(next)
}
