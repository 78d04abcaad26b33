//! A person's notices, newest first.

use app::messages::MarkRead;
use domain::messages::{NoticeView, Notices};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use ui::{Badge, Breadcrumbs, Button, ButtonSize, Crumb, Empty, LinkButton, Tone, icons};

use crate::answered::answered;
use crate::clock::When;
use crate::paths;

/// The page of the notices.
#[component]
pub fn NoticesPage() -> impl IntoView {
    view! {
        <Title text="Notices" />
        {answered(app::messages::notices(), |notices| view! { <List notices /> })}
    }
}

#[component]
fn List(notices: Notices) -> impl IntoView {
    let Notices { unread, items } = notices;
    let list = if items.is_empty() {
        view! {
            <Empty icon=icons::BELL title="No notices" text="When an order moves, it says so here and in your mail.">
                <LinkButton href=paths::ORDERS>"See your orders"</LinkButton>
            </Empty>
        }
        .into_any()
    } else {
        let rows = items.into_iter().map(|notice| view! { <Row notice /> }).collect_view();
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
                            <form method="post" action=MarkRead::PATH>
                                <Button submit=true size=ButtonSize::Small icon=icons::CHECK>
                                    "Mark all as read"
                                </Button>
                            </form>
                        }
                    })}
            </div>
            {list}
        </div>
    }
}

#[component]
fn Row(notice: NoticeView) -> impl IntoView {
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
                        <form method="post" action=MarkRead::PATH>
                            <input type="hidden" name="notice" value=notice.id.to_string() />
                            <button type="submit" class="link text-small soft min-h-9 pointer-coarse:min-h-11">
                                "Mark as read"
                            </button>
                        </form>
                    }
                })}
        </li>
    }
}
