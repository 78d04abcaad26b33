//! Where people come back to from the payment. It asks what the provider told us; it never decides anything itself.

use app::Fault;
use domain::orders::{GroupView, OrderState};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{ButtonKind, Countdown, Empty, Icon, LinkButton, icons};

use super::paid::Paid;
use crate::answered::answered;
use crate::told::{Waits, wait};
use crate::{clock, paths};

/// The page after the payment.
#[component]
pub fn ReturnPage() -> impl IntoView {
    let group = use_query_map().with_untracked(|query| query.get("group"));
    let question = async move {
        let group = group.and_then(|id| id.parse().ok()).ok_or(Fault::NotFound)?;
        app::orders::order_group(group).await
    };
    answered(question, |group| view! { <Outcome group /> })
}

/// How long what was ordered is held. The seconds stand in the page.
#[island]
fn Held() -> impl IntoView {
    view! { <Countdown label="Held for you for" seconds=wait() over="What was held is free again" /> }
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
    let left = group.held_until.map(clock::until);
    view! {
        <Title text="Waiting for the payment" />
        // Without script the page asks again by itself.
        <noscript inner_html="<meta http-equiv=\"refresh\" content=\"2\">"></noscript>
        <section class="wrap max-w-[40rem]! py-16 lg:py-24 grid justify-items-center text-center gap-4" data-waits-for=group.id.to_string()>
            <Icon name=icons::LOADER_CIRCLE class="spin size-8! text-accent" />
            <h1 class="text-h1">"Waiting for the payment"</h1>
            <p class="soft max-w-[30rem]" role="status">
                "The payment provider has not told us yet that "
                <span class="price text-ink">{group.total.to_string()}</span>
                " is paid. This page looks again every two seconds. You may close it: we write to "
                {group.email} " as soon as we know."
            </p>
            {left
                .map(|seconds| {
                    view! {
                        <Waits seconds>
                            <Held />
                        </Waits>
                    }
                })}
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
