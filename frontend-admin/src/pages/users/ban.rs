//! The question before somebody is locked out: who, what it does, and why.

use app::identity::{BanAccount, person};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, PageHead, alive, busy, fault, lead_to, loaded_page, was};
use app::{Answer, Fault, Words};
use domain::id::AccountId;
use domain::identity::{AccountRow, AccountState};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_params_map;
use ui::{Button, ButtonKind, Card, Crumb, LinkButton, TextArea};

use crate::paths;

/// The page that asks.
#[component]
pub fn Ban() -> impl IntoView {
    let params = use_params_map();
    let changes = Changes::here();
    let action = changes.action::<BanAccount>();
    let id = Memo::new(move |_| params.read().get_str("id").and_then(|id| id.parse::<AccountId>().ok()));
    let user = Resource::new(move || (id.get(), changes.count()), |(id, _)| found(id));
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

async fn found(id: Option<AccountId>) -> Answer<AccountRow> {
    Ok(person(id.ok_or(Fault::NotFound)?).await?.row)
}

#[component]
fn Question(user: AccountRow, action: ServerAction<BanAccount>) -> impl IntoView {
    if user.state == AccountState::Banned {
        return view! { <Redirect path=paths::user(user.id) /> }.into_any();
    }
    let failed = fault(action);
    let alive = alive();
    lead_to(failed);
    let beside = Signal::derive(move || failed.get().and_then(|fault| fault.beside("reason")));
    let above = vec![Crumb::new("Users", paths::USERS), Crumb::new(user.name.clone(), paths::user(user.id))];
    let lead = view! { <span class="wrap-anywhere">{user.email.clone()}</span> }.into_any();
    view! {
        <PageHead title=format!("Lock {} out?", user.name) tab="Ban" above lead=move || lead />
        <DeedFault fault=failed />
        <Card>
            <ActionForm action attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
                <Hidden name="ban[account]" value=user.id.to_string() />
                <p>
                    "Every session of this account ends within a second, on all three sites, and its shops are hidden. It cannot sign in until you lift the ban. Orders that are paid go on; payouts wait."
                </p>
                <TextArea
                    label="Reason"
                    name="ban[reason]"
                    value=was("ban[reason]", "")
                    rows=3
                    maxlength=300_u32
                    help="The person reads it when they try to sign in."
                    error=beside
                />
                <div class="flex flex-wrap gap-2">
                    <LinkButton href=paths::user(user.id)>"Keep the account open"</LinkButton>
                    <Button kind=ButtonKind::Danger submit=true busy=busy(action) busy_says="Locking out">
                        "Lock out"
                    </Button>
                </div>
            </ActionForm>
        </Card>
    }
    .into_any()
}
