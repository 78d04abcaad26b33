//! The people of the shop: who works here, who is invited, and a form to invite somebody.

use app::shops::{InviteStaff, RemoveStaff, SetStaffRole, WithdrawInvitation, my_seat, shop_staff};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, When, alive, busy, fault, lead_to, loaded};
use domain::shops::{Action, InvitationRow, NewInvitation, Resource as Thing, StaffRole, StaffRow, StaffView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Avatar, Badge, Button, ButtonKind, ButtonSize, Card, Choice, Choices, Field, InputKind, Tone};

use super::form::{DoneNote, beside, typed_or};
use super::frame::SettingsPage;
use crate::paths;

/// What somebody in a role may do, in a sentence.
pub const fn may(role: StaffRole) -> &'static str {
    match role {
        StaffRole::Staff => "Packs and ships orders, keeps the products.",
        StaffRole::Manager => "All that, and the shop's profile, rules and shipping.",
        StaffRole::Owner => "Everything, the people, the plan and the payouts.",
    }
}

async fn people() -> app::Answer<(StaffView, StaffRole)> {
    Ok((shop_staff().await?, my_seat().await?.role))
}

/// The section.
#[component]
pub fn Staff() -> impl IntoView {
    let changes = Changes::here();
    let invite = changes.action::<InviteStaff>();
    let staff = Resource::new(move || changes.count(), |_| people());
    view! {
        <SettingsPage title="Staff" lead="Who works in your shop, and what they may do." href=paths::STAFF>
            <DoneNote word="invited" says="The invitation is on its way. It is good for seven days." failed=fault(invite) />
            {loaded(
                staff,
                || view! { <CardsWaiting label="Loading the people" /> }.into_any(),
                move |(view, role)| {
                    let may_change = role.may(Thing::Staff, Action::Change);
                    view! {
                        <People people=view.people may_change />
                        <Invited invited=view.invited may_change />
                        {may_change.then(|| view! { <Invite action=invite /> })}
                    }
                },
            )}
        </SettingsPage>
    }
}

#[component]
fn People(people: Vec<StaffRow>, may_change: bool) -> impl IntoView {
    let changes = Changes::here();
    let (change, remove) = (changes.action::<SetStaffRole>(), changes.action::<RemoveStaff>());
    let rows = people.into_iter().map(move |person| view! { <Person person may_change change remove /> });
    view! {
        <DeedFault fault=fault(change) />
        <DeedFault fault=fault(remove) />
        <Card title="People" flush=true>
            <ul class="divide-y divide-line">{rows.collect_view()}</ul>
        </Card>
    }
}

#[component]
fn Person(
    person: StaffRow,
    may_change: bool,
    change: ServerAction<SetStaffRole>,
    remove: ServerAction<RemoveStaff>,
) -> impl IntoView {
    let StaffRow { account, name, email, role, since, is_you } = person;
    let other = if role == StaffRole::Manager { StaffRole::Staff } else { StaffRole::Manager };
    let is_owner = role == StaffRole::Owner;
    let called = name.clone();
    let whom = name.clone();
    view! {
        <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
            <Avatar name=name.clone() />
            <div class="min-w-0 flex-1 basis-52">
                <p class="font-[560] wrap-anywhere">{name} {is_you.then_some(" (you)")}</p>
                <p class="soft text-small wrap-anywhere">{email} ", since " <When at=since day=true inside=true /></p>
            </div>
            <Badge tone=if is_owner { Tone::Accent } else { Tone::Neutral } plain=true>
                {role.label()}
            </Badge>
            <div class="flex flex-wrap items-center gap-1">
                {(may_change && !is_owner)
                    .then(|| {
                        view! {
                            <ActionForm action=change>
                                <Hidden name="account" value=account.to_string() />
                                <Hidden name="role" value=other.name() />
                                <Button submit=true size=ButtonSize::Small busy=busy(change) busy_says="Saving">
                                    {format!("Make {}", other.name())}
                                    <span class="sr-only">{format!(": {called}")}</span>
                                </Button>
                            </ActionForm>
                        }
                    })}
                {((may_change || is_you) && !is_owner)
                    .then(|| {
                        view! {
                            <ActionForm action=remove>
                                <Hidden name="account" value=account.to_string() />
                                <Button
                                    submit=true
                                    size=ButtonSize::Small
                                    kind=ButtonKind::Quiet
                                    busy=busy(remove)
                                    busy_says="Removing"
                                >
                                    {if is_you { "Leave the shop" } else { "Remove" }}
                                    <span class="sr-only">{format!(": {whom}")}</span>
                                </Button>
                            </ActionForm>
                        }
                    })}
            </div>
        </li>
    }
}

#[component]
fn Invited(invited: Vec<InvitationRow>, may_change: bool) -> impl IntoView {
    let withdraw = Changes::here().action::<WithdrawInvitation>();
    if invited.is_empty() {
        return ().into_any();
    }
    let row = move |invitation: InvitationRow| {
        let email = invitation.email.clone();
        let until = if invitation.is_over {
            view! { "Too old to be accepted" }.into_any()
        } else {
            view! { "Good until " <When at=invitation.expires_at day=true inside=true /> }.into_any()
        };
        view! {
            <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
                <div class="min-w-0 flex-1 basis-52">
                    <p class="font-[560] wrap-anywhere">{invitation.email.clone()}</p>
                    <p class="soft text-small">{until}</p>
                </div>
                <Badge tone=Tone::Info>{invitation.role.label()}</Badge>
                {may_change
                    .then(|| {
                        view! {
                            <ActionForm action=withdraw>
                                <Hidden name="invitation" value=invitation.id.to_string() />
                                <Button
                                    submit=true
                                    size=ButtonSize::Small
                                    kind=ButtonKind::Quiet
                                    busy=busy(withdraw)
                                    busy_says="Withdrawing"
                                >
                                    "Withdraw"
                                    <span class="sr-only">{format!(" the invitation of {email}")}</span>
                                </Button>
                            </ActionForm>
                        }
                    })}
            </li>
        }
    };
    view! {
        <DeedFault fault=fault(withdraw) />
        <Card title="Invited" flush=true>
            <ul class="divide-y divide-line">{invited.into_iter().map(row).collect_view()}</ul>
        </Card>
    }
    .into_any()
}

#[component]
fn Invite(action: ServerAction<InviteStaff>) -> impl IntoView {
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    let beside = beside(failed);
    let NewInvitation { email, role } = typed_or(failed, NewInvitation::default());
    let is = move |wanted: StaffRole| role == wanted.name() || (role.is_empty() && wanted == StaffRole::Staff);
    let wrong_role = beside.run("role".to_owned());
    let choices = StaffRole::INVITED.map(move |role| {
        view! {
            <Choice name="form[role]" value=role.name() title=role.label() note=may(role).to_owned() checked=is(role) />
        }
    });
    view! {
        <Card title="Invite somebody">
            <ActionForm action attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
                <DeedFault fault=failed />
                <Field
                    label="E-mail"
                    name="form[email]"
                    value=email
                    kind=InputKind::Email
                    maxlength=254_u32
                    help="They get a link. It works for the account of this address alone."
                    error=beside.run("email".to_owned())
                />
                <Choices legend="Role" class="sm:grid-cols-2">
                    {choices.collect_view()}
                </Choices>
                {move || wrong_role.get().map(|words| view! { <p class="text-danger text-small" role="alert">{words}</p> })}
                <div>
                    <Button kind=ButtonKind::Accent submit=true busy=busy(action) busy_says="Inviting">
                        "Send invitation"
                    </Button>
                </div>
            </ActionForm>
        </Card>
    }
}
