//! The ways in which the shop ships: the list in its order, and a form for each.

use app::shops::{MoveShipping, RemoveShipping, SaveShipping, shop_shipping};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, alive, busy, fault, lead_to, loaded, typed};
use domain::money::Currency;
use domain::shops::{Direction, ShippingForm, ShippingRow, ShippingView, places};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, ButtonSize, Card, Empty, Field, InputKind, LinkButton, TextArea, icons};

use super::form::{DoneNote, beside, typed_or};
use super::frame::SettingsPage;
use crate::paths;

/// The section. Which way is being changed stands in the address.
#[component]
pub fn Shipping() -> impl IntoView {
    let changes = Changes::here();
    let save = changes.action::<SaveShipping>();
    let query = use_query_map();
    let shipping = Resource::new(move || changes.count(), |_| shop_shipping());
    let edited = Memo::new(move |_| typed(&query.read(), "edit"));
    view! {
        <SettingsPage title="Shipping" lead="How parcels reach your buyers, and what that costs." href=paths::SHIPPING>
            <DoneNote word="saved" says="Saved. The checkout offers it within a second." failed=fault(save) />
            {loaded(
                shipping,
                || view! { <CardsWaiting label="Loading the ways to ship" /> }.into_any(),
                move |view: ShippingView| {
                    let chosen = view.methods.iter().find(|method| method.id.to_string() == edited.get()).cloned();
                    view! {
                        <Methods methods=view.methods />
                        <Form chosen currency=view.currency action=save />
                    }
                },
            )}
        </SettingsPage>
    }
}

#[component]
fn Methods(methods: Vec<ShippingRow>) -> impl IntoView {
    let changes = Changes::here();
    let (remove, shift) = (changes.action::<RemoveShipping>(), changes.action::<MoveShipping>());
    if methods.is_empty() {
        return view! {
            <Empty icon=icons::TRUCK title="No way to ship yet" text="Add one below. Without it nobody can order." class="card" />
        }
        .into_any();
    }
    let last = methods.len() - 1;
    let rows = methods.into_iter().enumerate().map(move |(at, method)| {
        view! { <Method method first=at == 0 last=at == last remove shift /> }
    });
    view! {
        <DeedFault fault=fault(remove) />
        <DeedFault fault=fault(shift) />
        <Card flush=true>
            <ul class="divide-y divide-line">{rows.collect_view()}</ul>
        </Card>
    }
    .into_any()
}

#[component]
fn Method(
    method: ShippingRow,
    first: bool,
    last: bool,
    remove: ServerAction<RemoveShipping>,
    shift: ServerAction<MoveShipping>,
) -> impl IntoView {
    let id = method.id.to_string();
    let name = method.name.clone();
    let (changed, removed) = (name.clone(), name.clone());
    let mover =
        |direction, off: bool| (!off).then(|| view! { <Mover id=id.clone() name=name.clone() direction shift /> });
    let (up, down) = (mover(Direction::Up, first), mover(Direction::Down, last));
    view! {
        <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
            <div class="min-w-0 flex-1 basis-64">
                <p class="font-[560] wrap-anywhere">{method.name.clone()}</p>
                <p class="soft text-small">{facts(&method)}</p>
            </div>
            <div class="flex flex-wrap items-center gap-1">
                {up} {down}
                <LinkButton href=format!("{}?edit={id}#way", paths::SHIPPING) size=ButtonSize::Small>
                    "Change"
                    <span class="sr-only">{format!(" {changed}")}</span>
                </LinkButton>
                <ActionForm action=remove>
                    <Hidden name="method" value=id.clone() />
                    <Button submit=true size=ButtonSize::Small kind=ButtonKind::Quiet busy=busy(remove) busy_says="Removing">
                        "Remove"
                        <span class="sr-only">{format!(" {removed}")}</span>
                    </Button>
                </ActionForm>
            </div>
        </li>
    }
}

