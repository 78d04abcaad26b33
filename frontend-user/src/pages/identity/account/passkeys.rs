//! Passkeys: those that are there, and one more.

use app::Words;
use app::identity::{AddPasskey, BeginPasskey, RemovePasskey};
use domain::identity::{PASSKEYS_MAX, PasskeyView};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Button, ButtonKind, ButtonSize, Field, Icon, InputKind, icons};

use crate::clock::When;
use crate::forms::{Done, Refusal, beside, done, refused};
use crate::pages::identity::passkey::PasskeyMade;
use crate::parts::Section;

/// The part of the page about passkeys.
#[component]
pub fn Passkeys(passkeys: Vec<PasskeyView>, has_password: bool) -> impl IntoView {
    let full = passkeys.len() >= PASSKEYS_MAX as usize;
    let refused = refused::<RemovePasskey, _>().or_else(refused::<AddPasskey, _>).or_else(refused::<BeginPasskey, _>);
    let (password, name) = (beside(refused.as_ref(), "password"), beside(refused.as_ref(), "name"));
    let sentence = refused.as_ref().map(Words::sentence);
    view! {
        <Section id="passkeys" title="Passkeys">
            <Done sentence={done::<RemovePasskey>().then_some("The passkey is removed.")} />
            <Refusal sentence class="mb-4" />
            <p class="soft text-dense max-w-[34rem]">
                "Your device proves that it is you, by fingerprint, face or its own code. Nothing to type, nothing to forget."
            </p>
            {(!passkeys.is_empty())
                .then(|| {
                    let rows = passkeys.into_iter().map(|key| view! { <Row key /> }).collect_view();
                    view! { <ul class="mt-4 border-y border-line divide-y divide-line">{rows}</ul> }
                })}
            <p class="mt-3 text-dense noscript-only">"Adding a passkey needs scripting switched on."</p>
            <div class="script-only mt-4">
                {if full {
                    view! { <p class="text-dense">{format!("You keep {PASSKEYS_MAX} passkeys. Remove one to add another.")}</p> }
                        .into_any()
                } else {
                    view! { <NewKey has_password password name /> }.into_any()
                }}
            </div>
        </Section>
    }
}

#[component]
fn Row(key: PasskeyView) -> impl IntoView {
    let id = key.id.to_string();
    let name = key.name.clone();
    view! {
        <li class="flex flex-wrap items-center gap-x-4 gap-y-1 py-3" id=format!("passkey-{id}")>
            <Icon name=icons::KEY_ROUND class="text-ink-soft" />
            <div class="min-w-0 flex-1 basis-48">
                <p class="font-[540] wrap-anywhere">{key.name}</p>
                <p class="text-small soft">
                    "Added "
                    <When at=key.added_at />
                    {key.last_used_at.map(|at| view! { "; last used " <When at /> })}
                </p>
            </div>
            <form method="post" action=RemovePasskey::PATH data-said="Passkey removed">
                <input type="hidden" name="passkey" value=id.clone() />
                <Button kind=ButtonKind::Quiet size=ButtonSize::Small submit=true>
                    "Remove"
                    <span class="sr-only">" " {name}</span>
                </Button>
            </form>
        </li>
    }
}

#[component]
fn NewKey(
    has_password: bool,
    #[prop(optional_no_strip)] password: Option<String>,
    #[prop(optional_no_strip)] name: Option<String>,
) -> impl IntoView {
    view! {
        <PasskeyMade>
            <form method="post" action=BeginPasskey::PATH class="grid grid-cols-1 gap-4 max-w-96">
                <Field
                    label="Name of the new passkey"
                    name="form[name]"
                    id="passkey-name"
                    help="So that you know it again, like “My phone”"
                    error=name
                    autocomplete="off"
                    maxlength=60_u32
                />
                {has_password
                    .then(|| {
                        view! {
                            <Field
                                label="Your password"
                                name="password"
                                id="passkey-password"
                                kind=InputKind::Password
                                error=password
                                autocomplete="current-password"
                                maxlength=256_u32
                            />
                        }
                    })}
                <div>
                    <Button submit=true icon=icons::PLUS>
                        "Add a passkey"
                    </Button>
                </div>
            </form>
        </PasskeyMade>
    }
}
