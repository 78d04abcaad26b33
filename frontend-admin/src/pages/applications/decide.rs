//! Answering an application: yes at once, no with a reason.

use app::identity::DecideApplication;
use app::site::{Hidden, alive, busy};
use domain::id::ApplicationId;
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind};

use crate::pages::decision::{SayNo, reason};

/// Both answers.
#[component]
pub fn Decide(
    /// Which one.
    application: ApplicationId,
    /// What tells the market.
    action: ServerAction<DecideApplication>,
) -> impl IntoView {
    view! {
        <div class="grid grid-cols-1 gap-4 sm:grid-cols-[auto_minmax(0,1fr)] items-start border-t border-line pt-4">
            <ActionForm action attr:class="sm:mt-6">
                <Hidden name="decision[application]" value=application.to_string() />
                <Hidden name="decision[approve]" value="true" />
                <Button submit=true kind=ButtonKind::Ink busy=busy(action) busy_says="Approving">
                    "Approve"
                </Button>
            </ActionForm>
            <Reject application action />
        </div>
    }
}

#[component]
fn Reject(application: ApplicationId, action: ServerAction<DecideApplication>) -> impl IntoView {
    let (alive, id) = (alive(), application.to_string());
    let reason = reason(action, ("decision", "application"), &id, |sent| sent.decision.application.to_string());
    view! {
        <ActionForm action attr:class="flex flex-wrap items-start gap-2" attr:novalidate=move || alive.get()>
            <SayNo thing="application" id reason help="The person reads it, and may apply again." busy=busy(action) />
        </ActionForm>
    }
}
