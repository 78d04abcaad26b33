//! The question whether an order is really to be cancelled.

use app::Words;
use app::orders::CancelOrder;
use domain::orders::{OrderMove, OrderState, OrderView};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use leptos_router::components::Redirect;
use ui::{Breadcrumbs, Button, ButtonKind, Crumb, LinkButton, Note, Tone};

use super::order::asked_order;
use super::states::happened;
use crate::answered::answered;
use crate::forms::refused;
use crate::paths;

/// The page of the question. Once the order is cancelled, its own page says so.
#[component]
pub fn CancelPage() -> impl IntoView {
    let page = |order: OrderView| match order.summary.state {
        _ if order.moves.contains(&OrderMove::Cancel) => view! { <Question order /> }.into_any(),
        OrderState::Cancelled | OrderState::Refunded => {
            view! { <Redirect path=paths::order(order.summary.id) /> }.into_any()
        }
        _ => view! { <TooLate order /> }.into_any(),
    };
    view! {
        <Title text="Cancel an order" />
        {answered(asked_order(), page)}
    }
}

#[component]
fn Question(order: OrderView) -> impl IntoView {
    let refused = refused::<CancelOrder, _>();
    let (id, number, total) = (order.summary.id, order.summary.number, order.summary.total);
    let effect = if order.summary.state == OrderState::Pending {
        "Nothing was charged yet. What is held for you is free again at once.".to_owned()
    } else {
        format!("{total} goes back to the card you paid with, and {} keeps the goods.", order.summary.shop_name)
    };
    view! {
        <div class="wrap max-w-[40rem]! pt-6">
            <Breadcrumbs items=vec![
                Crumb::new("Your orders", paths::ORDERS),
                Crumb::new(format!("Order {number}"), paths::order(id)),
            ] />
            <h1 class="text-h1 mt-3">"Cancel order " <span class="num">{number}</span> "?"</h1>
            <p class="text-lead soft mt-3">{effect} " This cannot be undone."</p>
            {refused
                .map(|fault| {
                    view! {
                        <Note tone=Tone::Danger alert=true class="mt-4">
                            {fault.sentence()}
                        </Note>
                    }
                })}
            <form method="post" action=CancelOrder::PATH class="flex flex-wrap gap-2 mt-6">
                <input type="hidden" name="order" value=id.to_string() />
                <LinkButton href=paths::order(id)>"Keep the order"</LinkButton>
                <Button kind=ButtonKind::Danger submit=true>
                    "Cancel the order"
                </Button>
            </form>
        </div>
    }
}

/// The order has gone too far.
#[component]
fn TooLate(order: OrderView) -> impl IntoView {
    let text = format!("It is “{}” already. Once it is there you can send it back.", happened(order.summary.state));
    view! {
        <div class="wrap max-w-[40rem]! pt-12">
            <h1 class="text-h1">"This order can no longer be cancelled"</h1>
            <p class="text-lead soft mt-3 mb-6">{text}</p>
            <LinkButton href=paths::order(order.summary.id)>"See the order"</LinkButton>
        </div>
    }
}
