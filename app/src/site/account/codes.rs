//! New recovery codes, shown this once.

use domain::identity::RecoveryCodes;
use leptos::prelude::*;
use ui::{ButtonKind, Card, Empty, LinkButton, Note, Tone, icons};

use super::SECURITY;
use crate::identity::shown_codes;
use crate::site::fault_view::loaded;
use crate::site::page_head::PageHead;
use crate::site::waiting::CardsWaiting;

/// The page. Whoever opens it again finds nothing.
#[component]
pub fn CodesPage() -> impl IntoView {
    let codes = Resource::new(|| (), |()| shown_codes());
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[44rem]! ms-0!">
            <PageHead title="Your recovery codes" lead=|| "Each opens your account once when the phone with your app is gone." />
            {loaded(
                codes,
                || view! { <CardsWaiting label="Loading" /> }.into_any(),
                |codes: Option<RecoveryCodes>| match codes {
                    Some(RecoveryCodes(codes)) => view! { <Codes codes /> }.into_any(),
                    None => view! { <Gone /> }.into_any(),
                },
            )}
        </main>
    }
}

#[component]
fn Codes(codes: Vec<String>) -> impl IntoView {
    let lines = codes.into_iter().map(|code| view! { <li class="font-mono num">{code}</li> });
    view! {
        <Note tone=Tone::Warning>"Write them down or print them now. They are not shown again, not even to you."</Note>
        <Card>
            <ul class="grid grid-cols-2 gap-x-8 gap-y-2" aria-label="Recovery codes">
                {lines.collect_view()}
            </ul>
        </Card>
        <div>
            <LinkButton href="/" kind=ButtonKind::Accent>
                "I have kept them"
            </LinkButton>
        </div>
    }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <Empty
            icon=icons::KEY_ROUND
            title="There is nothing to show any more"
            text="Recovery codes are shown once. Make new ones if you did not keep them."
            class="card"
        >
            <LinkButton href=SECURITY>"Go to security"</LinkButton>
        </Empty>
    }
}
