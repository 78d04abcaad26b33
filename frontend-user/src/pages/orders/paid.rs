//! The payment is there: order numbers, receipt, and what happens next.

use domain::orders::{GroupView, OrderView};
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Icon, LinkButton, StepState, Timeline, TimelineStep, icons};

use super::receipt::{Address, OrderLines, OrderSums};
use super::states::StateBadge;
use crate::parts::Section;
use crate::paths;
use crate::visitor::Visitor;

/// Slips of paper in the quiet confetti.
const SLIPS: usize = 18;

/// The page of a paid purchase.
#[component]
pub fn Paid(group: GroupView) -> impl IntoView {
    let GroupView { email, total, orders, .. } = group;
    let name = orders.first().map(|order| order.address.name.clone()).unwrap_or_default();
    let first =
        name.split_whitespace().next().map_or_else(|| "Thank you".to_owned(), |first| format!("Thank you, {first}"));
    let address = orders.first().map(|order| order.address.clone());
    let parts = match orders.len() {
        1 => "1 shop packs for you now.".to_owned(),
        shops => format!("{shops} shops pack for you now, each its own parcel."),
    };
    view! {
        <Title text="Paid" />
        <div class="relative overflow-hidden">
            <div class="confetti" aria-hidden="true">
                {(0..SLIPS).map(|_| view! { <i></i> }).collect_view()}
            </div>
            <div class="wrap max-w-[60rem]! pt-12 lg:pt-16 pb-2">
                <p class="inline-flex items-center gap-2 text-success font-[560]" role="status">
                    <Icon name=icons::CIRCLE_CHECK />
                    "Paid, "
                    {total.to_string()}
                </p>
                <h1 class="text-h1 mt-3">{first}</h1>
                <p class="soft mt-2 max-w-[38rem]">{parts} " The receipt is on its way to " {email} "."</p>
                <div class="mt-8 grid grid-cols-1 lg:grid-cols-[minmax(0,1fr)_18rem] gap-x-14 gap-y-8 items-start">
                    <div class="grid gap-5">{orders.into_iter().map(|order| view! { <Part order /> }).collect_view()}</div>
                    <div>
                        <Section id="next" title="What happens next">
                            <Next />
                        </Section>
                        {address
                            .map(|address| {
                                view! {
                                    <Section id="to" title="Delivery address">
                                        <Address address />
                                    </Section>
                                }
                            })}
                        <Onward />
                    </div>
                </div>
            </div>
        </div>
    }
}

/// One shop's part, with its number.
#[component]
fn Part(order: OrderView) -> impl IntoView {
    let summary = order.summary.clone();
    let (lines, label) = (order.lines.clone(), format!("Order {}", summary.number));
    view! {
        <section class="card p-5 lg:p-6" aria-label=label>
            <div class="flex flex-wrap items-center justify-between gap-2">
                <h2 class="text-h3">"Order " <span class="num">{summary.number}</span></h2>
                <StateBadge state=summary.state />
            </div>
            <p class="text-small soft mt-1 flex items-center gap-2">
                <Icon name=icons::STORE small=true />
                {summary.shop_name}
            </p>
            <OrderLines lines />
            <div class="border-t border-line pt-4">
                <OrderSums order />
            </div>
        </section>
    }
}

#[component]
fn Next() -> impl IntoView {
    view! {
        <Timeline>
            <TimelineStep title="Paid" meta="The receipt is in your mail" />
            <TimelineStep title="Packed" meta="You can cancel until then" state=StepState::Next />
            <TimelineStep title="Shipped" meta="We mail you the tracking number" state=StepState::Next />
            <TimelineStep title="Delivered" state=StepState::Next />
        </Timeline>
    }
}

/// Where to go from here.
#[component]
fn Onward() -> impl IntoView {
    let visitor = Visitor::here();
    let way = Suspend::new(async move {
        let known = matches!(visitor.me.await, Ok(Some(_)));
        let (href, words) = if known { (paths::ORDERS, "See your orders") } else { (paths::HOME, "Keep looking") };
        view! {
            <LinkButton href=href wide=true>
                {words}
            </LinkButton>
        }
    });
    view! { <Suspense>{way}</Suspense> }
}
