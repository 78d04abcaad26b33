//! Events that no handler could take, put aside for a person.

use app::insights::{Replay, parked};
use app::site::{Changes, DeedFault, Hidden, PageHead, RowsWaiting, When, busy, fault, loaded, page_number};
use domain::insights::ParkedDelivery;
use domain::paging::Paged;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonSize, Card, Cell, Column, Empty, LinkButton, Pager, Place, Row, Table, icons};

use crate::paths;

/// The list of parked deliveries.
#[component]
pub fn Parked() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let action = changes.action::<Replay>();
    let page = Memo::new(move |_| page_number(&query.read()));
    let deliveries = Resource::new(move || (page.get(), changes.count()), |(page, _)| parked(page));
    let lead =
        || "No handler could take these. Mend the cause, then hand them over once more: nothing takes effect twice.";
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5">
            <PageHead title="Parked events" lead />
            <DeedFault fault=fault(action) />
            {loaded(
                deliveries,
                || view! { <RowsWaiting label="Loading parked events" rows=6 /> }.into_any(),
                move |deliveries| view! { <Found deliveries action /> },
            )}
        </main>
    }
}

#[component]
fn Found(deliveries: Paged<ParkedDelivery>, action: ServerAction<Replay>) -> impl IntoView {
    if deliveries.items.is_empty() {
        return view! {
            <Empty
                icon=icons::CIRCLE_CHECK
                title="Nothing is parked"
                text="Every event has reached its handlers. What cannot be delivered would stand here."
                class="card"
            >
                <LinkButton href=paths::HOME>"Back to the dashboard"</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let columns = vec![
        Column::new("Event"),
        Column::new("Handler"),
        Column::new("Last error"),
        Column::new("Tries").end(),
        Column::new("Parked").end(),
        Column::bare("Deeds").end(),
    ];
    let (page, per) = (u64::from(deliveries.page.number), u64::from(deliveries.page.size));
    let href = |page: u64| paths::parked(u32::try_from(page).unwrap_or(u32::MAX));
    view! {
        <Card flush=true class="overflow-hidden">
            <Table label="Parked events" columns>
                {deliveries.items.into_iter().map(|delivery| view! { <Delivery delivery action /> }).collect_view()}
            </Table>
        </Card>
        <Pager label="Pages of parked events" page per total=deliveries.total href=Callback::new(href) />
    }
    .into_any()
}

#[component]
fn Delivery(delivery: ParkedDelivery, action: ServerAction<Replay>) -> impl IntoView {
    let name = delivery.name.clone();
    view! {
        <Row>
            <Cell place=Place::Lead class="font-[540] wrap-anywhere">
                {delivery.name}
            </Cell>
            <Cell place=Place::Below class="soft wrap-anywhere min-[40rem]:min-w-36">
                {delivery.handler}
            </Cell>
            <Cell place=Place::Foot>
                <span class="block font-mono text-log wrap-anywhere max-w-[40rem] min-[40rem]:min-w-56 line-clamp-6">{delivery.last_error}</span>
            </Cell>
            <Cell end=true class="soft">
                {delivery.attempts}
            </Cell>
            <Cell place=Place::BelowEnd end=true class="soft">
                <When at=delivery.parked_at />
            </Cell>
            <Cell place=Place::End end=true>
                <ActionForm action>
                    <Hidden name="delivery" value=delivery.id.to_string() />
                    <Button submit=true size=ButtonSize::Small icon=icons::ROTATE_CCW busy=busy(action) busy_says="Replaying">
                        "Replay"
                        <span class="sr-only">{format!(" {name}")}</span>
                    </Button>
                </ActionForm>
            </Cell>
        </Row>
    }
}
