//! The queue: reviews that nobody sees yet, reported ones, and what became of the others.

use app::reviews::{DecideReview, review_queue, review_queue_counts};
use app::site::reviews::{ReplyWords, ReviewWords};
use app::site::{CardsWaiting, Changes, DeedFault, PageHead, When, fault, loaded, page_number, typed};
use domain::paging::Paged;
use domain::reviews::{ReportView, ReviewCase, ReviewQueue, ReviewState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Badge, Card, Empty, Pager, Tab, Tabs, Tone, grouped, icons};

use super::decide::Decide;
use crate::pages::decision::beyond;
use crate::paths;

/// The page.
#[component]
pub fn Reviews() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let action = changes.action::<DecideReview>();
    let asked = Memo::new(move |_| {
        let query = query.read();
        (ReviewQueue::named(&typed(&query, "show")), page_number(&query))
    });
    let found = Resource::new(move || (asked.get(), changes.count()), |((queue, page), _)| review_queue(queue, page));
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[60rem]! ms-0!">
            <PageHead title="Reviews" lead=|| "What waits for a look, the longest waiting first." />
            <Queues queue=Signal::derive(move || asked.read().0) />
            <DeedFault fault=beyond(fault(action)) />
            {loaded(
                found,
                || view! { <CardsWaiting label="Loading the reviews" /> }.into_any(),
                move |found| view! { <Found found queue=asked.get_untracked().0 action /> },
            )}
        </main>
    }
}

/// The queues as tabs, each with how long it is.
#[component]
fn Queues(queue: Signal<ReviewQueue>) -> impl IntoView {
    let changes = Changes::here();
    let counts = Resource::new(move || changes.count(), |_| review_queue_counts());
    let tab = move |of: ReviewQueue| {
        let count = move || {
            let counts = counts.get()?.ok()?;
            counts.into_iter().find(|(queue, _)| *queue == of).map(|(_, count)| grouped(u64::from(count)))
        };
        view! {
            <Tab href=paths::reviews(of, 1) count=Signal::derive(count) current=Signal::derive(move || queue.get() == of)>
                {of.label()}
            </Tab>
        }
    };
    let tabs = move || ReviewQueue::ALL.into_iter().map(tab).collect_view();
    view! {
        <Tabs label="Reviews by what is to be done">
            <Transition>{tabs}</Transition>
        </Tabs>
    }
}

#[component]
fn Found(found: Paged<ReviewCase>, queue: ReviewQueue, action: ServerAction<DecideReview>) -> impl IntoView {
    if found.items.is_empty() {
        let (title, text) = match queue {
            ReviewQueue::Waiting => ("Nothing to look at", "Reviews that three people have reported land here."),
            ReviewQueue::Reported => ("Nothing is reported", "As soon as somebody reports a review, it stands here."),
            ReviewQueue::Rejected => ("Nothing was rejected", "Reviews that are not shown stand here."),
            ReviewQueue::Shown => ("No reviews yet", "What buyers say stands here."),
        };
        return view! { <Empty icon=icons::STAR title text class="card" /> }.into_any();
    }
    let (page, per) = (u64::from(found.page.number), u64::from(found.page.size));
    let href = move |page: u64| paths::reviews(queue, u32::try_from(page).unwrap_or(u32::MAX));
    let cards = found.items.into_iter().map(|case| view! { <Case case action /> });
    view! {
        {cards.collect_view()}
        <Pager label="Pages of reviews" page per total=found.total href=Callback::new(href) />
    }
    .into_any()
}

#[component]
fn Case(case: ReviewCase, action: ServerAction<DecideReview>) -> impl IntoView {
    let ReviewCase { review, state, reason, account, writer, shop_name, reports } = case;
    let open = reports.iter().filter(|report| report.open).count();
    let tone = match state {
        ReviewState::Pending => Tone::Warning,
        ReviewState::Approved => Tone::Success,
        ReviewState::Rejected => Tone::Danger,
    };
    let label = match state {
        ReviewState::Pending => "Not shown yet",
        ReviewState::Approved => "Shown",
        ReviewState::Rejected => "Rejected",
    };
    let mark = move || view! { <Badge tone>{label}</Badge> };
    let (id, reply, product) = (review.id, review.reply.clone(), review.product.clone());
    let whose = match account {
        Some(account) => view! {
            <a class="link wrap-anywhere" href=paths::user(account)>
                {writer}
            </a>
        }
        .into_any(),
        None => writer.into_any(),
    };
    view! {
        <Card title=product aside=ViewFnOnce::from(mark)>
            <div class="grid grid-cols-1 gap-4" id=format!("review-{id}")>
                <p class="soft text-small">"By " {whose} ", sold by " {shop_name}</p>
                <ReviewWords review />
                {reply.map(|reply| view! { <ReplyWords reply /> })}
                {reason.map(|reason| view! { <p class="text-danger wrap-anywhere">{format!("Rejected: {reason}")}</p> })}
                {(!reports.is_empty()).then(|| view! { <Reports reports /> })}
                <Decide review=id state reported={open > 0} action />
            </div>
        </Card>
    }
}

#[component]
fn Reports(reports: Vec<ReportView>) -> impl IntoView {
    let row = |report: ReportView| {
        let settled = (!report.open).then_some(" (looked at)");
        view! {
            <li class="py-2">
                <p>
                    <span class="font-[540]">{report.reason.label()}</span>
                    <span class="soft">{settled}</span>
                </p>
                {(!report.note.is_empty()).then(|| view! { <p class="whitespace-pre-line wrap-anywhere">{report.note}</p> })}
                <p class="soft text-small">{report.by} ", " <When at=report.at inside=true /></p>
            </li>
        }
    };
    view! {
        <ul class="divide-y divide-line border-y border-line" aria-label="Reports">
            {reports.into_iter().map(row).collect_view()}
        </ul>
    }
}
