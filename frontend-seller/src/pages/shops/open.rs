//! A shop from nothing: account, shop, payouts.

use app::shops::OpenShop as OpenShopCall;
use app::site::{Changes, DeedFault, PageHead, alive, busy, fault, lead_to};
use domain::shops::places::CURRENCIES;
use domain::shops::profile::{BIO_WORDS, CATEGORIES};
use domain::shops::{NewShopForm, handle};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Card, Field, Select, SelectOption, TextArea};

use crate::pages::applications::Standing;
use crate::pages::settings::form::{Beside, beside, typed_or};
use crate::pages::settings::profile::{country_options, time_zone_options};
use crate::pages::steps::{Step, Steps};

/// The page: the form, unless an admin has to look at whoever asks first.
#[component]
pub fn OpenShop() -> impl IntoView {
    let action = Changes::here().action::<OpenShopCall>();
    let free = Callback::new(move |()| view! { <Form action /> }.into_any());
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[48rem]! ms-0!">
            <Steps now=Step::Shop />
            <PageHead
                title="Open a shop"
                lead=|| "Buyers see nothing of it until you open its doors. You can change all but the currency later."
            />
            <Standing free />
        </main>
    }
}

/// The form for a new shop.
#[component]
fn Form(action: ServerAction<OpenShopCall>) -> impl IntoView {
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    let beside = beside(failed);
    let fresh = NewShopForm { time_zone: "UTC".to_owned(), currency: "USD".to_owned(), ..NewShopForm::default() };
    let form = typed_or(failed, fresh);
    let place = form.clone();
    view! {
        <ActionForm action attr:class="grid grid-cols-1 gap-5 min-w-0" attr:novalidate=move || alive.get()>
            <DeedFault fault=failed />
            <About form beside />
            <Where form=place beside />
            <div>
                <Button kind=ButtonKind::Accent submit=true busy=busy(action) busy_says="Opening">
                    "Open the shop"
                </Button>
            </div>
        </ActionForm>
    }
}

#[component]
fn About(form: NewShopForm, beside: Beside) -> impl IntoView {
    let name = RwSignal::new(form.name);
    let suggestion = Signal::derive(move || {
        let name = name.read();
        let example = if name.trim().is_empty() { "fern-and-loom".to_owned() } else { handle::suggest(&name) };
        Some(format!("The last part of your shop's address. Left empty, it becomes {example}."))
    });
    let bio = RwSignal::new(form.bio);
    let words = Signal::derive(move || {
        let count = bio.read().split_whitespace().count();
        Some(format!("What you make or sell, and for whom. {count} of {BIO_WORDS} words."))
    });
    let categories: Vec<SelectOption> = CATEGORIES.iter().map(|(key, name)| SelectOption::new(*key, *name)).collect();
    view! {
        <Card title="What it is">
            <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
                <Field
                    label="Name"
                    name="form[name]"
                    bind=name
                    maxlength=100_u32
                    error=beside.run("name".to_owned())
                    class="sm:col-span-2"
                />
                <Field
                    label="Handle"
                    name="form[handle]"
                    value=form.handle
                    optional=true
                    maxlength=63_u32
                    help=suggestion
                    error=beside.run("handle".to_owned())
                    class="sm:col-span-2"
                />
                <Select
                    label="Category"
                    name="form[category]"
                    options=categories
                    value=form.category
                    placeholder="Choose a category"
                    error=beside.run("category".to_owned())
                />
                <TextArea
                    label="About the shop"
                    name="form[bio]"
                    bind=bio
                    rows=4
                    maxlength=2_000_u32
                    required=false
                    help=words
                    error=beside.run("bio".to_owned())
                    class="sm:col-span-2"
                />
            </div>
        </Card>
    }
}

#[component]
fn Where(form: NewShopForm, beside: Beside) -> impl IntoView {
    let currencies: Vec<SelectOption> =
        CURRENCIES.iter().map(|(code, name)| SelectOption::new(*code, format!("{name}, {code}"))).collect();
    view! {
        <Card title="Where it sells">
            <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
                <Select
                    label="Country"
                    name="form[country]"
                    options=country_options()
                    value=form.country
                    placeholder="Choose a country"
                    autocomplete="country"
                    error=beside.run("country".to_owned())
                />
                <Select
                    label="Currency"
                    name="form[currency]"
                    options=currencies
                    value=form.currency
                    help="All your prices are in it, for good."
                    error=beside.run("currency".to_owned())
                />
                <Select
                    label="Time zone"
                    name="form[time_zone]"
                    options=time_zone_options()
                    value=form.time_zone
                    error=beside.run("time_zone".to_owned())
                />
            </div>
        </Card>
    }
}
