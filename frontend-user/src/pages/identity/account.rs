//! One's own page: what is there, and the way out.

use app::identity::SignOut;
use domain::identity::Me;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Avatar, Button, Icon, IconName, Loading, Skeleton, icons};

use super::door::tell_the_header;
use crate::parts::trouble;
use crate::paths;
use crate::visitor::Visitor;

/// The page of the account.
#[component]
pub fn AccountPage() -> impl IntoView {
    let visitor = Visitor::get();
    view! {
        <Title text="Your account" />
        <Transition fallback=Waiting>
            {move || Suspend::new(async move {
                let unread = visitor.unread.await.unwrap_or(0);
                let units = visitor.units.await.unwrap_or(0);
                match visitor.me.await {
                    Ok(Some(me)) => view! { <Account me unread units /> }.into_any(),
                    Ok(None) => trouble(&app::Fault::SignedOut),
                    Err(fault) => trouble(&fault),
                }
            })}
        </Transition>
    }
}

#[component]
fn Account(me: Me, unread: u32, units: u32) -> impl IntoView {
    let sign_out = ServerAction::<SignOut>::new();
    tell_the_header(sign_out);
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
            <ActionForm action=sign_out attr:class="mt-10">
                <Button submit=true icon=icons::LOG_OUT busy=Signal::derive(move || sign_out.pending().get()) busy_says="Signing out">
                    "Sign out"
                </Button>
            </ActionForm>
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

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="wrap max-w-[60rem]! pt-10 grid gap-6">
            <Loading label="Loading your account" />
            <Skeleton class="h-14 w-64" />
            <Skeleton class="h-40" />
        </div>
    }
}
