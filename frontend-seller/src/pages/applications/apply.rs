//! The form of somebody who wants to sell.

use app::Words as _;
use app::identity::Apply;
use app::site::applications::trade_title;
use app::site::{DeedFault, Hidden, alive, at, busy, fault, lead_to, was};
use domain::identity::Trade;
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Choice, Choices, Field, InputKind, TextArea};

/// What somebody of a trade sells, and who looks at it.
const fn note(trade: Trade) -> &'static str {
    match trade {
        Trade::Seller => "Things that you make or deal in.",
        Trade::Creator => "Your time and skill. An admin looks at it first.",
        Trade::Venue => "Places at shows in your house. An admin looks at it first.",
        Trade::Brand => "Buy under the name of your firm. An admin looks at it first.",
    }
}

/// The form. With one trade there is nothing to choose.
#[component]
pub fn ApplyForm(
    /// What it does.
    action: ServerAction<Apply>,
    /// What can be applied for.
    trades: Vec<Trade>,
) -> impl IntoView {
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    let beyond = Signal::derive(move || failed.get().filter(|fault| fault.fields().is_empty()));
    let chosen = was("form[trade]", trades.first().map(|trade| trade.name()).unwrap_or_default());
    let choice = if let [only] = trades.as_slice() {
        view! { <Hidden name="form[trade]" value=only.name() /> }.into_any()
    } else {
        let tile = move |trade: Trade| {
            let checked = chosen == trade.name();
            view! {
                <Choice name="form[trade]" value=trade.name() title=trade_title(trade) note=note(trade).to_owned() checked />
            }
        };
        view! {
            <Choices legend="What you would like to do" class="sm:grid-cols-2">
                {trades.into_iter().map(tile).collect_view()}
            </Choices>
        }
        .into_any()
    };
    view! {
        <ActionForm action attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
            <DeedFault fault=beyond />
            {choice}
            <TextArea
                label="About you"
                name="form[about]"
                value=was("form[about]", "")
                rows=5
                maxlength=2_000_u32
                help="What you do, for whom, and since when. At least 20 characters."
                error=at(failed, "about")
            />
            <Field
                label="Website"
                name="form[website]"
                value=was("form[website]", "")
                kind=InputKind::Url
                optional=true
                maxlength=200_u32
                placeholder="https://example.org"
                error=at(failed, "website")
            />
            <div>
                <Button kind=ButtonKind::Accent submit=true busy=busy(action) busy_says="Applying">
                    "Apply"
                </Button>
            </div>
        </ActionForm>
    }
}
