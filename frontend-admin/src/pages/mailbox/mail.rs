//! One mail: to whom, what it says, how it went.

use app::messages::{ResendMail, mail};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, PageHead, When, busy, fault, loaded_page};
use app::{Answer, Fault};
use domain::id::MailId;
use domain::lifecycle::Lifecycle;
use domain::messages::{MailMove, MailView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::{Button, Card, Crumb, Note, Tone, icons};

use super::state::MailBadge;
use crate::paths;

/// The page of one mail.
#[component]
pub fn Mail() -> impl IntoView {
    let params = use_params_map();
    let changes = Changes::here();
    let action = changes.action::<ResendMail>();
    let id = Memo::new(move |_| params.read().get_str("id").and_then(|id| id.parse::<MailId>().ok()));
    let opened_mail = Resource::new(move || (id.get(), changes.count()), |(id, _)| opened(id));
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[60rem]! ms-0!">
            {loaded_page(
                opened_mail,
                || view! { <CardsWaiting label="Loading the mail" /> }.into_any(),
                move |mail| view! { <Opened mail action /> },
            )}
        </main>
    }
}

/// An address that is no id names nothing.
async fn opened(id: Option<MailId>) -> Answer<MailView> {
    match id {
        Some(id) => mail(id).await,
        None => Err(Fault::NotFound),
    }
}

#[component]
fn Opened(mail: MailView, action: ServerAction<ResendMail>) -> impl IntoView {
    let MailView { row, body, last_error, sent_at } = mail;
    let (state, id, to) = (row.state, row.id, row.to.clone());
    let mark = move || view! { <MailBadge state /> };
    let lead = move || view! { "To " <span class="wrap-anywhere">{to}</span> };
    let deeds = move || {
        state.may(MailMove::Resend).then(|| {
            view! {
                <ActionForm action>
                    <Hidden name="mail" value=id.to_string() />
                    <Button submit=true icon=icons::SEND busy=busy(action) busy_says="Sending">
                        "Send again"
                    </Button>
                </ActionForm>
            }
        })
    };
    view! {
        <PageHead title=row.subject above=vec![Crumb::new("Mailbox", paths::MAILBOX)] lead mark deeds />
        <DeedFault fault=fault(action) />
        {last_error
            .map(|error| {
                view! {
                    <Note tone=Tone::Danger>
                        <p class="font-[540]">"The last try failed"</p>
                        <p class="wrap-anywhere">{error}</p>
                    </Note>
                }
            })}
        <Card title="What it says">
            <div class="whitespace-pre-wrap wrap-anywhere text-body max-w-[38rem]">{body}</div>
        </Card>
        <Card title="How it went">
            <dl class="grid gap-2 max-w-[24rem]">
                <Fact name="Written">
                    <When at=row.created_at />
                </Fact>
                <Fact name="Tries">{row.attempts}</Fact>
                <Fact name="Sent">
                    {match sent_at {
                        Some(at) => view! { <When at /> }.into_any(),
                        None => "Not yet".into_any(),
                    }}
                </Fact>
            </dl>
        </Card>
    }
}

#[component]
fn Fact(name: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="flex justify-between gap-4">
            <dt class="soft">{name}</dt>
            <dd class="num">{children()}</dd>
        </div>
    }
}
