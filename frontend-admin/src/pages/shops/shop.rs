//! One shop with everything that was done with it, and suspending it.

use app::Fault;
use app::shops::{FormWords as _, SuspendShop, UnsuspendShop, any_shop};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, PageHead, When, alive, busy, fault, lead_to, loaded_page};
use domain::id::ShopId;
use domain::shops::payouts::due_label;
use domain::shops::profile::percent_of;
use domain::shops::{HistoryRow, ShopDetail, ShopState};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::{Badge, Button, ButtonKind, Card, Crumb, Note, TextArea, Timeline, TimelineStep, Tone};

use super::state::{PayoutBadge, ShopBadge, domain_tone};
use crate::paths;

/// The page of one shop.
#[component]
pub fn Shop() -> impl IntoView {
    let params = use_params_map();
    let changes = Changes::here();
    let id = Memo::new(move |_| params.read().get_str("id").and_then(|id| id.parse::<ShopId>().ok()));
    let suspend = changes.action::<SuspendShop>();
    let go_on = changes.action::<UnsuspendShop>();
    let shop = Resource::new(
        move || (id.get(), changes.count()),
        |(id, _)| async move {
            match id {
                Some(id) => any_shop(id).await,
                None => Err(Fault::NotFound),
            }
        },
    );
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[72rem]! ms-0!">
            {loaded_page(
                shop,
                || view! { <CardsWaiting label="Loading the shop" /> }.into_any(),
                move |shop| view! { <Opened shop suspend go_on /> },
            )}
        </main>
    }
}

#[component]
fn Opened(shop: ShopDetail, suspend: ServerAction<SuspendShop>, go_on: ServerAction<UnsuspendShop>) -> impl IntoView {
    let state = shop.row.state;
    let id = shop.row.id;
    let mark = move || view! { <ShopBadge state /> };
    let lead = format!("{}, {}", shop.row.handle, shop.row.country);
    let suspended = shop.suspended_because.clone();
    view! {
        <PageHead title=shop.row.name.clone() above=vec![Crumb::new("Shops", paths::SHOPS)] mark lead=move || lead />
        <DeedFault fault=fault(go_on) />
        {shop
            .row
            .owner_banned
            .then(|| {
                view! {
                    <Note tone=Tone::Danger>"The owner is locked out of the market, so buyers do not see this shop."</Note>
                }
            })}
        {shop
            .purge_at
            .map(|at| {
                view! {
                    <Note tone=Tone::Warning>"Closed by its owner. It is gone for good " <When at inside=true />"."</Note>
                }
            })}
        <div class="grid grid-cols-1 gap-5 items-start lg:grid-cols-2">
            <Facts shop=shop.clone() />
            <Money shop=shop.clone() />
        </div>
        {match (suspended, state) {
            (Some(reason), _) => view! { <Suspended shop=id reason go_on /> }.into_any(),
            (None, ShopState::Active) => view! { <Suspend shop=id suspend /> }.into_any(),
            _ => ().into_any(),
        }}
        <History history=shop.history />
    }
}

#[component]
fn Facts(shop: ShopDetail) -> impl IntoView {
    let people = shop.staff.into_iter().map(|(name, role)| {
        view! {
            <li class="flex justify-between gap-4">
                <span class="wrap-anywhere">{name}</span>
                <span class="soft">{role.label()}</span>
            </li>
        }
    });
    let (owner, email) = (shop.owner, shop.owner_email.clone());
    view! {
        <Card title="Shop">
            <div class="grid grid-cols-1 gap-4">
                <p class="wrap-anywhere">
                    {if shop.bio.is_empty() { "It says nothing about itself yet.".to_owned() } else { shop.bio }}
                </p>
                <p class="soft">{if shop.city.is_empty() { "No city yet".to_owned() } else { shop.city }} ", since " <When at=shop.row.created_at day=true inside=true /></p>
                <ul class="grid grid-cols-1 gap-1.5 border-t border-line pt-3">{people.collect_view()}</ul>
                {owner
                    .map(|owner| {
                        view! {
                            <a class="link wrap-anywhere" href=paths::user(owner)>
                                {email}
                            </a>
                        }
                    })}
            </div>
        </Card>
    }
}

