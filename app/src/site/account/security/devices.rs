//! Where an account is open: each browser and program, ending one, ending all others.

use domain::actor::Site;
use domain::identity::SessionView;
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Badge, Button, ButtonKind, ButtonSize, Card, Tone};

use crate::identity::{EndOtherSessions, EndSession};
use crate::site::changes::{Changes, DeedFault, Hidden, busy, fault};
use crate::site::told::{DoneNote, done};
use crate::site::when::When;

/// What can be done about them.
#[derive(Clone, Copy)]
pub(super) struct Deeds {
    one: ServerAction<EndSession>,
    others: ServerAction<EndOtherSessions>,
}

pub(super) fn deeds(changes: Changes) -> Deeds {
    Deeds { one: changes.action(), others: changes.action() }
}

/// The card.
#[component]
pub(super) fn Devices(places: Vec<SessionView>, deeds: Deeds) -> impl IntoView {
    let Deeds { one, others } = deeds;
    let alone = places.len() < 2;
    let rows = places.into_iter().map(move |place| view! { <Place place one /> });
    view! {
        <Card title="Where you are signed in">
            <div class="grid grid-cols-1 gap-4">
                <DeedFault fault=fault(one) />
                <DeedFault fault=fault(others) />
                <DoneNote done=done(others) says="Everywhere else you are signed out, and every browser has to prove itself anew." />
                <ul class="divide-y divide-line border-y border-line">{rows.collect_view()}</ul>
                {(!alone)
                    .then(|| {
                        view! {
                            <ActionForm action=others>
                                <Button submit=true kind=ButtonKind::Danger busy=busy(others) busy_says="Signing out">
                                    "Sign out everywhere else"
                                </Button>
                            </ActionForm>
                        }
                    })}
            </div>
        </Card>
    }
}

/// The site as people call it; a program has none.
fn site_name(site: Option<Site>) -> &'static str {
    match site {
        Some(Site::Shopper) => "Shopping",
        Some(Site::Seller) => "Seller site",
        Some(Site::Admin) => "Admin site",
        None => "A program",
    }
}

#[component]
fn Place(place: SessionView, one: ServerAction<EndSession>) -> impl IntoView {
    let SessionView { id, site, device, network, since, last_seen_at, here } = place;
    let device = device.to_string();
    let named = format!("{device}, {}", site_name(site));
    let end = if here {
        view! { <Badge tone=Tone::Accent>"This browser"</Badge> }.into_any()
    } else {
        view! {
            <ActionForm action=one>
                <Hidden name="session" value=id.to_string() />
                <Button submit=true size=ButtonSize::Small busy=busy(one) busy_says="Signing out">
                    "Sign out"
                    <span class="sr-only">{format!(": {named}")}</span>
                </Button>
            </ActionForm>
        }
        .into_any()
    };
    view! {
        <li class="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div class="min-w-0 flex-1 basis-52">
                <p class="font-[560] wrap-anywhere">{device}</p>
                <p class="soft text-small wrap-anywhere">
                    {site_name(site)} {(!network.is_empty()).then(|| format!(", from {network}"))} ", since "
                    <When at=since inside=true /> ", last seen " <When at=last_seen_at inside=true />
                </p>
            </div>
            {end}
        </li>
    }
}
