//! All users, by words: what they may, when they were here, whether they are locked out.

use app::identity::{LiftBan, accounts};
use app::site::{
    Changes, DeedFault, Hidden, PageHead, RowsWaiting, SearchForm, When, busy, fault, loaded, page_number, typed,
};
use domain::actor::Role;
use domain::identity::{AccountRow, AccountState};
use domain::paging::Paged;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{
    Avatar, Badge, Button, ButtonKind, ButtonSize, Card, Cell, Column, Empty, LinkButton, Pager, Place, Row, Table,
    Tone, icons,
};

use crate::paths;

/// The list of users.
#[component]
pub fn Users() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let action = changes.action::<LiftBan>();
    let asked = Memo::new(move |_| (typed(&query.read(), "q"), page_number(&query.read())));
    let words = Memo::new(move |_| asked.read().0.clone());
    let users = Resource::new(move || (asked.get(), changes.count()), |((words, page), _)| accounts(words, page));
    view! {
        <main id="main" class="wrap py-7 lg:py-8">
            <PageHead title="Users" lead=|| "Everybody with an account." />
            <SearchForm action=paths::USERS label="Search users" placeholder="Name or e-mail" words />
            <DeedFault fault=fault(action) />
            {loaded(
                users,
                || view! { <RowsWaiting label="Loading users" rows=12 /> }.into_any(),
                move |users| view! { <Found users words=asked.get_untracked().0 action /> },
            )}
        </main>
    }
}

#[component]
fn Found(users: Paged<AccountRow>, words: String, action: ServerAction<LiftBan>) -> impl IntoView {
    if users.items.is_empty() {
        return view! {
            <Empty
                icon=icons::USERS
                title=format!("Nobody matches “{words}”")
                text="Try a part of the name or of the e-mail."
                class="card"
            >
                <LinkButton href=paths::USERS>"See all users"</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let columns = vec![
        Column::bare("Face"),
        Column::new("User"),
        Column::new("Roles"),
        Column::new("State"),
        Column::new("Joined"),
        Column::new("Last seen"),
        Column::bare("Deeds").end(),
    ];
    let (page, per) = (u64::from(users.page.number), u64::from(users.page.size));
    let href = move |page: u64| paths::users(&words, u32::try_from(page).unwrap_or(u32::MAX));
    view! {
        <Card flush=true class="overflow-hidden">
            <Table label="Users" columns>
                {users.items.into_iter().map(|user| view! { <User user action /> }).collect_view()}
            </Table>
        </Card>
        <div class="mt-5">
            <Pager label="Pages of users" page per total=users.total href=Callback::new(href) />
        </div>
    }
    .into_any()
}

#[component]
fn User(user: AccountRow, action: ServerAction<LiftBan>) -> impl IntoView {
    let banned = user.state == AccountState::Banned;
    let name = user.name.clone();
    let deed = if banned {
        view! {
            <ActionForm action>
                <Hidden name="account" value=user.id.to_string() />
                <Button submit=true size=ButtonSize::Small busy=busy(action) busy_says="Saving">
                    "Lift ban"
                    <span class="sr-only">{format!(" of {name}")}</span>
                </Button>
            </ActionForm>
        }
        .into_any()
    } else {
        view! {
            <LinkButton href=paths::ban(user.id) size=ButtonSize::Small kind=ButtonKind::Quiet>
                "Ban"
                <span class="sr-only">{format!(" {name}")}</span>
            </LinkButton>
        }
        .into_any()
    };
    let roles = user.roles.clone();
    let face = user.name.clone();
    let reason = user.ban_reason.clone();
    view! {
        <Row>
            <Cell place=Place::Mark class="min-[40rem]:w-18">
                <Avatar name=face />
            </Cell>
            <Cell place=Place::Lead>
                <a class="block hover:underline" href=paths::user(user.id)>
                    {user.name}
                </a>
                <span class="block soft text-small font-[400] wrap-anywhere">{user.email}</span>
                {reason
                    .map(|reason| {
                        view! {
                            <span class="block text-danger text-small font-[400] wrap-anywhere max-w-96">"Banned: " {reason}</span>
                        }
                    })}
            </Cell>
            <Cell place=Place::Below>
                <span class="flex flex-wrap gap-1">{roles.into_iter().map(role_badge).collect_view()}</span>
            </Cell>
            <Cell place=Place::End>
                <StateBadge banned />
            </Cell>
            <Cell class="soft">
                <When at=user.joined_at day=true />
            </Cell>
            <Cell class="soft">
                {match user.last_seen_at {
                    Some(at) => view! { <When at /> }.into_any(),
                    None => "Never".into_any(),
                }}
            </Cell>
            <Cell place=Place::BelowEnd end=true>
                {deed}
            </Cell>
        </Row>
    }
}

/// Whether somebody may come in.
#[component]
pub(super) fn StateBadge(
    /// They may not.
    banned: bool,
) -> impl IntoView {
    let (tone, words) = if banned { (Tone::Danger, "Banned") } else { (Tone::Success, "Active") };
    view! { <Badge tone>{words}</Badge> }
}

/// What somebody may be.
pub(super) fn role_badge(role: Role) -> impl IntoView {
    let (name, tone) = match role {
        Role::Buyer => ("Buyer", Tone::Neutral),
        Role::Seller => ("Seller", Tone::Info),
        Role::Admin => ("Admin", Tone::Accent),
    };
    view! {
        <Badge tone plain=true>
            {name}
        </Badge>
    }
}
