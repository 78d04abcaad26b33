//! The question whether an order is really to be cancelled.

use app::Words;
use app::orders::CancelOrder;
use domain::id::OrderId;
use domain::orders::{OrderMove, OrderState, OrderView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use ui::{Breadcrumbs, Button, ButtonKind, Crumb, LinkButton, Loading, Note, Skeleton, Tone, use_toast};

use super::order::asked_order;
use super::states::happened;
use crate::forms::refused;
use crate::parts::trouble;
use crate::paths;

/// The page of the question.
#[component]
pub fn CancelPage() -> impl IntoView {
    let (_, order) = asked_order();
    view! {
        <Title text="Cancel an order" />
        <Suspense fallback=Waiting>
            {move || Suspend::new(async move {
                match order.await {
                    Ok(order) if order.moves.contains(&OrderMove::Cancel) => view! { <Question order /> }.into_any(),
                    Ok(order) => view! { <TooLate order /> }.into_any(),
                    Err(fault) => trouble(&fault),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Question(order: OrderView) -> impl IntoView {
    let cancel = ServerAction::<CancelOrder>::new();
    let fault = refused(cancel);
    let (id, number, total) = (order.summary.id, order.summary.number, order.summary.total);
    let effect = if order.summary.state == OrderState::Pending {
        "Nothing was charged yet. What is held for you is free again at once.".to_owned()
    } else {
        format!("{total} goes back to the card you paid with, and {} keeps the goods.", order.summary.shop_name)
    };
    back_when_done(cancel, id);
    view! {
        <div class="wrap max-w-[40rem]! pt-6">
            <Breadcrumbs items=vec![
                Crumb::new("Your orders", paths::ORDERS),
                Crumb::new(format!("Order {number}"), paths::order(id)),
            ] />
            <h1 class="text-h1 mt-3">"Cancel order " <span class="num">{number}</span> "?"</h1>
            <p class="text-lead soft mt-3">{effect} " This cannot be undone."</p>
            {move || {
                fault
                    .get()
                    .map(|fault| {
                        view! {
                            <Note tone=Tone::Danger alert=true class="mt-4">
                                {fault.sentence()}
                            </Note>
                        }
                    })
            }}
            <ActionForm action=cancel attr:class="flex flex-wrap gap-2 mt-6">
                <input type="hidden" name="order" value=id.to_string() />
                <LinkButton href=paths::order(id)>"Keep the order"</LinkButton>
                <Button kind=ButtonKind::Danger submit=true busy=Signal::derive(move || cancel.pending().get()) busy_says="Cancelling">
                    "Cancel the order"
                </Button>
            </ActionForm>
        </div>
    }
}

/// Once it is cancelled the order's own page says so.
fn back_when_done(cancel: ServerAction<CancelOrder>, id: OrderId) {
    let (navigate, toast) = (use_navigate(), use_toast());
    Effect::new(move |_| {
        if let Some(Ok(_)) = cancel.value().get() {
            toast.say("The order is cancelled");
            navigate(&paths::order(id), NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
}

/// The order has gone too far, or was cancelled already.
#[component]
fn TooLate(order: OrderView) -> impl IntoView {
    let state = order.summary.state;
    let (title, text) = match state {
        OrderState::Cancelled | OrderState::Refunded => {
            ("This order is cancelled", "What you paid goes back to the card you paid with.".to_owned())
        }
        _ => (
            "This order can no longer be cancelled",
            format!("It is “{}” already. Once it is there you can send it back.", happened(state)),
        ),
    };
    view! {
        <div class="wrap max-w-[40rem]! pt-12">
            <h1 class="text-h1">{title}</h1>
            <p class="text-lead soft mt-3 mb-6">{text}</p>
            <LinkButton href=paths::order(order.summary.id)>"See the order"</LinkButton>
        </div>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="wrap max-w-[40rem]! pt-12 grid gap-4">
            <Loading label="Loading the order" />
            <Skeleton class="h-10 w-72" />
            <Skeleton class="h-16" />
        </div>
    }
}
