//! A person's notices, newest first.

use app::messages::MarkRead;
use domain::messages::{NoticeView, Notices};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Badge, Breadcrumbs, Button, ButtonSize, Crumb, Empty, LinkButton, Loading, Skeleton, Tone, icons};

use crate::clock::When;
use crate::parts::trouble;
use crate::paths;
use crate::visitor::Visitor;
use crate::wire::ask;

/// The page of the notices.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let read = ServerAction::<MarkRead>::new();
    let notices = ask(move || read.version().get(), |_| app::messages::notices());
    let visitor = Visitor::get();
    Effect::new(move |_| {
        if read.version().get() > 0 {
            visitor.unread.refetch();
        }
    });
    view! {
        <Title text="Notices" />
        <Transition fallback=Waiting>
            {move || Suspend::new(async move {
                match notices.await {
                    Ok(notices) => view! { <List notices read /> }.into_any(),
                    Err(fault) => trouble(&fault),
                }
            })}
        </Transition>
    }
}

#[component]
fn List(notices: Notices, read: ServerAction<MarkRead>) -> impl IntoView {
    let Notices { unread, items } = notices;
    let list = if items.is_empty() {
        view! {
            <Empty icon=icons::BELL title="No notices" text="When an order moves, it says so here and in your mail.">
                <LinkButton href=paths::ORDERS>"See your orders"</LinkButton>
            </Empty>
        }
        .into_any()
    } else {
        let rows = items.into_iter().map(|notice| view! { <Row notice read /> }).collect_view();
        view! { <ul class="mt-5 divide-y divide-line border-y border-line">{rows}</ul> }.into_any()
    };
    view! {
        <div class="wrap max-w-[44rem]! pt-6">
            <Breadcrumbs items=vec![Crumb::new("Your account", paths::ACCOUNT)] />
            <div class="flex flex-wrap items-end justify-between gap-4 mt-3">
                <h1 class="text-h1">"Notices"</h1>
                {(unread > 0)
                    .then(|| {
                        view! {
                            <ActionForm action=read>
                                <Button submit=true size=ButtonSize::Small icon=icons::CHECK>
                                    "Mark all as read"
                                </Button>
                            </ActionForm>
                        }
                    })}
            </div>
            {list}
        </div>
    }
}

#[component]
fn Row(notice: NoticeView, read: ServerAction<MarkRead>) -> impl IntoView {
    let new = !notice.read;
    view! {
        <li class="py-4 flex flex-wrap gap-x-4 gap-y-2 items-start justify-between">
            <div class="min-w-0 flex-1 basis-64">
                <p class="font-[540] flex flex-wrap items-center gap-2">
                    <a class="hover:underline underline-offset-4" href=notice.link>
                        {notice.title}
                    </a>
                    {new.then(|| view! { <Badge tone=Tone::Accent>"New"</Badge> })}
                </p>
                <p class="soft mt-0.5">{notice.body}</p>
                <p class="text-small soft mt-1">
                    <When at=notice.created_at first=true />
                </p>
            </div>
            {new
                .then(|| {
                    view! {
                        <ActionForm action=read>
                            <input type="hidden" name="notice" value=notice.id.to_string() />
                            <button type="submit" class="link text-small soft min-h-9 pointer-coarse:min-h-11">
                                "Mark as read"
                            </button>
                        </ActionForm>
                    }
                })}
        </li>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="wrap max-w-[44rem]! pt-12 grid gap-4">
            <Loading label="Loading notices" />
            <Skeleton class="h-10 w-40" />
            <Skeleton class="h-16" />
            <Skeleton class="h-16" />
        </div>
    }
}
