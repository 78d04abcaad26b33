//! The shop's offers: what runs, what is to come, what is over.

use app::catalog::{EndOffer, my_offers};
use app::site::{Changes, DeedFault, Hidden, PageHead, RowsWaiting, When, busy, fault, loaded, page_number};
use domain::catalog::{OfferRow, OfferState, OffersView};
use domain::id::OfferId;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{
    Badge, Button, ButtonKind, ButtonSize, Card, Cell, Column, Empty, LinkButton, NoPhoto, Note, Pager, Place, Row,
    Table, Thumb, Tone, icons,
};

use crate::paths;

/// The list of offers.
#[component]
pub fn Offers() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let end = changes.action::<EndOffer>();
    let page = Memo::new(move |_| page_number(&query.read()));
    let offers = Resource::new(move || (page.get(), changes.count()), |(page, _)| my_offers(page));
    let failed = fault(end);
    let saved = move || query.read().get_str("saved").is_some() && failed.get().is_none();
    let deeds = || {
        view! {
            <LinkButton href=paths::NEW_OFFER kind=ButtonKind::Accent icon=icons::PLUS>
                "Make an offer"
            </LinkButton>
        }
    };
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5">
            <PageHead title="Offers" lead=|| "Lower prices for a time. They begin and end by themselves." deeds />
            <div role="status" class="empty:hidden">
                {move || saved().then(|| view! { <Note tone=Tone::Success>"The offer stands. It begins and ends by itself."</Note> })}
            </div>
            <DeedFault fault=failed />
            {loaded(
                offers,
                || view! { <RowsWaiting label="Loading offers" rows=8 /> }.into_any(),
                move |view: OffersView| view! { <Found view end /> },
            )}
        </main>
    }
}

#[component]
fn Found(view: OffersView, end: ServerAction<EndOffer>) -> impl IntoView {
    let OffersView { offers, .. } = view;
    if offers.items.is_empty() {
        return view! {
            <Empty
                icon=icons::TAG
                title="No offers yet"
                text="An offer shows the price it comes from, the lowest of the last 30 days, and when it ends."
                class="card"
            >
                <LinkButton href=paths::NEW_OFFER>"Make an offer"</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let columns = vec![
        Column::bare("Picture"),
        Column::new("Product"),
        Column::new("State"),
        Column::new("Begins"),
        Column::new("Ends"),
        Column::new("Units").end(),
        Column::new("Price").end(),
        Column::bare("Deeds"),
    ];
    let (page, per) = (u64::from(offers.page.number), u64::from(offers.page.size));
    let href = |page: u64| format!("{}?page={page}", paths::OFFERS);
    view! {
        <Card flush=true class="overflow-hidden">
            <Table label="Offers" columns>
                {offers.items.into_iter().map(|offer| view! { <Offer offer end /> }).collect_view()}
            </Table>
        </Card>
        <Pager label="Pages of offers" page per total=offers.total href=Callback::new(href) />
    }
    .into_any()
}

#[component]
fn Offer(offer: OfferRow, end: ServerAction<EndOffer>) -> impl IntoView {
    let picture = match offer.image {
        Some(image) => view! { <Thumb src=image.src(160) /> }.into_any(),
        None => view! { <NoPhoto class="thumb" /> }.into_any(),
    };
    let units = match offer.limit {
        Some(limit) => format!("{} of {limit} taken", offer.taken),
        None => "No limit".to_owned(),
    };
    let (tone, state) = told(offer.state);
    let (id, state_now, title) = (offer.id, offer.state, offer.title.clone());
    // On a phone it stands below the end, because the last column is not shown there.
    let ending = |class| {
        let title = title.clone();
        state_now.may_end().then(|| view! { <div class=class><Ending id state=state_now title end /></div> })
    };
    let (below, beside) = (ending("-ms-3 mt-1 min-[40rem]:hidden"), ending("max-[40rem]:hidden"));
    view! {
        <Row>
            <Cell place=Place::Mark class="min-[40rem]:w-18">
                {picture}
            </Cell>
            <Cell place=Place::Lead>
                <a class="font-[540] hover:underline" href=paths::product(offer.product)>
                    {offer.title}
                </a>
            </Cell>
            <Cell place=Place::BelowEnd>
                <Badge tone>{state}</Badge>
            </Cell>
            <Cell class="soft whitespace-nowrap">
                <When at=offer.starts_at />
            </Cell>
            <Cell place=Place::Below class="soft whitespace-nowrap">
                <When at=offer.ends_at />
                {below}
            </Cell>
            <Cell end=true class="soft">
                {units}
            </Cell>
            <Cell place=Place::End end=true class="num whitespace-nowrap">
                {offer.price.to_string()}
                <span class="soft">{format!(", −{}%", offer.percent)}</span>
            </Cell>
            <Cell end=true>{beside}</Cell>
        </Row>
    }
}

#[component]
fn Ending(id: OfferId, state: OfferState, title: String, end: ServerAction<EndOffer>) -> impl IntoView {
    let verb = if state == OfferState::Coming { "Call off" } else { "End now" };
    view! {
        <ActionForm action=end>
            <Hidden name="offer" value=id.to_string() />
            <Button submit=true size=ButtonSize::Small kind=ButtonKind::Quiet busy=busy(end) busy_says="Ending">
                {verb}
                <span class="sr-only">{format!(" the offer of {title}")}</span>
            </Button>
        </ActionForm>
    }
}

/// How a state looks and what it is called.
fn told(state: OfferState) -> (Tone, &'static str) {
    match state {
        OfferState::Coming => (Tone::Info, "To come"),
        OfferState::Running => (Tone::Success, "Running"),
        OfferState::UsedUp => (Tone::Warning, "All taken"),
        OfferState::Over => (Tone::Neutral, "Over"),
        OfferState::CalledOff => (Tone::Neutral, "Ended early"),
    }
}
