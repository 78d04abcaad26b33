//! All mails, by state and by words.

use app::messages::mailbox;
use app::site::{Changes, PageHead, RowsWaiting, SearchForm, When, loaded, page_number, typed};
use domain::lifecycle::Lifecycle;
use domain::messages::{MailRow, MailState};
use domain::paging::Paged;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Card, Cell, Column, Empty, LinkButton, Pager, Place, Row, Tab, Table, Tabs, icons};

use super::state::{MailBadge, label};
use crate::paths;

/// What the list shows: words, a state, a page.
type Asked = (String, Option<MailState>, u32);

/// The list of mails.
#[component]
pub fn Mailbox() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let asked = Memo::new(move |_| {
        let query = query.read();
        (typed(&query, "q"), query.get_str("state").and_then(MailState::named), page_number(&query))
    });
    let words = Memo::new(move |_| asked.read().0.clone());
    let mails =
        Resource::new(move || (asked.get(), changes.count()), |((words, state, page), _)| mailbox(words, state, page));
    view! {
        <main id="main" class="wrap py-7 lg:py-8">
            <PageHead title="Mailbox" lead=|| "Every mail the market has written, newest first." />
            {move || view! { <StateTabs words=words.get() asked /> }}
            <SearchForm
                action=paths::MAILBOX
                label="Search mails"
                placeholder="Recipient or subject"
                words
                state=Signal::derive(move || asked.read().1.map(|state| state.name().to_owned()))
            />
            {loaded(
                mails,
                || view! { <RowsWaiting label="Loading mails" rows=12 /> }.into_any(),
                move |mails| view! { <Found mails asked=asked.get_untracked() /> },
            )}
        </main>
    }
}

#[component]
fn StateTabs(words: String, asked: Memo<Asked>) -> impl IntoView {
    let tab = move |state: Option<MailState>| {
        view! {
            <Tab
                href=paths::mailbox(&words, state, 1)
                current=Signal::derive(move || asked.read().1 == state)
            >
                {state.map_or("All", label)}
            </Tab>
        }
    };
    let states = std::iter::once(None).chain(MailState::STATES.iter().copied().map(Some));
    view! {
        <Tabs label="Mails by state" class="mt-5">
            {states.map(tab).collect_view()}
        </Tabs>
    }
}

#[component]
fn Found(mails: Paged<MailRow>, asked: Asked) -> impl IntoView {
    let (words, state, _) = asked;
    if mails.items.is_empty() {
        let title = match (words.is_empty(), state) {
            (false, _) => format!("No mail matches “{words}”"),
            (true, Some(state)) => format!("No mails in “{}”", label(state)),
            (true, None) => "No mails yet".to_owned(),
        };
        return view! {
            <Empty icon=icons::MAIL title text="Mails are written when people sign up and when orders move." class="card">
                <LinkButton href=paths::MAILBOX>"See all mails"</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let columns = vec![
        Column::new("Subject"),
        Column::new("To"),
        Column::new("State"),
        Column::new("Tries").end(),
        Column::new("Written").end(),
    ];
    let (page, per) = (u64::from(mails.page.number), u64::from(mails.page.size));
    let href = move |page: u64| paths::mailbox(&words, state, u32::try_from(page).unwrap_or(u32::MAX));
    view! {
        <Card flush=true class="overflow-hidden">
            <Table label="Mails, newest first" columns compact=true>
                {mails.items.into_iter().map(|mail| view! { <Mail mail /> }).collect_view()}
            </Table>
        </Card>
        <div class="mt-5">
            <Pager label="Pages of mails" page per total=mails.total href=Callback::new(href) />
        </div>
    }
    .into_any()
}

#[component]
fn Mail(mail: MailRow) -> impl IntoView {
    view! {
        <Row>
            <Cell place=Place::Lead>
                <a
                    class="font-[540] hover:underline max-[40rem]:after:absolute max-[40rem]:after:inset-0"
                    href=paths::mail(mail.id)
                >
                    {mail.subject}
                </a>
            </Cell>
            <Cell place=Place::Below class="wrap-anywhere">
                {mail.to}
            </Cell>
            <Cell place=Place::BelowEnd>
                <MailBadge state=mail.state />
            </Cell>
            <Cell end=true class="soft">
                {mail.attempts}
            </Cell>
            <Cell place=Place::End end=true class="soft font-[400]!">
                <When at=mail.created_at />
            </Cell>
        </Row>
    }
}
