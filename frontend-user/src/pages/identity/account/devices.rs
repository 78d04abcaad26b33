//! Where a person is signed in, and ending that.

use app::Words;
use app::identity::{EndOtherSessions, EndSession};
use domain::actor::Site;
use domain::identity::SessionView;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Badge, Button, ButtonKind, ButtonSize, Icon, Tone, icons};

use crate::clock::When;
use crate::forms::{Done, Refusal, done, refused};
use crate::parts::Section;

/// The part of the page about devices.
#[component]
pub fn Devices(sessions: Vec<SessionView>) -> impl IntoView {
    let others = sessions.iter().filter(|session| !session.here).count();
    let refused = refused::<EndSession, _>().or_else(refused::<EndOtherSessions, _>);
    let one = done::<EndSession>().then_some("That device is signed out.");
    let said = one.or_else(|| done::<EndOtherSessions>().then_some("Everywhere else you are signed out."));
    view! {
        <Section id="devices" title="Devices">
            <Done sentence=said />
            <Refusal sentence=refused.map(|fault| fault.sentence()) class="mb-4" />
            <ul class="border-y border-line divide-y divide-line">
                {sessions.into_iter().map(|session| view! { <Row session /> }).collect_view()}
            </ul>
            {(others > 0)
                .then(|| {
                    view! {
                        <form method="post" action=EndOtherSessions::PATH class="mt-4" data-said="Everywhere else you are signed out">
                            <Button submit=true>"Sign out everywhere else"</Button>
                        </form>
                    }
                })}
        </Section>
    }
}

#[component]
fn Row(session: SessionView) -> impl IntoView {
    let (id, here) = (session.id.to_string(), session.here);
    let device = session.device.to_string();
    let site = match session.site {
        Some(Site::Shopper) => "Market",
        Some(Site::Seller) => "Seller site",
        Some(Site::Admin) => "Admin site",
        None => "A program",
    };
    view! {
        <li class="flex flex-wrap items-center gap-x-4 gap-y-1 py-3" id=format!("device-{id}")>
            <Icon name=icons::MONITOR class="text-ink-soft" />
            <div class="min-w-0 flex-1 basis-48">
                <p class="font-[540] flex flex-wrap items-center gap-2">
                    {device.clone()} {here.then(|| view! { <Badge tone=Tone::Accent>"This browser"</Badge> })}
                </p>
                <p class="text-small soft">
                    {site} ", from " {session.network} "; last seen " <When at=session.last_seen_at />
                </p>
            </div>
            {(!here)
                .then(|| {
                    view! {
                        <form method="post" action=EndSession::PATH data-said="That device is signed out">
                            <input type="hidden" name="session" value=id.clone() />
                            <Button kind=ButtonKind::Quiet size=ButtonSize::Small submit=true>
                                "Sign out"
                                <span class="sr-only">" " {device}</span>
                            </Button>
                        </form>
                    }
                })}
        </li>
    }
}
