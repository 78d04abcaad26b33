//! Taking one's data along, and leaving.

use app::Words;
use app::identity::{AskErasure, AskExport};
use domain::identity::{ExportView, ProfileView};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Badge, Button, ButtonKind, Field, Icon, InputKind, LinkButton, Tone, icons};

use super::frame::Frame;
use super::home::Leaving;
use crate::answered::answered;
use crate::clock::{When, now};
use crate::forms::{Done, Refusal, beside, done, refused};
use crate::parts::Section;
use crate::paths;

/// The page of one's data.
#[component]
pub fn DataPage() -> impl IntoView {
    let question = async { Ok((app::identity::profile().await?, app::identity::exports().await?)) };
    let page = |(profile, exports): (ProfileView, Vec<ExportView>)| {
        let leaving = profile.erase_at;
        let has_password = profile.has_password;
        view! {
            <Frame here=paths::DATA title="Your data" lead="Take a copy of all of it along, or have the account erased.">
                {leaving.map(|at| view! { <Leaving at /> })}
                <Copies exports />
                {leaving.is_none().then(|| view! { <Leave has_password /> })}
            </Frame>
        }
    };
    answered(question, page)
}

#[component]
fn Copies(exports: Vec<ExportView>) -> impl IntoView {
    let refused = refused::<AskExport, _>().map(|fault| fault.sentence());
    let making = exports.iter().any(|export| export.ready_at.is_none());
    let rows = exports.into_iter().map(|export| view! { <Copy export /> }).collect::<Vec<_>>();
    view! {
        <Section id="copy" title="A copy of your data">
            <Done sentence={done::<AskExport>().then_some("Your copy is being made.")} />
            <Refusal sentence=refused class="mb-4" />
            <p class="soft text-dense max-w-[34rem]">
                "Your profile, addresses, devices, orders, notices and mail, as JSON and as CSV tables in one file. It is made within a minute, and kept for a week."
            </p>
            {(!rows.is_empty()).then(|| view! { <ul class="mt-4 border-y border-line divide-y divide-line">{rows}</ul> })}
            <form method="post" action=AskExport::PATH class="mt-4" data-said="Your copy is being made">
                <Button submit=true disabled=making icon=icons::DOWNLOAD>
                    "Make a copy"
                </Button>
            </form>
            {making
                .then(|| {
                    view! {
                        <p class="text-small soft mt-2">
                            "One is being made. "
                            <a class="link" href=paths::DATA rel="external">
                                "Look again"
                            </a>
                        </p>
                    }
                })}
        </Section>
    }
}

#[component]
fn Copy(export: ExportView) -> impl IntoView {
    let (asked_at, expires_at) = (export.asked_at, export.expires_at);
    let over = expires_at <= now();
    let size = export.bytes.map(size_words).unwrap_or_default();
    let state = match export.ready_at {
        None => view! { <Badge tone=Tone::Info>"Being made"</Badge> }.into_any(),
        Some(_) if over => view! { <Badge>"Thrown away"</Badge> }.into_any(),
        Some(_) => view! {
            // A file, not a page: the browser fetches it by itself.
            <LinkButton href=paths::export(export.id) icon=icons::DOWNLOAD attr:download="" attr:rel="external">
                "Download"
                <span class="soft">{size}</span>
            </LinkButton>
        }
        .into_any(),
    };
    view! {
        <li class="flex flex-wrap items-center gap-x-4 gap-y-2 py-3" id=format!("copy-{}", export.id)>
            <Icon name=icons::FILE_TEXT class="text-ink-soft" />
            <div class="min-w-0 flex-1 basis-48">
                <p class="font-[540]">"Asked for " <When at=asked_at /></p>
                <p class="text-small soft">{if over { "Was kept until " } else { "Kept until " }} <When at=expires_at /></p>
            </div>
            {state}
        </li>
    }
}

/// How large a file is: `14 KB`.
fn size_words(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{} MB", bytes.div_ceil(1_000_000)),
    }
}

#[component]
fn Leave(has_password: bool) -> impl IntoView {
    let refused = refused::<AskErasure, _>();
    let wrong = beside(refused.as_ref(), "password");
    let open = refused.is_some();
    let sentence = refused.as_ref().map(Words::sentence);
    view! {
        <Section id="leave" title="Delete the account">
            <Refusal sentence class="mb-4" />
            <p class="soft text-dense max-w-[34rem]">
                "For 30 days you can change your mind. Then your name, addresses and everything else of you are erased. What the law makes us keep, such as invoices, stays without your name."
            </p>
            <details class="mt-3" open=open>
                <summary class="link text-dense inline-flex items-center min-h-11">"I want to delete my account"</summary>
                <form method="post" action=AskErasure::PATH class="mt-3 grid grid-cols-1 gap-4 max-w-96" data-said="Your account will be erased in 30 days">
                    {has_password
                        .then(|| {
                            view! {
                                <Field
                                    label="Your password"
                                    name="form[password]"
                                    kind=InputKind::Password
                                    error=wrong
                                    autocomplete="current-password"
                                    maxlength=256_u32
                                />
                            }
                        })}
                    <div>
                        <Button kind=ButtonKind::Danger submit=true busy_says="One moment">
                            "Delete my account in 30 days"
                        </Button>
                    </div>
                </form>
            </details>
        </Section>
    }
}

#[cfg(test)]
mod tests {
    use super::size_words;

    #[test]
    fn sizes_are_said_in_round_numbers() {
        assert_eq!([900, 13_400, 2_000_001].map(size_words), ["900 bytes", "14 KB", "3 MB"]);
    }
}
