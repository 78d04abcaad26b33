//! What waits for an admin's answer: owners who ask for a larger plan.

use app::shops::{AnswerPlanRequest, FormWords as _, plan_requests};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, PageHead, When, alive, busy, fault, loaded, page_number};
use domain::paging::Paged;
use domain::shops::{PlanRequestId, QueueRow};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, Card, Empty, Field, Pager, icons};

use crate::paths;

/// The queue, the longest waiting first.
#[component]
pub fn Queue() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let action = changes.action::<AnswerPlanRequest>();
    let page = Memo::new(move |_| page_number(&query.read()));
    let waiting = Resource::new(move || (page.get(), changes.count()), |(page, _)| plan_requests(page));
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[56rem]! ms-0!">
            <PageHead title="Plan requests" lead=|| "Owners who ask for a larger plan, the longest waiting first." />
            <DeedFault fault=fault(action) />
            {loaded(
                waiting,
                || view! { <CardsWaiting label="Loading the queue" /> }.into_any(),
                move |waiting| view! { <Waiting waiting action /> },
            )}
        </main>
    }
}

#[component]
fn Waiting(waiting: Paged<QueueRow>, action: ServerAction<AnswerPlanRequest>) -> impl IntoView {
    if waiting.items.is_empty() {
        return view! {
            <Empty icon=icons::BADGE_CHECK title="Nobody waits" text="Wishes for a larger plan land here." class="card" />
        }
        .into_any();
    }
    let (page, per) = (u64::from(waiting.page.number), u64::from(waiting.page.size));
    let href = |page: u64| paths::queue(u32::try_from(page).unwrap_or(u32::MAX));
    view! {
        {waiting.items.into_iter().map(|row| view! { <Wish row action /> }).collect_view()}
        <Pager label="Pages of the queue" page per total=waiting.total href=Callback::new(href) />
    }
    .into_any()
}

#[component]
fn Wish(row: QueueRow, action: ServerAction<AnswerPlanRequest>) -> impl IntoView {
    let title = format!("{} asks for {}", row.shop_name, row.request.plan.label());
    let note = row.request.note.clone();
    view! {
        <Card title>
            <div class="grid grid-cols-1 gap-4">
                <p class="soft wrap-anywhere">
                    {format!("{} <{}>, has {}, asked ", row.owner, row.owner_email, row.has.label())}
                    <When at=row.request.created_at inside=true /> ". "
                    <a class="link" href=paths::shop(row.shop)>
                        "See the shop"
                    </a>
                </p>
                {(!note.is_empty()).then(|| view! { <p class="wrap-anywhere whitespace-pre-line">{note}</p> })}
                <div class="grid grid-cols-1 gap-4 sm:grid-cols-[auto_minmax(0,1fr)] items-start">
                    <ActionForm action>
                        <Hidden name="reply[request]" value=row.request.id.to_string() />
                        <Hidden name="reply[grant]" value="true" />
                        <Button submit=true kind=ButtonKind::Ink busy=busy(action) busy_says="Granting">
                            "Grant it"
                        </Button>
                    </ActionForm>
                    <Refuse request=row.request.id action />
                </div>
            </div>
        </Card>
    }
}

#[component]
fn Refuse(request: PlanRequestId, action: ServerAction<AnswerPlanRequest>) -> impl IntoView {
    let failed = fault(action);
    let alive = alive();
    // Several forms share the action: the slip says whose it is.
    let mine = move || failed.get().filter(|fault| fault.slip().is_some_and(|slip| slip.typed.request == request));
    let wrong = Signal::derive(move || mine().and_then(|fault| fault.at("reason")));
    let typed = failed.get_untracked().and_then(|fault| fault.slip().map(|slip| (*slip.typed).clone()));
    let typed = typed.filter(|typed| typed.request == request).map(|typed| typed.reason).unwrap_or_default();
    view! {
        <ActionForm action attr:class="flex flex-wrap items-start gap-2" attr:novalidate=move || alive.get()>
            <Hidden name="reply[request]" value=request.to_string() />
            <Hidden name="reply[grant]" value="false" />
            <Field
                label="Reason for a no"
                name="reply[reason]"
                value=typed
                maxlength=500_u32
                help="The owner reads it."
                error=wrong
                id=format!("reason-{request}")
                class="min-w-0 flex-1 basis-60"
            />
            <Button submit=true busy=busy(action) busy_says="Refusing" class="sm:mt-6">
                "Refuse it"
            </Button>
        </ActionForm>
    }
}
