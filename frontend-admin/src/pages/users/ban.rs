//! The question before somebody is locked out: who, what it does, and why.

use app::identity::{BanAccount, accounts};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, PageHead, alive, busy, fault, lead_to, loaded_page, typed};
use app::{Answer, Fault, Words};
use domain::id::AccountId;
use domain::identity::{AccountRow, AccountState};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::{use_params_map, use_query_map};
use ui::{Button, ButtonKind, Card, Crumb, LinkButton, TextArea};

use crate::paths;

/// The page that asks.
#[component]
pub fn Ban() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let changes = Changes::here();
    let action = changes.action::<BanAccount>();
    let asked = Memo::new(move |_| {
        let id = params.read().get_str("id").and_then(|id| id.parse::<AccountId>().ok());
        (id, typed(&query.read(), "q"))
    });
    let user = Resource::new(move || (asked.get(), changes.count()), |((id, words), _)| found(id, words));
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[44rem]! ms-0!">
            {loaded_page(
                user,
                || view! { <CardsWaiting label="Loading the account" /> }.into_any(),
                move |user| view! { <Question user action /> },
            )}
        </main>
    }
}

/// The account of that id, looked up through the words that led here, so that its name is the market's and not the
/// address's.
async fn found(id: Option<AccountId>, words: String) -> Answer<AccountRow> {
    let users = accounts(words, 1).await?;
    users.items.into_iter().find(|user| Some(user.id) == id).ok_or(Fault::NotFound)
}

#[component]
fn Question(user: AccountRow, action: ServerAction<BanAccount>) -> impl IntoView {
    if user.state == AccountState::Banned {
        return view! { <Redirect path=paths::users(&user.email, 1) /> }.into_any();
    }
    let failed = fault(action);
    let alive = alive();
    lead_to(failed);
    let beside = Signal::derive(move || failed.get().and_then(|fault| fault.beside("reason")));
    let lead = view! { <span class="wrap-anywhere">{user.email.clone()}</span> }.into_any();
    view! {
        <PageHead title=format!("Lock {} out?", user.name) tab="Ban" above=vec![Crumb::new("Users", paths::USERS)] lead=move || lead />
        <DeedFault fault=failed />
        <Card>
            <ActionForm action attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
                <Hidden name="ban[account]" value=user.id.to_string() />
                <p>
                    "Every session of this account ends within a second, on all three sites. It cannot sign in until you lift the ban. Orders that are paid go on."
                </p>
                <TextArea
                    label="Reason"
                    name="ban[reason]"
                    rows=3
                    maxlength=300_u32
                    help="The person reads it when they try to sign in."
                    error=beside
                />
                <div class="flex flex-wrap gap-2">
                    <LinkButton href=paths::USERS>"Keep the account open"</LinkButton>
                    <Button kind=ButtonKind::Danger submit=true busy=busy(action) busy_says="Locking out">
                        "Lock out"
                    </Button>
                </div>
            </ActionForm>
        </Card>
    }
    .into_any()
}
