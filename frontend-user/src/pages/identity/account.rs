//! One's own page: what is there, and the way out.

use app::identity::SignOut;
use domain::identity::Me;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use ui::{Avatar, Button, Icon, IconName, icons};

use crate::answered::answered;
use crate::paths;
use crate::visitor::Visitor;

/// The page of the account.
#[component]
pub fn AccountPage() -> impl IntoView {
    let visitor = Visitor::here();
    let question = async move {
        let me = visitor.me.await?.ok_or(app::Fault::SignedOut)?;
        Ok((me, visitor.unread.await.unwrap_or(0), visitor.units.await.unwrap_or(0)))
    };
    view! {
        <Title text="Your account" />
        {answered(question, |(me, unread, units)| view! { <Account me unread units /> })}
    }
}

#[component]
fn Account(me: Me, unread: u32, units: u32) -> impl IntoView {
    let notices = match unread {
        0 => "Nothing new".to_owned(),
        unread => format!("{unread} not read yet"),
    };
    let basket = match units {
        0 => "Empty".to_owned(),
        1 => "1 thing".to_owned(),
        units => format!("{units} things"),
    };
    view! {
        <div class="wrap max-w-[60rem]! pt-10">
            <div class="flex items-center gap-4">
                <Avatar name=me.name.clone() large=true />
                <div class="min-w-0">
                    <h1 class="text-h1">{me.name}</h1>
                    <p class="soft wrap-anywhere">{me.email}</p>
                </div>
            </div>
            <ul class="mt-8 grid grid-cols-1 sm:grid-cols-2 gap-4">
                <Door href=paths::ORDERS icon=icons::PACKAGE title="Orders" text="Track, cancel, find a receipt" />
                <Door href=paths::NOTICES icon=icons::BELL title="Notices" text=notices />
                <Door href=paths::CART icon=icons::SHOPPING_BAG title="Basket" text=basket />
                <Door href=paths::newest() icon=icons::BOX title="New on the shelves" text="What the shops put out last" />
            </ul>
            <form method="post" action=SignOut::PATH class="mt-10">
                <Button submit=true icon=icons::LOG_OUT>
                    "Sign out"
                </Button>
            </form>
        </div>
    }
}

#[component]
fn Door(#[prop(into)] href: String, icon: IconName, title: &'static str, #[prop(into)] text: String) -> impl IntoView {
    view! {
        <li class="relative card p-5 flex items-center gap-4 hover:border-line-strong">
            <Icon name=icon class="text-accent" />
            <div class="min-w-0">
                <h2 class="font-[580]">
                    <a class="after:absolute after:inset-0 after:rounded-lg" href=href>
                        {title}
                    </a>
                </h2>
                <p class="text-small soft">{text}</p>
            </div>
            <Icon name=icons::ARROW_RIGHT small=true class="ms-auto text-ink-soft" />
        </li>
    }
}
