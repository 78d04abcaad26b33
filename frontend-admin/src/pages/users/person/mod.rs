//! One person: who they are, what they may, and what can be done about it.

mod standing;

use app::identity::person;
use app::shops::shops_of;
use app::site::applications::{ApplicationBadge, trade_title};
use app::site::{CardsWaiting, Changes, PageHead, When, loaded_page};
use app::{Answer, Fault};
use domain::id::AccountId;
use domain::identity::{AccountState, ApplicationView, PersonView};
use domain::shops::SeatChoice;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::{Card, Crumb, Note, Tone};

use self::standing::{Level, Lock, deeds};
use super::list::{StateBadge, role_badge};
use crate::paths;

/// The page.
#[component]
pub fn Person() -> impl IntoView {
    let params = use_params_map();
    let changes = Changes::here();
    let id = Memo::new(move |_| params.read().get_str("id").and_then(|id| id.parse::<AccountId>().ok()));
    let found = Resource::new(move || (id.get(), changes.count()), |(id, _)| found(id));
    let deeds = deeds(changes);
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[72rem]! ms-0!">
            {loaded_page(
                found,
                || view! { <CardsWaiting label="Loading the account" /> }.into_any(),
                move |(person, shops): (PersonView, Vec<SeatChoice>)| {
                    let banned = person.row.state == AccountState::Banned;
                    let (name, email) = (person.row.name.clone(), person.row.email.clone());
                    let mark = move || view! { <StateBadge banned /> };
                    let lead = move || view! { <span class="wrap-anywhere">{email}</span> };
                    view! {
                        <PageHead title=name above=vec![Crumb::new("Users", paths::USERS)] mark lead />
                        <Notes person=person.clone() />
                        <div class="grid grid-cols-1 gap-5 items-start lg:grid-cols-2">
                            <Facts person=person.clone() />
                            <Shops shops />
                        </div>
                        <Wishes applications=person.applications.clone() />
                        <Level person=person.clone() deeds />
                        <Lock person deeds />
                    }
                },
            )}
        </main>
    }
}

async fn found(id: Option<AccountId>) -> Answer<(PersonView, Vec<SeatChoice>)> {
    let id = id.ok_or(Fault::NotFound)?;
    Ok((person(id).await?, shops_of(id).await?))
}

#[component]
fn Notes(person: PersonView) -> impl IntoView {
    let reason = person.row.ban_reason.map(|reason| {
        view! {
            <Note tone=Tone::Danger>
                <span class="wrap-anywhere">{format!("Locked out: {reason}")}</span>
            </Note>
        }
    });
    let leaving = person.erase_at.map(|at| {
        view! {
            <Note tone=Tone::Warning>"This person asked to be forgotten. The account is erased " <When at inside=true />"."</Note>
        }
    });
    view! {
        {reason}
        {leaving}
    }
}

#[component]
fn Facts(person: PersonView) -> impl IntoView {
    let PersonView { row, phone, country, sessions, has_authenticator, passkeys, .. } = person;
    let fact = |name: &'static str, value: AnyView| {
        view! {
            <div class="flex flex-wrap justify-between gap-x-4">
                <dt class="soft">{name}</dt>
                <dd class="wrap-anywhere">{value}</dd>
            </div>
        }
    };
    let roles =
        view! { <span class="flex flex-wrap gap-1">{row.roles.into_iter().map(role_badge).collect_view()}</span> };
    let seen = match row.last_seen_at {
        Some(at) => view! { <When at /> }.into_any(),
        None => "Never".into_any(),
    };
    let places = match sessions {
        0 => "Nowhere".to_owned(),
        1 => "In one place".to_owned(),
        many => format!("In {many} places"),
    };
    let joined = row.joined_at;
    view! {
        <Card title="Account">
            <dl class="grid grid-cols-1 gap-2.5">
                {fact("Roles", roles.into_any())}
                {fact("Joined", view! { <When at=joined day=true /> }.into_any())}
                {fact("Last seen", seen)}
                {fact("Signed in", places.into_any())}
                {fact("App for codes", if has_authenticator { "Yes" } else { "No" }.into_any())}
                {fact("Passkeys", passkeys.into_any())}
                {phone.map(|phone| fact("Phone", phone.into_any()))}
                {country.map(|country| fact("Country", country.into_any()))}
            </dl>
        </Card>
    }
}

#[component]
fn Shops(shops: Vec<SeatChoice>) -> impl IntoView {
    let none = shops.is_empty();
    let row = |choice: SeatChoice| {
        view! {
            <li class="flex flex-wrap justify-between gap-x-4">
                <a class="link wrap-anywhere" href=paths::shop(choice.shop)>
                    {choice.name}
                </a>
                <span class="soft">{choice.role.label()}</span>
            </li>
        }
    };
    view! {
        <Card title="Shops">
            {none.then(|| view! { <p class="soft">"Works in no shop."</p> })}
            <ul class="grid grid-cols-1 gap-2.5">{shops.into_iter().map(row).collect_view()}</ul>
        </Card>
    }
}

#[component]
fn Wishes(applications: Vec<ApplicationView>) -> impl IntoView {
    if applications.is_empty() {
        return ().into_any();
    }
    let row = |application: ApplicationView| {
        let state = application.state;
        view! {
            <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-3">
                <span>
                    <a class="link" href=paths::applications(state, 1)>
                        {trade_title(application.trade)}
                    </a>
                    <span class="soft">", applied " <When at=application.applied_at inside=true /></span>
                </span>
                <ApplicationBadge state />
            </li>
        }
    };
    view! {
        <Card title="Applications" flush=true>
            <ul class="divide-y divide-line">{applications.into_iter().map(row).collect_view()}</ul>
        </Card>
    }
    .into_any()
}
