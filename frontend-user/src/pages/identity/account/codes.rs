//! New recovery codes, shown this once.

use domain::identity::RecoveryCodes;
use leptos::prelude::*;
use ui::{ButtonKind, Crumb, LinkButton, Note, Tone};

use super::frame::Frame;
use crate::answered::answered;
use crate::paths;

/// The page that shows them.
#[component]
pub fn CodesPage() -> impl IntoView {
    let question = async {
        // Whoever is signed out is told so before anything is taken away.
        app::identity::authenticator().await?;
        app::identity::shown_codes().await
    };
    answered(question, |codes| {
        let body = match codes {
            Some(codes) => view! { <Codes codes /> }.into_any(),
            None => view! { <Gone /> }.into_any(),
        };
        view! {
            <Frame here=paths::SECURITY title="Recovery codes" above=vec![Crumb::new("Security", paths::SECURITY)]>
                {body}
            </Frame>
        }
    })
}

#[component]
fn Codes(codes: RecoveryCodes) -> impl IntoView {
    let rows =
        codes.0.into_iter().map(|code| view! { <li class="font-mono text-[1.0625rem] py-1 select-all">{code}</li> });
    view! {
        <Note tone=Tone::Warning>
            "Write these down or print this page, and keep them away from your phone. We show them this once."
        </Note>
        <ol class="card p-5 mt-5 grid grid-cols-1 sm:grid-cols-2 gap-x-10 max-w-96" aria-label="Recovery codes">
            {rows.collect_view()}
        </ol>
        <p class="soft text-dense mt-4 max-w-[34rem]">"Each is good for one sign-in in place of a code of your app. Earlier ones are worth nothing any more."</p>
        <div class="mt-6">
            <LinkButton href=paths::SECURITY kind=ButtonKind::Accent>
                "I have written them down"
            </LinkButton>
        </div>
    }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <p class="max-w-[36rem]">"Recovery codes are shown once, and that is over. If you did not write them down, make new ones."</p>
        <div class="mt-6">
            <LinkButton href=paths::APP>"Make new codes"</LinkButton>
        </div>
    }
}
