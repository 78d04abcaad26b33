//! What can be done with an order: a button a step, and forms where a step needs words.

use app::Words;
use app::orders::MoveOrder;
use app::site::{Hidden, alive, busy, fault};
use domain::id::OrderId;
use domain::orders::{OrderMove, OrderState};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Card, Field, Icon, IconName, icons};

type Action = ServerAction<MoveOrder>;

/// The next step as the one loud button, the others quieter, cancelling last and behind a question.
#[component]
pub fn NextCard(
    /// The order.
    order: OrderId,
    /// The steps that are open to the seller.
    moves: Vec<OrderMove>,
    /// Where the order stands.
    state: OrderState,
    /// What the buttons send.
    action: Action,
) -> impl IntoView {
    if moves.is_empty() {
        return ().into_any();
    }
    let may_cancel = moves.contains(&OrderMove::Cancel);
    let ships = moves.contains(&OrderMove::Ship);
    let plain: Vec<_> = moves.into_iter().filter(|step| !matches!(step, OrderMove::Ship | OrderMove::Cancel)).collect();
    let has_plain = !plain.is_empty();
    let buttons = plain.into_iter().enumerate().map(move |(at, step)| {
        let kind = if at == 0 && !ships { ButtonKind::Accent } else { ButtonKind::Line };
        view! { <StepButton order step kind action /> }
    });
    view! {
        <Card title="Next step">
            <div class="grid grid-cols-1 gap-4">
                <p class="soft">{advice(state)}</p>
                {ships.then(|| view! { <ShipForm order action /> })}
                {has_plain.then(|| view! { <div class="flex flex-wrap gap-2">{buttons.collect_view()}</div> })}
                {may_cancel.then(|| view! { <CancelForm order action /> })}
            </div>
        </Card>
    }
    .into_any()
}

/// What the state asks for.
const fn advice(state: OrderState) -> &'static str {
    match state {
        OrderState::Pending => "The payment is not there yet. Nothing to do until it is.",
        OrderState::Paid => "Paid for. Put the items into a parcel, then mark the order as packed.",
        OrderState::Packed => "Packed. Hand the parcel to a courier and write down its number.",
        OrderState::Shipped | OrderState::OutForDelivery => {
            "On its way. Say when it has arrived, or that it came back."
        }
        OrderState::DeliveryFailed => "The parcel could not be handed over.",
        _ => "Done.",
    }
}

const fn icon(step: OrderMove) -> IconName {
    match step {
        OrderMove::Pack => icons::PACKAGE_CHECK,
        OrderMove::Ship | OrderMove::SendOut => icons::TRUCK,
        OrderMove::Deliver => icons::CHECK,
        OrderMove::FailDelivery => icons::PACKAGE_X,
        _ => icons::ARROW_RIGHT,
    }
}

/// The word a step is sent as.
fn sent_as(step: OrderMove) -> String {
    format!("{step:?}")
}

#[component]
fn StepButton(order: OrderId, step: OrderMove, kind: ButtonKind, action: Action) -> impl IntoView {
    view! {
        <ActionForm action>
            <Hidden name="order" value=order.to_string() />
            <Hidden name="step" value=sent_as(step) />
            <Button kind submit=true icon=icon(step) busy=busy(action) busy_says="Saving">
                {step.label()}
            </Button>
        </ActionForm>
    }
}

#[component]
fn ShipForm(order: OrderId, action: Action) -> impl IntoView {
    let alive = alive();
    let fault = fault(action);
    let beside = move |field: &'static str| Signal::derive(move || fault.get().and_then(|fault| fault.beside(field)));
    view! {
        <ActionForm action attr:class="grid grid-cols-1 gap-4 sm:grid-cols-2" attr:novalidate=move || alive.get()>
            <Hidden name="order" value=order.to_string() />
            <Hidden name="step" value=sent_as(OrderMove::Ship) />
            <Field label="Courier" name="shipment[courier]" placeholder="DHL" maxlength=60_u32 error=beside("shipment[courier]") />
            <Field
                label="Tracking number"
                name="shipment[tracking]"
                maxlength=60_u32
                help="The buyer sees it in the timeline."
                error=beside("shipment[tracking]")
            />
            <div class="sm:col-span-2">
                <Button kind=ButtonKind::Accent submit=true icon=icons::TRUCK busy=busy(action) busy_says="Shipping">
                    "Ship this order"
                </Button>
            </div>
        </ActionForm>
    }
}

#[component]
fn CancelForm(order: OrderId, action: Action) -> impl IntoView {
    let alive = alive();
    let fault = fault(action);
    let beside = Signal::derive(move || fault.get().and_then(|fault| fault.beside("note")));
    view! {
        <details class="border-t border-line pt-3" open=move || beside.get().is_some()>
            <summary class="inline-flex items-center gap-2 min-h-9 soft hover:text-ink">
                <Icon name=icons::CHEVRON_DOWN small=true />
                "Cancel this order"
            </summary>
            <ActionForm action attr:class="grid grid-cols-1 gap-4 pt-2 max-w-[32rem]" attr:novalidate=move || alive.get()>
                <Hidden name="order" value=order.to_string() />
                <Hidden name="step" value=sent_as(OrderMove::Cancel) />
                <p>"The buyer gets the money back and is told why. This cannot be undone."</p>
                <Field
                    label="Reason"
                    name="note"
                    maxlength=300_u32
                    help="The buyer reads it in the mail and in the timeline."
                    error=beside
                />
                <div>
                    <Button kind=ButtonKind::Danger submit=true busy=busy(action) busy_says="Cancelling">
                        "Cancel order and refund"
                    </Button>
                </div>
            </ActionForm>
        </details>
    }
}
