//! Signing in with a passkey. It needs script, and is not seen without it.

use domain::identity::PasskeyAnswer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::{Button, Note, Tone, icons};

use crate::identity::{begin_passkey_sign_in, sign_in_with_passkey};
use crate::site::passkeys::{Deed, ask, possible};
use crate::words::Words;

/// The button, where the browser knows passkeys.
#[component]
pub(super) fn PasskeyDoor(
    /// Where the person wanted to be.
    next: Memo<String>,
) -> impl IntoView {
    let possible = possible();
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let press = move |_| {
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            let came = come_in(next.get_untracked()).await;
            busy.try_set(false);
            failed.try_set(came.err());
        });
    };
    view! {
        <Show when=move || possible.get()>
            <Button wide=true icon=icons::KEY_ROUND busy=busy busy_says="Asking your device" on:click=press>
                "Sign in with a passkey"
            </Button>
        </Show>
        {move || {
            failed
                .get()
                .map(|words| {
                    view! {
                        <Note tone=Tone::Danger alert=true>
                            {words}
                        </Note>
                    }
                })
        }}
    }
}

/// In, and on to the next page; or why not. Where to go, the market says with its answer.
async fn come_in(next: String) -> Result<(), String> {
    let ceremony = begin_passkey_sign_in().await.map_err(|fault| fault.sentence())?;
    let credential = ask(Deed::Get, &ceremony.options).await;
    let credential = credential.ok_or("No passkey was chosen. Try again, or sign in with your password.")?;
    let answer = PasskeyAnswer { ceremony: ceremony.id, credential, name: String::new() };
    let next = Some(next).filter(|next| !next.is_empty());
    sign_in_with_passkey(answer, next).await.map(|_| ()).map_err(|fault| fault.sentence())
}
