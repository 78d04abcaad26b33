//! What the owner has and what it allows: the plans side by side, the trial, and the wish for a larger one.

use app::shops::{LeavePlan, RequestPlan, StartTrial, WithdrawPlanRequest, shop_plan};
use app::site::{CardsWaiting, Changes, DeedFault, When, alive, busy, fault, loaded};
use domain::shops::plans::TRIAL_DAYS;
use domain::shops::profile::percent_of;
use domain::shops::{Limits, NewPlanRequest, Plan as Plans, PlanRequestState, PlanRequestView, PlanView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Badge, Button, ButtonKind, Card, Choice, Choices, Icon, Meter, Note, TextArea, Tone, icons};

use super::form::{beside, typed_or};
use super::frame::SettingsPage;
use crate::paths;

/// The section.
#[component]
pub fn Plan() -> impl IntoView {
    let changes = Changes::here();
    let deeds = Deeds {
        trial: changes.action::<StartTrial>(),
        request: changes.action::<RequestPlan>(),
        withdraw: changes.action::<WithdrawPlanRequest>(),
        leave: changes.action::<LeavePlan>(),
    };
    let plan = Resource::new(move || changes.count(), |_| shop_plan());
    view! {
        <SettingsPage title="Plan" lead="What your shop may hold, and what the market keeps of a sale." href=paths::PLAN>
            <DeedFault fault=fault(deeds.trial) />
            <DeedFault fault=fault(deeds.withdraw) />
            <DeedFault fault=fault(deeds.leave) />
            {loaded(
                plan,
                || view! { <CardsWaiting label="Loading the plan" /> }.into_any(),
                move |view: PlanView| view! { <Stands view deeds /> },
            )}
        </SettingsPage>
    }
}

/// What can be done about a plan.
#[derive(Clone, Copy)]
struct Deeds {
    trial: ServerAction<StartTrial>,
    request: ServerAction<RequestPlan>,
    withdraw: ServerAction<WithdrawPlanRequest>,
    leave: ServerAction<LeavePlan>,
}

#[component]
fn Stands(view: PlanView, deeds: Deeds) -> impl IntoView {
    let PlanView { subscription, now, shops, listings, request, may_change } = view;
    let trial = subscription.trial_ends_at.filter(|_| now != subscription.plan);
    let waiting = request.clone().filter(|request| request.state == PlanRequestState::Waiting);
    let refused = request.filter(|request| request.state == PlanRequestState::Refused);
    let can_ask = may_change && waiting.is_none() && subscription.plan < Plans::Enterprise;
    view! {
        {trial
            .map(|ends| {
                view! {
                    <Note tone=Tone::Info>
                        "You are trying Pro until " <When at=ends inside=true />
                        ". After that you have the free plan again; nothing you made is lost."
                    </Note>
                }
            })}
        <Used limits=now.limits() shops listings />
        <ul class="grid grid-cols-1 gap-5 md:grid-cols-3">
            {Plans::ALL.map(|plan| view! { <Offer plan mine=plan == now /> }).collect_view()}
        </ul>
        {waiting.map(|request| view! { <Waiting request withdraw=deeds.withdraw may_change /> })}
        {refused.map(|request| view! { <Refused request /> })}
        {(may_change && subscription.may_try()).then(|| view! { <Try trial=deeds.trial /> })}
        {can_ask.then(|| view! { <Ask has=subscription.plan request=deeds.request /> })}
        {(may_change && subscription.plan > Plans::Free).then(|| view! { <Leave leave=deeds.leave /> })}
        {(!may_change).then(|| view! { <p class="soft">"Only the owner of the shop can change the plan."</p> })}
    }
}

/// How much of what is allowed is used.
#[component]
fn Used(limits: Limits, shops: u32, listings: Option<u32>) -> impl IntoView {
    let line = |label: &'static str, used: u32, most: Option<u32>| {
        let words = most.map_or_else(|| format!("{used}, no limit"), |most| format!("{used} of {most}"));
        let meter = most.map(|most| {
            let share = f64::from(used.min(most)) / f64::from(most.max(1));
            let tone = if used >= most { Tone::Warning } else { Tone::Accent };
            view! { <Meter share tone label=format!("{label}: {words}") class="mt-2" /> }
        });
        view! {
            <div>
                <p class="flex justify-between gap-4">
                    <span>{label}</span>
                    <span class="num font-[560]">{words}</span>
                </p>
                {meter}
            </div>
        }
    };
    view! {
        <Card title="In use">
            <div class="grid grid-cols-1 gap-5 sm:grid-cols-2">
                {listings.map(|listings| line("Products on the shelf", listings, limits.listings))}
                {line("Shops", shops, limits.shops)}
            </div>
        </Card>
    }
}

