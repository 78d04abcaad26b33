//! Where the shop's money goes: how far the payment provider is, and the way to its page.

use app::shops::{ConnectPayouts, RefreshPayouts, shop_payouts};
use app::site::{CardsWaiting, Changes, DeedFault, When, busy, fault, loaded};
use domain::shops::payouts::due_label;
use domain::shops::{PayoutState, PayoutView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Badge, Button, ButtonKind, Card, LinkButton, Note, StepState, Timeline, TimelineStep, Tone, icons};

use super::frame::SettingsPage;
use crate::pages::steps::{Step, Steps};
use crate::paths;

/// The section.
#[component]
pub fn Payouts() -> impl IntoView {
    let changes = Changes::here();
    let connect = changes.action::<ConnectPayouts>();
    let refresh = changes.action::<RefreshPayouts>();
    let payouts = Resource::new(move || changes.count(), |_| shop_payouts());
    // With script the owner is led on at once; without it a link waits.
    let opened = connect.value();
    Effect::new(move |_| {
        if let Some(Ok(link)) = opened.get() {
            // A browser that refuses to go leaves the link, which does the same.
            let _ = window().location().set_href(&link.url);
        }
    });
    view! {
        <SettingsPage title="Payouts" lead="Where your money goes after a sale." href=paths::PAYOUTS>
            <Came />
            <DeedFault fault=fault(connect) />
            <DeedFault fault=fault(refresh) />
            {loaded(
                payouts,
                || view! { <CardsWaiting label="Loading the payouts" /> }.into_any(),
                move |view: PayoutView| view! { <Stands view connect refresh /> },
            )}
        </SettingsPage>
    }
}

/// What to know after coming from somewhere.
#[component]
fn Came() -> impl IntoView {
    let query = use_query_map();
    let words = move || {
        let query = query.read();
        if query.get_str("returned").is_some() {
            Some((Tone::Info, "Welcome back. What you told the provider shows here within a minute."))
        } else if query.get_str("again").is_some() {
            Some((Tone::Warning, "The provider's page was used or too old. Go on to open another one."))
        } else if query.get_str("new").is_some() {
            Some((Tone::Success, "Your shop is there. Connect payouts now, or prepare the shop first: both is fine."))
        } else {
            None
        }
    };
    view! {
        <div role="status" class="empty:hidden">
            {move || words().map(|(tone, words)| view! { <Note tone>{words}</Note> })}
        </div>
    }
}

const fn said(state: PayoutState) -> (Tone, &'static str, &'static str) {
    match state {
        PayoutState::None => (
            Tone::Neutral,
            "Not connected",
            "Our payment provider sends you the money. It asks who you are and for a bank account; we see neither.",
        ),
        PayoutState::Asked => (Tone::Warning, "Answers needed", "The provider needs some answers before it pays out."),
        PayoutState::Checking => (Tone::Info, "Being checked", "The provider looks at what you told it."),
        PayoutState::Ready => (Tone::Success, "Connected", "Your money can be paid out."),
        PayoutState::Stopped => {
            (Tone::Danger, "Stopped", "The provider has stopped paying out until this is answered.")
        }
    }
}

#[component]
fn Stands(
    view: PayoutView,
    connect: ServerAction<ConnectPayouts>,
    refresh: ServerAction<RefreshPayouts>,
) -> impl IntoView {
    let PayoutView { state, due, stopped_because, page, asked_at, may_change } = view;
    let (tone, mark, sentence) = said(state);
    let begun = state != PayoutState::None;
    let due = labels(&due);
    let mark = move || view! { <Badge tone>{mark}</Badge> };
    let last_step = may_change && state != PayoutState::Ready;
    view! {
        {last_step.then(|| view! { <Steps now=Step::Payouts /> })}
        <Card title="Connection" aside=ViewFnOnce::from(mark)>
            <div class="grid grid-cols-1 gap-4">
                <p>{sentence}</p>
                {(!due.is_empty())
                    .then(|| {
                        view! {
                            <Timeline>
                                {due.into_iter().map(|due| view! { <TimelineStep title=due state=StepState::Next /> }).collect_view()}
                            </Timeline>
                        }
                    })}
                {stopped_because.map(|_| view! { <p class="soft">"Sales go on. The money waits until the provider pays out again."</p> })}
                {page.map(|url| view! { <OnTheWay url /> })}
                <div class="flex flex-wrap gap-2">
                    {(may_change && state != PayoutState::Ready)
                        .then(|| view! { <Connect connect begun /> })}
                    {begun
                        .then(|| {
                            view! {
                                <ActionForm action=refresh>
                                    <Button submit=true icon=icons::REFRESH_CW busy=busy(refresh) busy_says="Asking">
                                        "Ask the provider now"
                                    </Button>
                                </ActionForm>
                            }
                        })}
                </div>
                {(!may_change).then(|| view! { <p class="soft">"Only the owner of the shop can connect payouts."</p> })}
                {asked_at
                    .map(|at| {
                        view! {
                            <p class="soft text-small">"The provider was asked " <When at inside=true /> "."</p>
                        }
                    })}
            </div>
        </Card>
        <LinkButton href=paths::HOME kind=ButtonKind::Quiet class="justify-self-start">
            "To the first page"
        </LinkButton>
    }
}

/// What is asked for, each once.
fn labels(due: &[String]) -> Vec<String> {
    let mut labels: Vec<String> = due.iter().map(|due| due_label(due).to_owned()).collect();
    labels.sort_unstable();
    labels.dedup();
    labels
}

/// The provider's page, which a form may not lead to by itself.
#[component]
fn OnTheWay(url: String) -> impl IntoView {
    view! {
        <Note tone=Tone::Success>
            <span class="block mb-2">"The provider's page is open for four minutes."</span>
            <LinkButton href=url icon=icons::ARROW_RIGHT kind=ButtonKind::Accent>
                "Go on to the provider"
            </LinkButton>
        </Note>
    }
}

#[component]
fn Connect(connect: ServerAction<ConnectPayouts>, begun: bool) -> impl IntoView {
    view! {
        <ActionForm action=connect>
            <Button
                submit=true
                kind=if begun { ButtonKind::Ink } else { ButtonKind::Accent }
                icon=icons::CREDIT_CARD
                busy=busy(connect)
                busy_says="Opening"
            >
                {if begun { "Open the provider's page" } else { "Connect payouts" }}
            </Button>
        </ActionForm>
    }
}
