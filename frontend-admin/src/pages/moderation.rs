//! Products that wait for somebody to look at them before they go on the shelf.

use app::catalog::{JudgeProduct, waiting_products};
use app::site::{
    CardsWaiting, Changes, DeedFault, Hidden, PageHead, When, alive, busy, fault, loaded, page_number, was,
};
use app::{Fault, Words as _};
use domain::catalog::{JudgementRefusal, ProductMove, WaitingProduct};
use domain::id::ProductId;
use domain::paging::Paged;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, Card, Empty, LinkButton, Pager, TextArea, icons};

use crate::paths;

/// The queue, the longest waiting first.
#[component]
pub fn Moderation() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let action = changes.action::<JudgeProduct>();
    let page = Memo::new(move |_| page_number(&query.read()));
    let waiting = Resource::new(move || (page.get(), changes.count()), |(page, _)| waiting_products(page));
    let failed = fault(action);
    let beyond = Signal::derive(move || failed.get().filter(|fault| fault.fields().is_empty()));
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[56rem]! ms-0!">
            <PageHead title="Products to look at" lead=|| "Handed in by their shops, the longest waiting first." />
            <DeedFault fault=beyond />
            {loaded(
                waiting,
                || view! { <CardsWaiting label="Loading the products" /> }.into_any(),
                move |waiting| view! { <Found waiting action failed /> },
            )}
        </main>
    }
}

#[component]
fn Found(
    waiting: Paged<WaitingProduct>,
    action: ServerAction<JudgeProduct>,
    failed: Signal<Option<Fault<JudgementRefusal>>>,
) -> impl IntoView {
    if waiting.items.is_empty() {
        let text = "Where the market looks at products first (PRODUCT_APPROVAL), they land here.";
        return view! { <Empty icon=icons::CIRCLE_CHECK title="Nothing waits" text class="card" /> }.into_any();
    }
    let (page, per) = (u64::from(waiting.page.number), u64::from(waiting.page.size));
    let href = |page: u64| paths::moderation(u32::try_from(page).unwrap_or(u32::MAX));
    view! {
        {waiting.items.into_iter().map(|product| view! { <Waiting product action failed /> }).collect_view()}
        <Pager label="Pages of products" page per total=waiting.total href=Callback::new(href) />
    }
    .into_any()
}

#[component]
fn Waiting(
    product: WaitingProduct,
    action: ServerAction<JudgeProduct>,
    failed: Signal<Option<Fault<JudgementRefusal>>>,
) -> impl IntoView {
    let WaitingProduct { id, title, shop, category, since, look_ahead } = product;
    view! {
        <Card title>
            <div class="grid grid-cols-1 gap-4">
                <p class="soft">{shop} ", " {category} ", waits since " <When at=since inside=true /></p>
                <div class="flex flex-wrap gap-2">
                    <LinkButton href=look_ahead icon=icons::EYE>"See it as shoppers will"</LinkButton>
                    <ActionForm action>
                        <Hidden name="judgement[product]" value=id.to_string() />
                        <Hidden name="judgement[step]" value="Approve" />
                        <Button submit=true kind=ButtonKind::Ink busy=busy(action) busy_says="Publishing">
                            "Put it on the shelf"
                        </Button>
                    </ActionForm>
                </div>
                <SayNo id action failed />
            </div>
        </Card>
    }
}

/// Changes or a no, with a reason. Several forms share the action: what was sent last says whose refusal it is.
#[component]
fn SayNo(
    id: ProductId,
    action: ServerAction<JudgeProduct>,
    failed: Signal<Option<Fault<JudgementRefusal>>>,
) -> impl IntoView {
    let alive = alive();
    let query = use_query_map();
    let input = action.input();
    let last = RwSignal::new(None::<ProductId>);
    Effect::new(move |_| {
        if let Some(sent) = input.get() {
            last.set(Some(sent.judgement.product));
        }
    });
    let mine = move || match last.get() {
        Some(last) => last == id,
        None => query.read().get_str("was.judgement[product]") == Some(id.to_string().as_str()),
    };
    let wrong = Signal::derive(move || failed.get().filter(|_| mine()).and_then(|fault| fault.beside("reason")));
    let typed = if mine() { was("judgement[reason]", "") } else { String::new() };
    let button = move |step: ProductMove, words: &'static str| {
        view! {
            <Button submit=true name="judgement[step]" value=format!("{step:?}")>
                {words}
            </Button>
        }
    };
    view! {
        <ActionForm action attr:class="grid grid-cols-1 gap-3 border-t border-line pt-4" attr:novalidate=move || alive.get()>
            <Hidden name="judgement[product]" value=id.to_string() />
            <TextArea
                label="What has to change, or why not"
                name="judgement[reason]"
                value=typed
                rows=3
                maxlength=1_000_u32
                required=false
                help="The shop reads it."
                error=wrong
                id=format!("reason-{id}")
            />
            <div class="flex flex-wrap gap-2">
                {button(ProductMove::AskChanges, "Ask for changes")} {button(ProductMove::Reject, "Reject")}
            </div>
        </ActionForm>
    }
}
