//! Products that wait for somebody to look at them before they go on the shelf.

use app::catalog::{JudgeProduct, waiting_products};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, PageHead, When, alive, busy, fault, loaded, page_number};
use domain::catalog::{ProductMove, WaitingProduct};
use domain::id::ProductId;
use domain::paging::Paged;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, Card, Empty, LinkButton, Pager, TextArea, icons};

use super::decision::{beyond, reason};
use crate::paths;

/// The queue, the longest waiting first.
#[component]
pub fn Moderation() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let action = changes.action::<JudgeProduct>();
    let page = Memo::new(move |_| page_number(&query.read()));
    let waiting = Resource::new(move || (page.get(), changes.count()), |(page, _)| waiting_products(page));
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[56rem]! ms-0!">
            <PageHead title="Products to look at" lead=|| "Handed in by their shops, the longest waiting first." />
            <DeedFault fault=beyond(fault(action)) />
            {loaded(
                waiting,
                || view! { <CardsWaiting label="Loading the products" /> }.into_any(),
                move |waiting| view! { <Found waiting action /> },
            )}
        </main>
    }
}

#[component]
fn Found(waiting: Paged<WaitingProduct>, action: ServerAction<JudgeProduct>) -> impl IntoView {
    if waiting.items.is_empty() {
        let text = "Where the market looks at products first (PRODUCT_APPROVAL), they land here.";
        return view! { <Empty icon=icons::CIRCLE_CHECK title="Nothing waits" text class="card" /> }.into_any();
    }
    let (page, per) = (u64::from(waiting.page.number), u64::from(waiting.page.size));
    let href = |page: u64| paths::moderation(u32::try_from(page).unwrap_or(u32::MAX));
    view! {
        {waiting.items.into_iter().map(|product| view! { <Waiting product action /> }).collect_view()}
        <Pager label="Pages of products" page per total=waiting.total href=Callback::new(href) />
    }
    .into_any()
}

#[component]
fn Waiting(product: WaitingProduct, action: ServerAction<JudgeProduct>) -> impl IntoView {
    let WaitingProduct { id, title, shop, category, since, look_ahead } = product;
    let seen = since.to_rfc3339();
    let shown = seen.clone();
    view! {
        <Card title>
            <div class="grid grid-cols-1 gap-4">
                <p class="soft">{shop} ", " {category} ", waits since " <When at=since inside=true /></p>
                <div class="flex flex-wrap gap-2">
                    <LinkButton href=look_ahead icon=icons::EYE>"See it as shoppers will"</LinkButton>
                    <ActionForm action>
                        <Hidden name="judgement[product]" value=id.to_string() />
                        <Hidden name="judgement[step]" value="Approve" />
                        <Hidden name="judgement[seen]" value=shown />
                        <Button submit=true kind=ButtonKind::Ink busy=busy(action) busy_says="Publishing">
                            "Put it on the shelf"
                        </Button>
                    </ActionForm>
                </div>
                <NotYet id seen action />
            </div>
        </Card>
    }
}

/// Changes or a no, with a reason.
#[component]
fn NotYet(id: ProductId, seen: String, action: ServerAction<JudgeProduct>) -> impl IntoView {
    let (alive, name) = (alive(), id.to_string());
    let reason = reason(action, ("judgement", "product"), &name, |sent| sent.judgement.product.to_string());
    let button = move |step: ProductMove, words: &'static str| {
        view! {
            <Button submit=true name="judgement[step]" value=format!("{step:?}")>
                {words}
            </Button>
        }
    };
    view! {
        <ActionForm action attr:class="grid grid-cols-1 gap-3 border-t border-line pt-4" attr:novalidate=move || alive.get()>
            <Hidden name="judgement[product]" value=name />
            <Hidden name="judgement[seen]" value=seen />
            <TextArea
                label="What has to change, or why not"
                name="judgement[reason]"
                value=reason.typed
                rows=3
                maxlength=1_000_u32
                required=false
                help="The shop reads it."
                error=reason.wrong
                id=format!("reason-{id}")
            />
            <div class="flex flex-wrap gap-2">
                {button(ProductMove::AskChanges, "Ask for changes")} {button(ProductMove::Reject, "Reject")}
            </div>
        </ActionForm>
    }
}