#[component]
fn Offer(plan: Plans, mine: bool) -> impl IntoView {
    let limits = plan.limits();
    let up_to = |most: Option<u32>, one: &str, many: &str| match most {
        None => format!("Any number of {many}"),
        Some(1) => format!("1 {one}"),
        Some(most) => format!("{most} {many}"),
    };
    let mut facts = vec![
        up_to(limits.shops, "shop", "shops"),
        up_to(limits.listings, "product a shop", "products a shop"),
        format!("{} % of a sale", percent_of(limits.fee_bps)),
    ];
    if limits.custom_domain {
        facts.push("Web addresses of your own".to_owned());
    }
    if limits.analytics {
        facts.push("Analytics".to_owned());
    }
    let fact = |fact: String| {
        view! {
            <li class="flex gap-2">
                <Icon name=icons::CHECK small=true class="mt-0.5 text-success" />
                <span>{fact}</span>
            </li>
        }
    };
    view! {
        <li class="card card-b grid grid-cols-1 gap-3 content-start">
            <h2 class="text-h3 flex items-center justify-between gap-2">
                {plan.label()}
                {mine
                    .then(|| {
                        view! { <Badge tone=Tone::Accent>"Yours"</Badge> }
                    })}
            </h2>
            <ul class="grid grid-cols-1 gap-1.5">{facts.into_iter().map(fact).collect_view()}</ul>
        </li>
    }
}

#[component]
fn Waiting(request: PlanRequestView, withdraw: ServerAction<WithdrawPlanRequest>, may_change: bool) -> impl IntoView {
    view! {
        <Note tone=Tone::Info>
            <p>
                {format!("You asked for {} ", request.plan.label())} <When at=request.created_at day=true inside=true />
                ". The answer comes by mail."
            </p>
            {may_change
                .then(|| {
                    view! {
                        <ActionForm action=withdraw attr:class="mt-2">
                            <Button submit=true busy=busy(withdraw) busy_says="Taking it back">
                                "Take it back"
                            </Button>
                        </ActionForm>
                    }
                })}
        </Note>
    }
}

#[component]
fn Refused(request: PlanRequestView) -> impl IntoView {
    view! {
        <Note tone=Tone::Warning>
            {format!("You asked for {}, and the answer was no: {}", request.plan.label(), request.reason)}
        </Note>
    }
}

#[component]
fn Try(trial: ServerAction<StartTrial>) -> impl IntoView {
    view! {
        <Card title="Try Pro">
            <div class="grid grid-cols-1 gap-4">
                <p>
                    {format!(
                        "{TRIAL_DAYS} days of everything in Pro, once, for nothing. It ends by itself; products beyond the free plan stay on the shelf.",
                    )}
                </p>
                <ActionForm action=trial>
                    <Button submit=true kind=ButtonKind::Accent busy=busy(trial) busy_says="Starting">
                        "Start the trial"
                    </Button>
                </ActionForm>
            </div>
        </Card>
    }
}

#[component]
fn Ask(has: Plans, request: ServerAction<RequestPlan>) -> impl IntoView {
    let failed = fault(request);
    let alive = alive();
    let beside = beside(failed);
    let NewPlanRequest { plan, note } = typed_or(failed, NewPlanRequest::default());
    let larger: Vec<Plans> = Plans::ALL.into_iter().filter(|plan| *plan > has).collect();
    let first = larger.first().copied();
    let choices = larger.into_iter().map(move |offered| {
        let checked = plan == offered.name() || (plan.is_empty() && Some(offered) == first);
        view! { <Choice name="form[plan]" value=offered.name() title=offered.label() checked /> }
    });
    view! {
        <Card title="Ask for a larger plan">
            <ActionForm action=request attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
                <DeedFault fault=failed />
                <Choices legend="Plan" class="sm:grid-cols-2">
                    {choices.collect_view()}
                </Choices>
                <TextArea
                    label="What should we know?"
                    name="form[note]"
                    value=note
                    optional=true
                    rows=3
                    maxlength=500_u32
                    error=beside.run("note".to_owned())
                />
                <div>
                    <Button submit=true kind=ButtonKind::Ink busy=busy(request) busy_says="Asking">
                        "Ask for this plan"
                    </Button>
                </div>
            </ActionForm>
        </Card>
    }
}

#[component]
fn Leave(leave: ServerAction<LeavePlan>) -> impl IntoView {
    view! {
        <Card title="Go back to the free plan">
            <div class="grid grid-cols-1 gap-4">
                <p>"Takes effect at once. Products beyond its limit stay on the shelf, and none is added until there is room."</p>
                <ActionForm action=leave>
                    <Button submit=true busy=busy(leave) busy_says="Going back">
                        "Go back to free"
                    </Button>
                </ActionForm>
            </div>
        </Card>
    }
}