/// Moves a way one place.
#[component]
fn Mover(id: String, name: String, direction: Direction, shift: ServerAction<MoveShipping>) -> impl IntoView {
    let (word, icon) = match direction {
        Direction::Up => ("Move up", icons::CHEVRON_UP),
        Direction::Down => ("Move down", icons::CHEVRON_DOWN),
    };
    view! {
        <ActionForm action=shift>
            <Hidden name="method" value=id />
            <Hidden name="direction" value=format!("{direction:?}") />
            <Button submit=true size=ButtonSize::Small kind=ButtonKind::Quiet icon busy=busy(shift) busy_says="Moving">
                <span class="sr-only">{format!("{word} {name}")}</span>
            </Button>
        </ActionForm>
    }
}

/// What a way costs, how long it takes and where it goes.
fn facts(method: &ShippingRow) -> String {
    let price = if method.rate.is_zero() { "Free".to_owned() } else { method.rate.to_string() };
    let free = method.free_above.map(|limit| format!(", free above {limit}")).unwrap_or_default();
    let days = match (method.min_days, method.max_days) {
        (min, max) if min == max => format!("{max} days"),
        (min, max) => format!("{min} to {max} days"),
    };
    let place = match method.countries.as_slice() {
        [] => "everywhere".to_owned(),
        [one] => places::country_name(one).to_owned(),
        several => format!("{} countries", several.len()),
    };
    format!("{price}{free}. {days}, {place}.")
}

#[component]
fn Form(chosen: Option<ShippingRow>, currency: Currency, action: ServerAction<SaveShipping>) -> impl IntoView {
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    let beside = beside(failed);
    let is_new = chosen.is_none();
    let title = chosen.as_ref().map_or_else(|| "Add a way to ship".to_owned(), |way| format!("Change {}", way.name));
    let stored = chosen.map(|way| way.form()).unwrap_or_default();
    let ShippingForm { id, name, rate, free_above, min_days, max_days, countries } = typed_or(failed, stored);
    view! {
        <div id="way" class="scroll-mt-20">
            <Card title>
                <ActionForm action attr:class="grid grid-cols-1 gap-4 sm:grid-cols-2" attr:novalidate=move || alive.get()>
                    <div class="sm:col-span-2 empty:hidden">
                        <DeedFault fault=failed />
                    </div>
                    {id.map(|id| view! { <Hidden name="form[id]" value=id.to_string() /> })}
                    <Field
                        label="Name"
                        name="form[name]"
                        value=name
                        maxlength=60_u32
                        help="What buyers choose from, such as Standard."
                        error=beside.run("name".to_owned())
                        class="sm:col-span-2"
                    />
                    <Field
                        label="Price"
                        name="form[rate]"
                        value=rate
                        kind=InputKind::Decimal
                        suffix=currency.code().to_owned()
                        error=beside.run("rate".to_owned())
                    />
                    <Field
                        label="Free above"
                        name="form[free_above]"
                        value=free_above
                        kind=InputKind::Decimal
                        optional=true
                        suffix=currency.code().to_owned()
                        error=beside.run("free_above".to_owned())
                    />
                    <Field
                        label="Shortest time"
                        name="form[min_days]"
                        value=min_days
                        kind=InputKind::Number
                        suffix="days"
                        error=beside.run("min_days".to_owned())
                    />
                    <Field
                        label="Longest time"
                        name="form[max_days]"
                        value=max_days
                        kind=InputKind::Number
                        suffix="days"
                        error=beside.run("max_days".to_owned())
                    />
                    <TextArea
                        label="Countries"
                        name="form[countries]"
                        value=countries
                        optional=true
                        rows=2
                        maxlength=1_000_u32
                        help="Two letters each, such as PT, ES, FR. Left empty, it goes everywhere."
                        error=beside.run("countries".to_owned())
                        class="sm:col-span-2"
                    />
                    <div class="flex flex-wrap gap-2 sm:col-span-2">
                        <Button kind=ButtonKind::Accent submit=true busy=busy(action) busy_says="Saving">
                            {if is_new { "Add way to ship" } else { "Save way to ship" }}
                        </Button>
                        {(!is_new)
                            .then(|| {
                                view! {
                                    <LinkButton href=paths::SHIPPING kind=ButtonKind::Quiet>
                                        "Leave it as it is"
                                    </LinkButton>
                                }
                            })}
                    </div>
                </ActionForm>
            </Card>
        </div>
    }
}
