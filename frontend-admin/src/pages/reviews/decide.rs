//! Deciding about a review: shown, or not shown for a reason that its writer reads.

use app::reviews::DecideReview;
use app::site::{Hidden, alive, busy, fault, was};
use app::{Fault, Words as _};
use domain::id::ReviewId;
use domain::lifecycle::Lifecycle as _;
use domain::reviews::{DecisionRefusal, ReviewMove, ReviewState};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, Field};

/// What is wrong beyond the reason that was typed.
pub fn beyond(failed: Signal<Option<Fault<DecisionRefusal>>>) -> Signal<Option<Fault<DecisionRefusal>>> {
    Signal::derive(move || failed.get().filter(|fault| fault.fields().is_empty()))
}

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

/// Several forms share the action: what was sent last says whose refusal it is.
#[component]
fn Reject(review: ReviewId, action: ServerAction<DecideReview>) -> impl IntoView {
    let failed = fault(action);
    let alive = alive();
    let query = use_query_map();
    let input = action.input();
    let last = RwSignal::new(None::<ReviewId>);
    Effect::new(move |_| {
        if let Some(sent) = input.get() {
            last.set(Some(sent.decision.review));
        }
    });
    let mine = move || match last.get() {
        Some(last) => last == review,
        None => query.read().get_str("was.decision[review]") == Some(review.to_string().as_str()),
    };
    let wrong = Signal::derive(move || failed.get().filter(|_| mine()).and_then(|fault| fault.beside("reason")));
    let typed = if mine() { was("decision[reason]", "") } else { String::new() };
    view! {
        <ActionForm action attr:class="flex flex-wrap items-start gap-2" attr:novalidate=move || alive.get()>
            <Hidden name="decision[review]" value=review.to_string() />
            <Hidden name="decision[approve]" value="false" />
            <Field
                label="Reason for a no"
                name="decision[reason]"
                value=typed
                maxlength=500_u32
                help="The writer reads it, and may change the review."
                error=wrong
                id=format!("reason-{review}")
                class="min-w-0 flex-1 basis-60"
            />
            <Button submit=true busy=busy(action) busy_says="Rejecting" class="sm:mt-6">
                "Reject"
            </Button>
        </ActionForm>
    }
}
