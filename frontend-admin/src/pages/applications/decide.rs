//! Answering an application: yes at once, no with a reason.

use app::identity::DecideApplication;
use app::site::{Hidden, alive, busy, fault, was};
use app::{Fault, Words as _};
use domain::id::ApplicationId;
use domain::identity::ApplicationRefusal;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, Field};

/// What is wrong beyond the reason that was typed.
pub fn beyond(failed: Signal<Option<Fault<ApplicationRefusal>>>) -> Signal<Option<Fault<ApplicationRefusal>>> {
    Signal::derive(move || failed.get().filter(|fault| fault.fields().is_empty()))
}

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

/// Several forms share the action: what was sent last says whose refusal it is.
#[component]
fn Reject(application: ApplicationId, action: ServerAction<DecideApplication>) -> impl IntoView {
    let failed = fault(action);
    let alive = alive();
    let query = use_query_map();
    let input = action.input();
    let last = RwSignal::new(None::<ApplicationId>);
    Effect::new(move |_| {
        if let Some(sent) = input.get() {
            last.set(Some(sent.decision.application));
        }
    });
    let mine = move || match last.get() {
        Some(last) => last == application,
        None => query.read().get_str("was.decision[application]") == Some(application.to_string().as_str()),
    };
    let wrong = Signal::derive(move || failed.get().filter(|_| mine()).and_then(|fault| fault.beside("reason")));
    let typed = if mine() { was("decision[reason]", "") } else { String::new() };
    view! {
        <ActionForm action attr:class="flex flex-wrap items-start gap-2" attr:novalidate=move || alive.get()>
            <Hidden name="decision[application]" value=application.to_string() />
            <Hidden name="decision[approve]" value="false" />
            <Field
                label="Reason for a no"
                name="decision[reason]"
                value=typed
                maxlength=500_u32
                help="The person reads it, and may apply again."
                error=wrong
                id=format!("reason-{application}")
                class="min-w-0 flex-1 basis-60"
            />
            <Button submit=true busy=busy(action) busy_says="Rejecting" class="sm:mt-6">
                "Reject"
            </Button>
        </ActionForm>
    }
}
