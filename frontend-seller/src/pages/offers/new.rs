//! Making an offer: what it is for, when, and what it costs then.

use app::catalog::{MakeOffer, offer_choice};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, PageHead, alive, busy, fault, lead_to, loaded_page};
use domain::catalog::{MOST_PERCENT, OfferChoice, OfferForm, OfferVariant, price_field};
use domain::id::ProductId;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, Card, Crumb, Field, InputKind, LinkButton};

use super::choose::ChooseProduct;
use crate::pages::settings::form::{Beside, beside, typed_or};
use crate::paths;

/// The page. Which product it is for stands in the address.
#[component]
pub fn NewOffer() -> impl IntoView {
    let query = use_query_map();
    let product = Memo::new(move |_| query.read().get_str("product").and_then(|id| id.parse::<ProductId>().ok()));
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[64rem]!">
            <PageHead
                title="Make an offer"
                above=vec![Crumb::new("Offers", paths::OFFERS)]
                lead=|| "Choose what to offer, then its price and its time."
            />
            {move || match product.get() {
                Some(product) => view! { <Chosen product /> }.into_any(),
                None => view! { <ChooseProduct /> }.into_any(),
            }}
        </main>
    }
}

#[component]
fn Chosen(product: ProductId) -> impl IntoView {
    let action = Changes::here().action::<MakeOffer>();
    let choice = Resource::new(move || product, offer_choice);
    loaded_page(
        choice,
        || view! { <CardsWaiting label="Loading the form" /> }.into_any(),
        move |choice| view! { <Form choice action /> },
    )
}

#[component]
fn Form(choice: OfferChoice, action: ServerAction<MakeOffer>) -> impl IntoView {
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    let beside = beside(failed);
    let stored = OfferForm { starts: choice.now, ..OfferForm::default() };
    let OfferForm { starts, ends, percent, units, prices, .. } = typed_or(failed, stored);
    let zone = choice.time_zone.replace('_', " ");
    let typed = move |variant: &OfferVariant| {
        let row = prices.iter().find(|row| row.variant == Some(variant.id));
        row.map(|row| row.price.clone()).unwrap_or_default()
    };
    let rows = choice.variants.into_iter().enumerate().map(|(at, variant)| {
        let price = typed(&variant);
        view! { <PriceRow at variant price beside /> }
    });
    let rows = rows.collect_view();
    view! {
        <ActionForm action attr:class="grid grid-cols-1 gap-5" attr:novalidate=move || alive.get()>
            <DeedFault fault=failed />
            <Hidden name="form[product]" value=choice.product.to_string() />
            <Card title=choice.title>
                <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
                    <Field
                        label="Begins"
                        name="form[starts]"
                        value=starts
                        kind=InputKind::DateTime
                        help=format!("By the clock of {zone}.")
                        error=beside.run("starts".to_owned())
                    />
                    <Field
                        label="Ends"
                        name="form[ends]"
                        value=ends
                        kind=InputKind::DateTime
                        help="The price goes back at this very second."
                        error=beside.run("ends".to_owned())
                    />
                    <Field
                        label="Off every price"
                        name="form[percent]"
                        value=percent
                        kind=InputKind::Number
                        suffix="%"
                        optional=true
                        help=format!("From 1 to {MOST_PERCENT}. Prices typed below win.")
                        error=beside.run("percent".to_owned())
                    />
                    <Field
                        label="Units at this price"
                        name="form[units]"
                        value=units
                        kind=InputKind::Number
                        optional=true
                        help="Left empty, as many as you have."
                        error=beside.run("units".to_owned())
                    />
                </div>
            </Card>
            <Card title="Prices in the offer" flush=true>
                <ul class="divide-y divide-line">{rows}</ul>
            </Card>
            <div class="flex flex-wrap gap-2">
                <Button kind=ButtonKind::Accent submit=true busy=busy(action) busy_says="Saving">
                    "Make offer"
                </Button>
                <LinkButton href=paths::OFFERS kind=ButtonKind::Quiet>
                    "Back to the offers"
                </LinkButton>
            </div>
        </ActionForm>
    }
}

/// A variant, what it costs, and the field for what it costs in the offer.
#[component]
fn PriceRow(at: usize, variant: OfferVariant, price: String, beside: Beside) -> impl IntoView {
    let name = if variant.label.is_empty() { variant.sku.clone() } else { variant.label.clone() };
    let currency = variant.price.currency.code().to_owned();
    view! {
        <li class="flex flex-wrap items-start gap-x-6 gap-y-2 px-5 py-3">
            <div class="min-w-0 flex-1 basis-48 pt-1">
                <p class="font-[540] wrap-anywhere">{name.clone()}</p>
                <p class="soft text-small num">{variant.price.to_string()} " without the offer"</p>
            </div>
            <Hidden name=format!("form[prices][{at}][variant]") value=variant.id.to_string() />
            <div class="w-full sm:w-60 grid grid-cols-1">
                <Field
                    label=format!("Price of {name} in the offer")
                    name=format!("form[prices][{at}][price]")
                    value=price
                    kind=InputKind::Decimal
                    suffix=currency
                    optional=true
                    error=beside.run(price_field(variant.id))
                />
            </div>
        </li>
    }
}
