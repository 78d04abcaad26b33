//! Who is signed in, and the way out.

use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Avatar, Icon, MenuButton, MenuLink, icons};

use super::account::{PROFILE, SECURITY};
use crate::identity::SignOut;

/// The signed-in person at the foot of the side: a menu with the way out, which opens without script.
#[component]
pub fn Person(
    /// The name in bold, and the line below it.
    person: Signal<Option<(String, String)>>,
) -> impl IntoView {
    let action = ServerAction::<SignOut>::new();
    let face = move || {
        person.get().map(|(name, line)| {
            view! {
                <Avatar name=name.clone() />
                <span class="grid leading-tight min-w-0">
                    <span class="font-[560] truncate">{name}</span>
                    <span class="text-caption soft truncate">{line}</span>
                </span>
            }
        })
    };
    view! {
        <details class="menu-box up start w-full">
            <summary class="flex items-center gap-2.5 w-full min-h-11 px-1.5 rounded-md hover:bg-sunk">
                <span class="sr-only">"Your account"</span>
                <Transition>{face}</Transition>
                <Icon name=icons::CHEVRONS_UP_DOWN small=true class="ms-auto soft" />
            </summary>
            <div class="menu float">
                <MenuLink href="/notices" icon=icons::BELL>
                    "Notices"
                </MenuLink>
                <MenuLink href=PROFILE icon=icons::USER>
                    "Your account"
                </MenuLink>
                <MenuLink href=SECURITY icon=icons::LOCK>
                    "Security"
                </MenuLink>
                <ActionForm action>
                    <MenuButton submit=true icon=icons::LOG_OUT>
                        "Sign out"
                    </MenuButton>
                </ActionForm>
            </div>
        </details>
    }
}

/// The way to the account, and the way out, as lines of the phone's menu.
#[component]
pub(super) fn AccountRows() -> impl IntoView {
    let action = ServerAction::<SignOut>::new();
    view! {
        <ul class="border-t border-line mt-3 pt-3">
            <li>
                <a href=PROFILE>
                    <Icon name=icons::USER />
                    "Your account"
                </a>
            </li>
            <li>
                <a href=SECURITY>
                    <Icon name=icons::LOCK />
                    "Security"
                </a>
            </li>
        </ul>
        <ActionForm action>
            <button type="submit" class="flex items-center gap-2.5 w-full min-h-11 px-2.5 rounded-md soft hover:bg-sunk">
                <Icon name=icons::LOG_OUT />
                "Sign out"
            </button>
        </ActionForm>
    }
}
