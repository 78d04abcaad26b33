//! The queue: applications by state, those that wait longest first.

use app::identity::{DecideApplication, application_counts, applications};
use app::site::applications::{ApplicationBadge, Documents, Said, told_apart, trade_title};
use app::site::{CardsWaiting, Changes, DeedFault, PageHead, fault, loaded, page_number, typed};
use domain::identity::{ApplicationState, ApplicationView};
use domain::lifecycle::Lifecycle as _;
use domain::paging::Paged;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Card, Empty, Pager, Tab, Tabs, grouped, icons};

use super::decide::Decide;
use crate::pages::decision::beyond;
use crate::paths;

/// The page.
#[component]
pub fn Applications() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let action = changes.action::<DecideApplication>();
    let asked = Memo::new(move |_| {
        let query = query.read();
        let state = ApplicationState::named(&typed(&query, "state")).unwrap_or(ApplicationState::Pending);
        (state, page_number(&query))
    });
    let found = Resource::new(move || (asked.get(), changes.count()), |((state, page), _)| applications(state, page));
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[56rem]! ms-0!">
            <PageHead title="Applications" lead=|| "People who would like to sell, the longest waiting first." />
            <States state=Signal::derive(move || asked.read().0) />
            <DeedFault fault=beyond(fault(action)) />
            {loaded(
                found,
                || view! { <CardsWaiting label="Loading the applications" /> }.into_any(),
                move |found| view! { <Found found state=asked.get_untracked().0 action /> },
            )}
        </main>
    }
}

const fn label(state: ApplicationState) -> &'static str {
    match state {
        ApplicationState::Pending => "Waiting",
        ApplicationState::Approved => "Approved",
        ApplicationState::Rejected => "Rejected",
    }
}

/// The states as tabs, each with how many there are.
#[component]
fn States(state: Signal<ApplicationState>) -> impl IntoView {
    let changes = Changes::here();
    let counts = Resource::new(move || changes.count(), |_| application_counts());
    let tab = move |of: ApplicationState| {
        let count = move || {
            let counts = counts.get()?.ok()?;
            counts.into_iter().find(|(state, _)| *state == of).map(|(_, count)| grouped(count))
        };
        view! {
            <Tab href=paths::applications(of, 1) count=Signal::derive(count) current=Signal::derive(move || state.get() == of)>
                {label(of)}
            </Tab>
        }
    };
    let tabs = move || ApplicationState::STATES.iter().map(|state| tab(*state)).collect_view();
    view! {
        <Tabs label="Applications by state">
            <Transition>{tabs}</Transition>
        </Tabs>
    }
}

#[component]
fn Found(
    found: Paged<ApplicationView>,
    state: ApplicationState,
    action: ServerAction<DecideApplication>,
) -> impl IntoView {
    if found.items.is_empty() {
        let (title, text) = match state {
            ApplicationState::Pending => ("Nobody waits", "Whoever applies lands here, and you are told by bell."),
            _ => ("Nothing here yet", "Applications that were decided stand here."),
        };
        return view! { <Empty icon=icons::BADGE_CHECK title text class="card" /> }.into_any();
    }
    let (page, per) = (u64::from(found.page.number), u64::from(found.page.size));
    let href = move |page: u64| paths::applications(state, u32::try_from(page).unwrap_or(u32::MAX));
    let title = |of: &ApplicationView| format!("{}: {}", of.name, trade_title(of.trade).to_lowercase());
    let titles = told_apart(found.items.iter().map(title).collect()).into_iter();
    let cards = titles.zip(found.items).map(|(title, application)| view! { <Application title application action /> });
    view! {
        {cards.collect_view()}
        <Pager label="Pages of applications" page per total=found.total href=Callback::new(href) />
    }
    .into_any()
}

#[component]
fn Application(title: String, application: ApplicationView, action: ServerAction<DecideApplication>) -> impl IntoView {
    let state = application.state;
    let mark = move || view! { <ApplicationBadge state /> };
    let (id, account) = (application.id, application.account);
    let email = application.email.clone();
    let documents = application.documents.clone();
    view! {
        <Card title aside=ViewFnOnce::from(mark)>
            <div class="grid grid-cols-1 gap-4">
                <p>
                    <a class="link wrap-anywhere" href=paths::user(account)>
                        {email}
                    </a>
                </p>
                <Said application />
                <Documents documents />
                {(state == ApplicationState::Pending).then(|| view! { <Decide application=id action /> })}
            </div>
        </Card>
    }
}
