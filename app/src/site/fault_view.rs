//! What a page shows while it waits, and when there is no answer: what happened, and what to do.

use std::future::IntoFuture;

use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Icon, IconName, LinkButton, icons};

use super::address::{address, here};
use crate::call::{Answer, Fault};
use crate::words::Words;

/// Why there is nothing to show, with one next step.
#[component]
pub fn FaultView<R>(
    /// What went wrong.
    fault: Fault<R>,
    /// Nothing else stands on the page, so its title is here.
    #[prop(optional)]
    whole: bool,
) -> impl IntoView
where
    R: Words,
{
    if matches!(fault, Fault::NotFound) {
        crate::call::set_status(404);
    }
    let (icon, title, label, href) = face(&fault, here());
    let head = if whole {
        view! {
            <Title text=title />
            <h1 class="text-h3">{title}</h1>
        }
        .into_any()
    } else {
        view! { <p class="text-h3">{title}</p> }.into_any()
    };
    view! {
        <div class="empty card">
            <Icon name=icon />
            {head}
            <p class="why">{fault.sentence()}</p>
            <LinkButton href>{label}</LinkButton>
        </div>
    }
}

fn face<R>(fault: &Fault<R>, path: String) -> (IconName, &'static str, &'static str, String) {
    match fault {
        Fault::SignedOut => (icons::LOCK, "Signed out", "Sign in", address("/sign-in", &[("next", &path)])),
        Fault::Forbidden => (icons::LOCK, "Not for this account", "Go to the first page", "/".to_owned()),
        Fault::NotFound => (icons::SEARCH, "Nothing here", "Go to the first page", "/".to_owned()),
        Fault::TooMany { .. } => (icons::HOURGLASS, "One moment", "Try again", path),
        Fault::Refused(_) | Fault::Broken { .. } | Fault::Malformed | Fault::Unreachable => {
            (icons::TRIANGLE_ALERT, "This did not work", "Try again", path)
        }
    }
}

/// Shows what `resource` brings to a part of a page: `waiting` first, then `show`, or the reason why there is nothing.
pub fn loaded<T, V>(
    resource: Resource<Answer<T>>,
    waiting: impl Fn() -> AnyView + Send + Sync + 'static,
    show: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    awaited(resource, waiting, show, false)
}

/// The same for a page that is about one thing, title and all.
pub fn loaded_page<T, V>(
    resource: Resource<Answer<T>>,
    waiting: impl Fn() -> AnyView + Send + Sync + 'static,
    show: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    awaited(resource, waiting, show, true)
}

fn awaited<T, V>(
    resource: Resource<Answer<T>>,
    waiting: impl Fn() -> AnyView + Send + Sync + 'static,
    show: impl Fn(T) -> V + Clone + Send + Sync + 'static,
    whole: bool,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let ready = move || {
        let show = show.clone();
        Suspend::new(async move {
            match resource.into_future().await {
                Ok(answer) => show(answer).into_any(),
                Err(fault) => view! { <FaultView fault whole /> }.into_any(),
            }
        })
    };
    view! { <Transition fallback=waiting>{ready}</Transition> }
}
