//! The first of one's own pages: what is there, and the way out.

use app::Fault;
use app::identity::{KeepAccount, SignOut};
use chrono::{DateTime, Utc};
use domain::identity::{Me, ProfileView};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use ui::{Avatar, Button, ButtonSize, Icon, IconName, Note, Tone, icons};

use super::frame::Beside;
use crate::answered::answered;
use crate::clock::When;
use crate::paths;
use crate::visitor::Visitor;

/// The page of the account.
#[component]
pub fn AccountPage() -> impl IntoView {
    let visitor = Visitor::here();
    let question = async move {
        let me = visitor.me.await?.ok_or(Fault::SignedOut)?;
        let profile = app::identity::profile().await?;
        Ok((me, profile, visitor.unread.await.unwrap_or(0), visitor.units.await.unwrap_or(0)))
    };
    view! {
        <Title text="Your account" />
        {answered(question, |(me, profile, unread, units)| view! { <Account me profile unread units /> })}
    }
}

#[component]
fn Account(me: Me, profile: ProfileView, unread: u32, units: u32) -> impl IntoView {
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
        <Beside here=paths::ACCOUNT>
            {profile.erase_at.map(|at| view! { <Leaving at /> })}
            <div class="flex items-center gap-4">
                <Avatar name=me.name.clone() large=true />
                <div class="min-w-0">
                    <h1 class="text-h1 wrap-anywhere">{me.name}</h1>
                    <p class="soft wrap-anywhere">{me.email}</p>
                </div>
            </div>
            <ul class="mt-8 grid grid-cols-1 sm:grid-cols-2 gap-4">
                <Door href=paths::ORDERS icon=icons::PACKAGE title="Orders" text="Track, cancel, find a receipt" />
                <Door href=paths::REVIEWS icon=icons::STAR title="Reviews" text="What you can review, and what you have" />
                <Door href=paths::NOTICES icon=icons::BELL title="Notices" text=notices />
                <Door href=paths::WISHLIST icon=icons::HEART title="Wishlist" text="What you would like to have some day" />
                <Door href=paths::CART icon=icons::SHOPPING_BAG title="Basket" text=basket />
                <Door href=paths::PROFILE icon=icons::PENCIL title="Profile" text="Name, phone, birthday, language" />
                <Door href=paths::ADDRESSES icon=icons::MAP_PIN title="Addresses" text="Where your parcels go" />
                <Door href=paths::SECURITY icon=icons::SHIELD_CHECK title="Security" text="Password, passkeys, devices" />
                <Door href=paths::DATA icon=icons::DOWNLOAD title="Your data" text="Take a copy, or leave" />
                <Door href=paths::APPLY icon=icons::STORE title="Work with us" text="As a creator, a venue or a brand" />
            </ul>
            <form method="post" action=SignOut::PATH class="mt-10">
                <Button submit=true icon=icons::LOG_OUT>
                    "Sign out"
                </Button>
            </form>
        </Beside>
    }
}

/// The account will be erased, and can be kept.
#[component]
pub fn Leaving(at: DateTime<Utc>) -> impl IntoView {
    view! {
        <Note tone=Tone::Warning class="mb-6">
            <p>"This account will be erased " <When at />". Until then everything is as it was."</p>
            <form method="post" action=KeepAccount::PATH class="mt-3" data-said="Your account stays">
                <Button submit=true size=ButtonSize::Small>
                    "Keep my account"
                </Button>
            </form>
        </Note>
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
