//! Passkeys: those there are, and adding one with this device.

use domain::identity::{PASSKEYS_MAX, PasskeyAnswer, PasskeyRefusal, PasskeyView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::{Button, ButtonKind, ButtonSize, Card, Field, InputKind, Note, Tone, icons};

use crate::call::Fault;
use crate::identity::{RemovePasskey, add_passkey, begin_passkey};
use crate::site::changes::{Changes, DeedFault, Hidden, busy, fault};
use crate::site::passkeys::{Deed as Asked, ask, possible};
use crate::site::told::at;
use crate::site::when::When;

pub(super) type Deed = ServerAction<RemovePasskey>;

pub(super) fn deed(changes: Changes) -> Deed {
    changes.action()
}

/// The card.
#[component]
pub(super) fn Passkeys(keys: Vec<PasskeyView>, has_password: bool, remove: Deed) -> impl IntoView {
    let possible = possible();
    let none = keys.is_empty();
    let full = keys.len() >= PASSKEYS_MAX as usize;
    let rows = keys.into_iter().map(move |key| view! { <Key key remove /> });
    let way = move || {
        if full {
            view! { <p class="soft">"Remove a passkey to make room for another one."</p> }.into_any()
        } else if possible.get() {
            view! { <Add has_password /> }.into_any()
        } else {
            view! { <p class="soft">"This browser cannot add one: it needs script, and an address with a name."</p> }
                .into_any()
        }
    };
    view! {
        <Card title="Passkeys">
            <div class="grid grid-cols-1 gap-5">
                <p class="max-w-[38rem]">"A passkey stays in your device and opens your account with its lock instead of a password."</p>
                <DeedFault fault=fault(remove) />
                {(!none).then(|| view! { <ul class="divide-y divide-line border-y border-line">{rows.collect_view()}</ul> })}
                {way}
            </div>
        </Card>
    }
}

#[component]
fn Key(key: PasskeyView, remove: Deed) -> impl IntoView {
    let PasskeyView { id, name, added_at, last_used_at } = key;
    let called = name.clone();
    let used = match last_used_at {
        Some(at) => view! { ", last used " <When at inside=true /> }.into_any(),
        None => ", never used".into_any(),
    };
    view! {
        <li class="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div class="min-w-0 flex-1 basis-52">
                <p class="font-[560] wrap-anywhere">{name}</p>
                <p class="soft text-small">"Added " <When at=added_at day=true inside=true /> {used}</p>
            </div>
            <ActionForm action=remove>
                <Hidden name="passkey" value=id.to_string() />
                <Button submit=true size=ButtonSize::Small kind=ButtonKind::Quiet busy=busy(remove) busy_says="Removing">
                    "Remove"
                    <span class="sr-only">{format!(" the passkey {called}")}</span>
                </Button>
            </ActionForm>
        </li>
    }
}

#[component]
fn Add(has_password: bool) -> impl IntoView {
    let changes = Changes::here();
    let (name, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let failed = RwSignal::new(None::<Fault<PasskeyRefusal>>);
    let (busy, turned_away) = (RwSignal::new(false), RwSignal::new(false));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        failed.set(None);
        turned_away.set(false);
        spawn_local(async move {
            let made = make(name.get_untracked(), password.get_untracked()).await;
            busy.try_set(false);
            match made {
                Ok(true) => changes.changed(),
                Ok(false) => drop(turned_away.try_set(true)),
                Err(fault) => drop(failed.try_set(Some(fault))),
            }
        });
    };
    view! {
        <form class="grid grid-cols-1 gap-4 max-w-[28rem]" on:submit=send novalidate=true>
            <DeedFault fault=failed.into() />
            <Show when=move || turned_away.get()>
                <Note tone=Tone::Danger alert=true>
                    "No passkey was made. Try again, or with another device."
                </Note>
            </Show>
            <Field
                label="What you call it"
                name="passkey-name"
                bind=name
                maxlength=60_u32
                help="Such as the device it is in."
                error=at(failed.into(), "name")
            />
            {has_password
                .then(|| {
                    view! {
                        <Field
                            label="Your password"
                            name="passkey-password"
                            bind=password
                            kind=InputKind::Password
                            autocomplete="current-password"
                            maxlength=256_u32
                            error=at(failed.into(), "password")
                        />
                    }
                })}
            <div>
                <Button submit=true kind=ButtonKind::Ink icon=icons::KEY_ROUND busy=busy busy_says="Asking your device">
                    "Add a passkey"
                </Button>
            </div>
        </form>
    }
}

/// Whether the device made a key and the market took it.
async fn make(name: String, password: String) -> Result<bool, Fault<PasskeyRefusal>> {
    let ceremony = begin_passkey(password).await?;
    let Some(credential) = ask(Asked::Create, &ceremony.options).await else { return Ok(false) };
    let name = if name.trim().is_empty() { "Passkey".to_owned() } else { name };
    add_passkey(PasskeyAnswer { ceremony: ceremony.id, credential, name }).await.map(|_| true)
}
