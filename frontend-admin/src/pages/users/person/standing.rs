//! What an admin may do with a person: lock them out, let them in again, make them an admin or none.

use app::identity::{Demote, LiftBan, Promote};
use app::site::{Changes, DeedFault, Hidden, busy, fault};
use domain::identity::{AccountState, AdminLevel, PersonView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Card, LinkButton};

use crate::paths;

/// Everything that can be done.
#[derive(Clone, Copy)]
pub struct Deeds {
    lift: ServerAction<LiftBan>,
    promote: ServerAction<Promote>,
    demote: ServerAction<Demote>,
}

/// The deeds of a page.
pub fn deeds(changes: Changes) -> Deeds {
    Deeds { lift: changes.action(), promote: changes.action(), demote: changes.action() }
}

/// What they may do on the admin site; only for whoever makes admins.
#[component]
pub fn Level(
    /// Who.
    person: PersonView,
    /// What can be done.
    deeds: Deeds,
) -> impl IntoView {
    let Deeds { promote, demote, .. } = deeds;
    let PersonView { row, level: now, is_you, may_promote, .. } = person;
    if !may_promote || row.state == AccountState::Banned {
        return ().into_any();
    }
    let account = row.id;
    let words = match (now, is_you) {
        (None, _) => "Is no admin. Admins see everybody's orders and mails, and lock people out.",
        (Some(AdminLevel::Normal), _) => "Is an admin, and makes no others.",
        (Some(AdminLevel::Super), false) => "Is an admin who makes others.",
        (Some(AdminLevel::Super), true) => "You are an admin who makes others. Somebody has to be left who does.",
    };
    let to = move |level: AdminLevel, words: &'static str| {
        view! {
            <ActionForm action=promote>
                <Hidden name="promotion[account]" value=account.to_string() />
                <Hidden name="promotion[level]" value=level.name() />
                <Button submit=true busy=busy(promote) busy_says="Saving">
                    {words}
                </Button>
            </ActionForm>
        }
    };
    let normal = (now != Some(AdminLevel::Normal))
        .then(|| to(AdminLevel::Normal, if now.is_none() { "Make an admin" } else { "Let them make no others" }));
    let makes_others = (now == Some(AdminLevel::Normal)).then(|| to(AdminLevel::Super, "Let them make others"));
    let none = now.is_some().then(|| {
        view! {
            <ActionForm action=demote>
                <Hidden name="account" value=account.to_string() />
                <Button submit=true kind=ButtonKind::Danger busy=busy(demote) busy_says="Saving">
                    "Take the role away"
                </Button>
            </ActionForm>
        }
    });
    view! {
        <Card title="Admin">
            <div class="grid grid-cols-1 gap-4">
                <DeedFault fault=fault(promote) />
                <DeedFault fault=fault(demote) />
                <p>{words}</p>
                <div class="flex flex-wrap gap-2">{normal} {makes_others} {none}</div>
            </div>
        </Card>
    }
    .into_any()
}

/// Locking out, and letting in again; nobody does it to themselves.
#[component]
pub fn Lock(
    /// Who.
    person: PersonView,
    /// What can be done.
    deeds: Deeds,
) -> impl IntoView {
    let action = deeds.lift;
    let PersonView { row, is_you, .. } = person;
    if is_you {
        return ().into_any();
    }
    let account = row.id;
    let body = if row.state == AccountState::Banned {
        view! {
            <p>"This account cannot sign in on any site."</p>
            <ActionForm action>
                <Hidden name="account" value=account.to_string() />
                <Button submit=true kind=ButtonKind::Ink busy=busy(action) busy_says="Saving">
                    "Let them in again"
                </Button>
            </ActionForm>
        }
        .into_any()
    } else {
        view! {
            <p>"A ban ends every session within a second, and hides the shops of this person."</p>
            <div>
                <LinkButton href=paths::ban(account) kind=ButtonKind::Danger>
                    "Lock out"
                </LinkButton>
            </div>
        }
        .into_any()
    };
    view! {
        <Card title="Access">
            <div class="grid grid-cols-1 gap-4">
                <DeedFault fault=fault(action) />
                {body}
            </div>
        </Card>
    }
    .into_any()
}
