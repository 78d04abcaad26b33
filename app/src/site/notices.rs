//! Notices: how many are new, in the corner of every page, and all of them on a page of their own.

use domain::messages::{NoticeView, Notices};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Badge, Button, ButtonSize, Card, Empty, Icon, IconLink, Tone, icons};

use super::changes::{Changes, DeedFault, Hidden, busy, fault};
use super::fault_view::loaded;
use super::page_head::PageHead;
use super::waiting::RowsWaiting;
use super::when::When;
use crate::messages::{MarkRead, notices};

/// The bell with the number of new notices.
#[component]
pub fn Bell() -> impl IntoView {
    let changes = Changes::here();
    let all = Resource::new(move || changes.count(), |_| notices());
    let bell = move |unread: u32| {
        let label = match unread {
            0 => "Notices".to_owned(),
            unread => format!("Notices, {unread} new"),
        };
        view! { <IconLink href="/notices" icon=icons::BELL label count=unread /> }
    };
    view! {
        <Transition fallback=move || {
            bell(0)
        }>{move || bell(all.get().and_then(Result::ok).map_or(0, |notices| notices.unread))}</Transition>
    }
}

/// All notices, newest first.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let changes = Changes::here();
    let all = Resource::new(move || changes.count(), |_| notices());
    let action = changes.action::<MarkRead>();
    let mark_all = move || {
        view! {
            <ActionForm action>
                <Button submit=true icon=icons::CHECK busy=busy(action) busy_says="Marking">
                    "Mark all as read"
                </Button>
            </ActionForm>
        }
    };
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[60rem]! ms-0!">
            <PageHead title="Notices" lead=|| "What happened while you were away." deeds=mark_all />
            <DeedFault fault=fault(action) />
            {loaded(
                all,
                || view! { <RowsWaiting label="Loading notices" rows=5 /> }.into_any(),
                move |notices| view! { <NoticeList notices action /> },
            )}
        </main>
    }
}

#[component]
fn NoticeList(notices: Notices, action: ServerAction<MarkRead>) -> impl IntoView {
    if notices.items.is_empty() {
        return view! {
            <Empty
                icon=icons::BELL
                title="No notices"
                text="When something happens that you should know of, it stands here."
                class="card"
            />
        }
        .into_any();
    }
    let rows = notices.items.into_iter().map(|notice| view! { <NoticeRow notice action /> }).collect_view();
    view! {
        <Card flush=true>
            <ul class="divide-y divide-line">{rows}</ul>
        </Card>
    }
    .into_any()
}

#[component]
fn NoticeRow(notice: NoticeView, action: ServerAction<MarkRead>) -> impl IntoView {
    let new = !notice.read;
    let title = if notice.link.is_empty() {
        notice.title.into_any()
    } else {
        view! { <a class="hover:underline" href=notice.link>{notice.title}</a> }.into_any()
    };
    view! {
        <li class="flex flex-wrap items-start gap-x-4 gap-y-2 px-5 py-4">
            <div class="min-w-0 flex-1 basis-64">
                <p class="flex flex-wrap items-center gap-2">
                    <span class=if new { "font-[560]" } else { "" }>{title}</span>
                    {new
                        .then(|| {
                            view! {
                                <Badge tone=Tone::Accent plain=true>
                                    "New"
                                </Badge>
                            }
                        })}
                </p>
                <p class="soft mt-0.5">{notice.body}</p>
                <p class="soft text-small mt-1">
                    <When at=notice.created_at />
                </p>
            </div>
            {new
                .then(|| {
                    view! {
                        <ActionForm action>
                            <Hidden name="notice" value=notice.id.to_string() />
                            <Button submit=true size=ButtonSize::Small>
                                <Icon name=icons::CHECK small=true />
                                "Mark as read"
                            </Button>
                        </ActionForm>
                    }
                })}
        </li>
    }
}
