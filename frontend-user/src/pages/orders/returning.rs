//! Where people come back to from the payment. It asks what the provider told us; it never decides anything itself.

use std::time::Duration;

use domain::id::OrderGroupId;
use domain::orders::{GroupView, OrderState};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{ButtonKind, Countdown, Empty, Icon, LinkButton, Loading, Skeleton, icons};

use super::paid::Paid;
use crate::clock::Clock;
use crate::parts::trouble;
use crate::paths;
use crate::visitor::Visitor;
use crate::wire::{Asked, ask};

/// How often the page asks again while the payment is open.
const AGAIN: Duration = Duration::from_secs(2);

/// The page after the payment.
#[component]
pub fn ReturnPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.read().get("group").and_then(|id| id.parse::<OrderGroupId>().ok()));
    let group = ask(
        move || asked.get(),
        |asked| async move {
            match asked {
                Some(group) => app::orders::order_group(group).await,
                None => Err(app::Fault::NotFound),
            }
        },
    );
    let pending = RwSignal::new(false);
    ask_again(group, pending);
    view! {
        <Transition fallback=Waiting>
            {move || Suspend::new(async move {
                let answer = group.await;
                let open = answer.as_ref().is_ok_and(|group| group.state == OrderState::Pending);
                pending.set(open);
                match answer {
                    Ok(group) => view! { <Outcome group /> }.into_any(),
                    Err(fault) => trouble(&fault),
                }
            })}
        </Transition>
    }
}

/// Asks until the provider has confirmed; then the basket is counted again, since it was bought.
fn ask_again(group: Asked<GroupView>, pending: RwSignal<bool>) {
    let visitor = Visitor::get();
    Effect::new(move |_| {
        if let Ok(handle) = set_interval_with_handle(
            move || {
                if pending.try_get_untracked() == Some(true) {
                    group.refetch();
                }
            },
            AGAIN,
        ) {
            on_cleanup(move || handle.clear());
        }
    });
    Effect::new(move |before: Option<bool>| {
        let now = pending.get();
        if before == Some(true) && !now {
            visitor.changed();
        }
        now
    });
}

#[component]
fn Outcome(group: GroupView) -> impl IntoView {
    match group.state {
        OrderState::Pending => view! { <Open group /> }.into_any(),
        OrderState::Expired => view! {
            <Over
                title="The time to pay is over"
                text="Nothing was charged, and what was held for you is free again. It may still be there: put it into your basket and try once more.".to_owned()
            />
        }
        .into_any(),
        OrderState::Cancelled => view! {
            <Over title="This order was cancelled" text="What was paid goes back to where it came from. We write to you when it is sent.".to_owned() />
        }
        .into_any(),
        OrderState::Refunded => view! {
            <Over
                title="Your money is on its way back"
                text=format!(
                    "The payment came when the goods were no longer free, so we sent all of {} back. We wrote to {}.",
                    group.total,
                    group.email,
                )
            />
        }
        .into_any(),
        _ => view! { <Paid group /> }.into_any(),
    }
}

/// The provider has not told us yet.
#[component]
fn Open(group: GroupView) -> impl IntoView {
    let clock = Clock::here();
    let left = group.held_until.map(|until| clock.until(until));
    view! {
        <Title text="Waiting for the payment" />
        // Without script the page asks again by itself.
        <noscript inner_html="<meta http-equiv=\"refresh\" content=\"2\">"></noscript>
        <section class="wrap max-w-[40rem]! py-16 lg:py-24 grid justify-items-center text-center gap-4">
            <Icon name=icons::LOADER_CIRCLE class="spin size-8! text-accent" />
            <h1 class="text-h1">"Waiting for the payment"</h1>
            <p class="soft max-w-[30rem]" role="status">
                "The payment provider has not told us yet that "
                <span class="price text-ink">{group.total.to_string()}</span>
                " is paid. This page looks again every two seconds. You may close it: we write to "
                {group.email} " as soon as we know."
            </p>
            {left.map(|seconds| view! { <Countdown label="Held for you for" seconds over="What was held is free again" /> })}
            {group
                .pay_url
                .map(|url| {
                    view! {
                        <p class="mt-2">
                            <a class="btn btn-line" rel="external" href=url>
                                "Go back to the payment"
                            </a>
                        </p>
                    }
                })}
        </section>
    }
}

/// Nothing comes of this purchase.
#[component]
fn Over(title: &'static str, text: String) -> impl IntoView {
    view! {
        <Title text=title />
        <div class="wrap py-16">
            <h1 class="sr-only">{title}</h1>
            <Empty icon=icons::RECEIPT title text>
                <LinkButton href=paths::CART kind=ButtonKind::Ink>
                    "Go to your basket"
                </LinkButton>
            </Empty>
        </div>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="wrap max-w-[60rem]! py-16 grid gap-6">
            <Loading label="Asking about your payment" />
            <Skeleton class="h-10 w-72" />
            <Skeleton class="h-64" />
        </div>
    }
}
