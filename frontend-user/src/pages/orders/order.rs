//! One order: where it stands, what is in it, where it goes.

use app::{Answer, Fault};
use domain::orders::{OrderMove, OrderState, OrderView, TimelineEntry};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use ui::{Breadcrumbs, ButtonKind, Crumb, Icon, LinkButton, StepState, Timeline, TimelineStep, icons};

use super::receipt::{Address, OrderLines, OrderSums};
use super::states::{StateBadge, happened, is_over, to_come};
use crate::answered::answered;
use crate::clock::When;
use crate::parts::Section;
use crate::paths;

/// The order that the address names.
pub fn asked_order() -> impl Future<Output = Answer<OrderView>> + Send {
    let id = use_params_map().with_untracked(|params| params.get("id"));
    async move {
        let id = id.and_then(|id| id.parse().ok()).ok_or(Fault::NotFound)?;
        app::orders::my_order(id).await
    }
}

/// The page of an order.
#[component]
pub fn OrderPage() -> impl IntoView {
    answered(asked_order(), |order| view! { <Order order /> })
}

#[component]
fn Order(order: OrderView) -> impl IntoView {
    let summary = order.summary.clone();
    let (lines, address, steps) = (order.lines.clone(), order.address.clone(), order.timeline.clone());
    let (shipment, may_cancel) = (order.shipment.clone(), order.moves.contains(&OrderMove::Cancel));
    let arrived = steps.iter().any(|step| step.state == OrderState::Delivered);
    let title = format!("Order {}", summary.number);
    view! {
        <Title text=title.clone() />
        <div class="wrap max-w-[60rem]! pt-6">
            <Breadcrumbs items=vec![
                Crumb::new("Your account", paths::ACCOUNT),
                Crumb::new("Your orders", paths::ORDERS),
            ] />
            <div class="flex flex-wrap items-center gap-x-4 gap-y-1 mt-3">
                <h1 class="text-h1 num">{title}</h1>
                <StateBadge state=summary.state />
            </div>
            <p class="soft mt-1">"Placed " <When at=summary.placed_at /></p>
            <div class="mt-4 grid grid-cols-1 lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-14 items-start">
                <div>
                    <Section id="steps" title="Where it is">
                        {shipment
                            .map(|shipment| {
                                view! {
                                    <p class="mb-4 flex items-center gap-2">
                                        <Icon name=icons::TRUCK class="text-ink-soft" />
                                        <span>
                                            {shipment.courier} ", tracking number "
                                            <span class="num font-[540] wrap-anywhere">{shipment.tracking}</span>
                                        </span>
                                    </p>
                                }
                            })}
                        <Steps steps state=summary.state />
                    </Section>
                    <Section id="things" title="What is in it">
                        <p class="text-small soft flex items-center gap-2">
                            <Icon name=icons::STORE small=true />
                            <a class="hover:text-ink inline-flex items-center min-h-6" href=paths::shop(&summary.shop_handle)>
                                {summary.shop_name}
                            </a>
                        </p>
                        <OrderLines lines arrived />
                    </Section>
                </div>
                <div>
                    <Section id="sum" title="Receipt">
                        <OrderSums order />
                    </Section>
                    <Section id="to" title="Delivery address">
                        <Address address />
                    </Section>
                    {may_cancel
                        .then(|| {
                            view! {
                                <LinkButton href=paths::cancel_order(summary.id) kind=ButtonKind::Line wide=true>
                                    "Cancel this order"
                                </LinkButton>
                            }
                        })}
                </div>
            </div>
        </div>
    }
}

/// What happened, oldest first, and what is still to come.
#[component]
fn Steps(steps: Vec<TimelineEntry>, state: OrderState) -> impl IntoView {
    let last = steps.len().saturating_sub(1);
    let past = steps.into_iter().enumerate().map(move |(at, entry)| {
        let step = match entry.state {
            OrderState::DeliveryFailed => StepState::Bad,
            reached if at == last && !is_over(reached) => StepState::Now,
            _ => StepState::Done,
        };
        let title = if at == 0 && entry.state == OrderState::Pending { "Placed" } else { happened(entry.state) };
        view! {
            <TimelineStep title state=step>
                <p class="m">
                    <When at=entry.at first=true />
                    {(!entry.by.is_empty()).then(|| format!(", {}", entry.by))}
                </p>
                {entry.note.map(|note| view! { <p class="m wrap-anywhere">{note}</p> })}
            </TimelineStep>
        }
    });
    let future =
        to_come(state).iter().map(|state| view! { <TimelineStep title=happened(*state) state=StepState::Next /> });
    view! { <Timeline>{past.collect_view()} {future.collect_view()}</Timeline> }
}
