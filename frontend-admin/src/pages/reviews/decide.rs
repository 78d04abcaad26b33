//! Deciding about a review: shown, or not shown for a reason that its writer reads.

use app::reviews::DecideReview;
use app::site::{Hidden, alive, busy};
use domain::id::ReviewId;
use domain::lifecycle::Lifecycle as _;
use domain::reviews::{ReviewMove, ReviewState};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind};

use crate::pages::decision::{SayNo, reason};

/// What can be decided where the review stands.
#[component]
pub fn Decide(
    /// Which one.
    review: ReviewId,
    /// Where it stands.
    state: ReviewState,
    /// Whether reports of it wait for somebody to look.
    reported: bool,
    /// What tells the market.
    action: ServerAction<DecideReview>,
) -> impl IntoView {
    let yes = match state {
        ReviewState::Approved => reported.then_some("Keep it"),
        ReviewState::Pending | ReviewState::Rejected => Some("Approve"),
    };
    let may_reject = state.may(ReviewMove::Reject);
    view! {
        <div class="grid grid-cols-1 gap-4 sm:grid-cols-[auto_minmax(0,1fr)] items-start border-t border-line pt-4">
            {yes
                .map(|words| {
                    view! {
                        <ActionForm action attr:class="sm:mt-6">
                            <Hidden name="decision[review]" value=review.to_string() />
                            <Hidden name="decision[approve]" value="true" />
                            <Button submit=true kind=ButtonKind::Ink busy=busy(action) busy_says="Saving">
                                {words}
                            </Button>
                        </ActionForm>
                    }
                })}
            {may_reject.then(|| view! { <Reject review action /> })}
        </div>
    }
}

#[component]
fn Reject(review: ReviewId, action: ServerAction<DecideReview>) -> impl IntoView {
    let (alive, id) = (alive(), review.to_string());
    let reason = reason(action, ("decision", "review"), &id, |sent| sent.decision.review.to_string());
    view! {
        <ActionForm action attr:class="flex flex-wrap items-start gap-2" attr:novalidate=move || alive.get()>
            <SayNo thing="review" id reason help="The writer reads it, and may change the review." busy=busy(action) />
        </ActionForm>
    }
}
