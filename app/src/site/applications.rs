//! Somebody's wish to sell, as they and the admins see it: what they say of themselves, and the papers beside it.

use domain::identity::{ApplicationState, ApplicationView, DocumentView, Trade};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Badge, Button, ButtonKind, ButtonSize, Icon, Tone, icons};

use super::changes::{Hidden, busy};
use super::when::When;
use crate::identity::RemoveDocument;

/// Where an application stands.
#[component]
pub fn ApplicationBadge(
    /// Where.
    state: ApplicationState,
) -> impl IntoView {
    let (tone, words) = match state {
        ApplicationState::Pending => (Tone::Warning, "Waiting"),
        ApplicationState::Approved => (Tone::Success, "Approved"),
        ApplicationState::Rejected => (Tone::Danger, "Rejected"),
    };
    view! { <Badge tone>{words}</Badge> }
}

/// What somebody of a trade does, as a title: `Sell services`.
pub fn trade_title(trade: Trade) -> &'static str {
    match trade {
        Trade::Seller => "Sell goods",
        Trade::Creator => "Sell services",
        Trade::Venue => "Sell seats",
        Trade::Brand => "Appear as a brand",
    }
}

/// Titles that are told apart by ear, too: the second of the same is the second.
pub fn told_apart(titles: Vec<String>) -> Vec<String> {
    let seen = |at: usize| titles[..at].iter().filter(|title| **title == titles[at]).count();
    let numbered = |at: usize| match seen(at) {
        0 => titles[at].clone(),
        before => format!("{} ({})", titles[at], before + 1),
    };
    (0..titles.len()).map(numbered).collect()
}

/// What somebody says of themselves, and what was said to it.
#[component]
pub fn Said(
    /// The application.
    application: ApplicationView,
) -> impl IntoView {
    let ApplicationView { about, website, applied_at, decided_at, reason, .. } = application;
    view! {
        <p class="wrap-anywhere whitespace-pre-line">{about}</p>
        {(!website.is_empty())
            .then(|| {
                view! {
                    <p>
                        <a class="link wrap-anywhere" href=website.clone() rel="external nofollow noopener">
                            {website.clone()}
                        </a>
                    </p>
                }
            })}
        {reason.map(|reason| view! { <p class="text-danger wrap-anywhere">{format!("Rejected: {reason}")}</p> })}
        <p class="soft text-small">
            "Applied " <When at=applied_at inside=true />
            {decided_at.map(|at| view! { ", decided " <When at inside=true /> })}
        </p>
    }
}

/// The papers beside an application. They are handed over as files: nothing of them is shown in a page.
#[component]
pub fn Documents(
    /// The papers.
    documents: Vec<DocumentView>,
    /// Takes one of them back, for their owner and as long as nobody has decided.
    #[prop(optional_no_strip)]
    remove: Option<ServerAction<RemoveDocument>>,
) -> impl IntoView {
    if documents.is_empty() {
        return view! { <p class="soft">"No documents."</p> }.into_any();
    }
    let rows = documents.into_iter().map(move |document| view! { <Paper document remove /> });
    view! {
        <ul class="divide-y divide-line border-y border-line" aria-label="Documents">
            {rows.collect_view()}
        </ul>
    }
    .into_any()
}

#[component]
fn Paper(document: DocumentView, remove: Option<ServerAction<RemoveDocument>>) -> impl IntoView {
    let about = format!("{}, {}", document.kind.label(), document.weight());
    let DocumentView { id, name, added_at, .. } = document;
    let called = name.clone();
    view! {
        <li class="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5">
            <Icon name=icons::FILE_TEXT class="soft" />
            <div class="min-w-0 flex-1 basis-52">
                <a class="link font-[540] wrap-anywhere" href=format!("/documents/{id}") rel="external" download="">
                    {name}
                </a>
                <p class="soft text-small">{about} ", sent " <When at=added_at inside=true /></p>
            </div>
            {remove
                .map(|remove| {
                    view! {
                        <ActionForm action=remove>
                            <Hidden name="document" value=id.to_string() />
                            <Button
                                submit=true
                                size=ButtonSize::Small
                                kind=ButtonKind::Quiet
                                busy=busy(remove)
                                busy_says="Taking back"
                            >
                                "Take back"
                                <span class="sr-only">{format!(" {called}")}</span>
                            </Button>
                        </ActionForm>
                    }
                })}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::told_apart;

    #[test]
    fn the_second_of_the_same_is_the_second() {
        let titles = ["Sell services", "Sell seats", "Sell services"].map(str::to_owned).to_vec();
        assert_eq!(told_apart(titles), ["Sell services", "Sell seats", "Sell services (2)"]);
    }
}
