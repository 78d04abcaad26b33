//! Reporting a review that should not be shown.

use domain::id::ReviewId;
use domain::reviews::{NewReport, REPORTS_TO_LOOK, ReportRefusal};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op};

use crate::events::ReviewQuestioned;
use crate::rules::{self, Deed};
use crate::store;

/// Reports somebody else's review, once. The third open report brings an admin.
pub async fn report(market: &Market, op: &Op, review: ReviewId, report: NewReport) -> Outcome<(), ReportRefusal> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    let shown = store::reviews::shown(tx.db(), review).await?.filter(|shown| op.shows(shown.shop));
    let shown = shown.ok_or(Failure::NotFound)?;
    let (reason, note) = report.check().map_err(|problems| Failure::Refused(ReportRefusal::Invalid(problems)))?;
    if shown.account == Some(account) {
        return Err(Failure::Refused(ReportRefusal::Own));
    }
    rules::count(&mut tx, op, account, Deed::Report).await?;
    if !store::reports::insert(market, tx.db(), (review, account), (reason, &note), op.now).await? {
        return Err(Failure::Refused(ReportRefusal::Already));
    }
    // Counting has locked the review: of several who report at once, one is the third.
    if store::reports::open(tx.db(), review).await? == REPORTS_TO_LOOK {
        tx.publish(&ReviewQuestioned { review })?;
    }
    tx.commit().await?;
    Ok(())
}