#[component]
fn Money(shop: ShopDetail) -> impl IntoView {
    let mut due: Vec<String> = shop.due.iter().map(|due| due_label(due).to_owned()).collect();
    due.sort_unstable();
    due.dedup();
    let domains = shop.domains.into_iter().map(|(host, state)| {
        view! {
            <li class="flex flex-wrap justify-between gap-x-4">
                <span class="wrap-anywhere">{host}</span>
                <Badge tone=domain_tone(state)>{state.label()}</Badge>
            </li>
        }
    });
    let trial = shop
        .subscription
        .trial_ends_at
        .map(|at| view! { <p class="soft">"Trial of Pro, ends or ended " <When at inside=true /></p> });
    view! {
        <Card title="Plan and payouts">
            <div class="grid grid-cols-1 gap-4">
                <p class="flex justify-between gap-4">
                    <span>{shop.row.plan.label()}</span>
                    <span class="num">{format!("{} % of a sale", percent_of(shop.fee_bps))}</span>
                </p>
                {trial}
                <p class="flex flex-wrap justify-between gap-x-4">
                    <span>"Payouts"</span>
                    <PayoutBadge state=shop.row.payouts />
                </p>
                {(!due.is_empty()).then(|| view! { <p class="soft">{format!("The provider asks for: {}.", due.join(", ").to_lowercase())}</p> })}
                <ul class="grid grid-cols-1 gap-1.5 empty:hidden border-t border-line pt-3">{domains.collect_view()}</ul>
            </div>
        </Card>
    }
}

#[component]
fn Suspended(shop: ShopId, reason: String, go_on: ServerAction<UnsuspendShop>) -> impl IntoView {
    view! {
        <Card title="Suspended">
            <div class="grid grid-cols-1 gap-4">
                <p class="wrap-anywhere">{reason}</p>
                <ActionForm action=go_on>
                    <Hidden name="shop" value=shop.to_string() />
                    <Button submit=true kind=ButtonKind::Accent busy=busy(go_on) busy_says="Saving">
                        "Let it go on"
                    </Button>
                </ActionForm>
            </div>
        </Card>
    }
}

#[component]
fn Suspend(shop: ShopId, suspend: ServerAction<SuspendShop>) -> impl IntoView {
    let failed = fault(suspend);
    lead_to(failed);
    let alive = alive();
    let typed = failed.get_untracked().and_then(|fault| fault.slip().map(|slip| slip.typed.reason.clone()));
    let wrong = Signal::derive(move || failed.get().and_then(|fault| fault.at("reason")));
    view! {
        <Card title="Suspend this shop">
            <ActionForm action=suspend attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
                <Hidden name="suspension[shop]" value=shop.to_string() />
                <DeedFault fault=failed />
                <p>
                    "Buyers do not see it and its products within a second, and nothing more can be ordered. Orders that are paid go on; payouts wait."
                </p>
                <TextArea
                    label="Reason"
                    name="suspension[reason]"
                    value=typed.unwrap_or_default()
                    rows=3
                    maxlength=500_u32
                    help="The owner reads it in a mail and on the seller site."
                    error=wrong
                />
                <div>
                    <Button submit=true kind=ButtonKind::Danger busy=busy(suspend) busy_says="Suspending">
                        "Suspend the shop"
                    </Button>
                </div>
            </ActionForm>
        </Card>
    }
}

#[component]
fn History(history: Vec<HistoryRow>) -> impl IntoView {
    let none = history.is_empty();
    let step = |row: HistoryRow| {
        let title = format!("{} by {}", capital(&row.what), row.who);
        view! {
            <TimelineStep title>
                <p class="soft text-small wrap-anywhere">
                    <When at=row.at /> {(!row.note.is_empty()).then(|| format!(", {}", row.note))}
                </p>
            </TimelineStep>
        }
    };
    view! {
        <Card title="What was done">
            {none.then(|| view! { <p class="soft">"Nothing yet."</p> })}
            <Timeline>{history.into_iter().map(step).collect_view()}</Timeline>
        </Card>
    }
}

/// The same with its first letter large.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}
