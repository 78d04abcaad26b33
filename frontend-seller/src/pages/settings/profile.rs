//! What the shop says about itself.

use app::shops::{SaveProfile, shop_settings};
use app::site::{CardsWaiting, Changes, DeedFault, alive, busy, fault, lead_to, loaded};
use domain::shops::profile::{BIO_WORDS, CATEGORIES, DAYS, MOST_LINKS};
use domain::shops::{DayHours, ProfileForm, SettingsView, handle, places};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Card, Field, InputKind, Select, SelectOption, TextArea};

use super::form::{Beside, DoneNote, beside, typed_or};
use super::frame::SettingsPage;
use super::pictures::Pictures;
use crate::paths;

/// The section.
#[component]
pub fn Profile() -> impl IntoView {
    let changes = Changes::here();
    let action = changes.action::<SaveProfile>();
    let settings = Resource::new(|| (), |()| shop_settings());
    let pictures = Resource::new(move || changes.count(), |_| shop_settings());
    view! {
        <SettingsPage title="Profile" lead="What buyers read about your shop." href=paths::SETTINGS>
            {loaded(
                settings,
                || view! { <CardsWaiting label="Loading the settings" /> }.into_any(),
                move |settings: SettingsView| view! { <Form stored=settings.profile action /> },
            )}
            {loaded(
                pictures,
                || view! { <CardsWaiting label="Loading the pictures" /> }.into_any(),
                |settings: SettingsView| view! { <Pictures logo=settings.logo cover=settings.cover /> },
            )}
        </SettingsPage>
    }
}

#[component]
fn Form(stored: ProfileForm, action: ServerAction<SaveProfile>) -> impl IntoView {
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    let beside = beside(failed);
    let form = typed_or(failed, stored);
    let (basics, place) = (form.clone(), form.clone());
    view! {
        <DoneNote word="saved" says="Saved. Buyers see it within a second." failed />
        <DeedFault fault=failed />
        <ActionForm action attr:class="grid grid-cols-1 gap-5 min-w-0" attr:novalidate=move || alive.get()>
            <Basics form=basics beside />
            <Where form=place beside />
            <Hours hours=form.hours beside />
            <Links website=form.website links=form.links beside />
            <div>
                <Button kind=ButtonKind::Accent submit=true busy=busy(action) busy_says="Saving">
                    "Save profile"
                </Button>
            </div>
        </ActionForm>
    }
}

#[component]
fn Basics(form: ProfileForm, beside: Beside) -> impl IntoView {
    let bio = RwSignal::new(form.bio);
    let words = Signal::derive(move || {
        let count = bio.read().split_whitespace().count();
        Some(format!("{count} of {BIO_WORDS} words."))
    });
    let categories: Vec<SelectOption> = CATEGORIES.iter().map(|(key, name)| SelectOption::new(*key, *name)).collect();
    let typed = RwSignal::new(form.handle);
    let address = Signal::derive(move || {
        let typed = typed.get();
        Some(match handle::check(&typed) {
            Ok(handle) => format!("Your shop is found at /s/{handle}. Old addresses go on leading here."),
            Err(problem) => problem.to_string(),
        })
    });
    view! {
        <Card title="What it is">
            <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
                <Field label="Name" name="form[name]" value=form.name maxlength=100_u32 error=beside.run("name".to_owned()) />
                <Field
                    label="Handle"
                    name="form[handle]"
                    bind=typed
                    maxlength=63_u32
                    help=address
                    error=beside.run("handle".to_owned())
                />
                <Select
                    label="Category"
                    name="form[category]"
                    options=categories
                    value=form.category
                    error=beside.run("category".to_owned())
                />
                <TextArea
                    label="About the shop"
                    name="form[bio]"
                    bind=bio
                    rows=5
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

/// Every country, to choose from.
pub fn country_options() -> Vec<SelectOption> {
    places::countries().into_iter().map(|(code, name)| SelectOption::new(code, name)).collect()
}

/// Every time zone, to choose from.
pub fn time_zone_options() -> Vec<SelectOption> {
    places::time_zones().map(|zone| SelectOption::new(zone, zone.replace('_', " "))).collect()
}

#[component]
fn Where(form: ProfileForm, beside: Beside) -> impl IntoView {
    view! {
        <Card title="Where it is">
            <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
                <Field
                    label="City"
                    name="form[city]"
                    value=form.city
                    required=false
                    maxlength=100_u32
                    autocomplete="address-level2"
                    help="Buyers see it beside your name."
                    error=beside.run("city".to_owned())
                />
                <Select
                    label="Country"
                    name="form[country]"
                    options=country_options()
                    value=form.country
                    autocomplete="country"
                    error=beside.run("country".to_owned())
                />
                <Select
                    label="Time zone"
                    name="form[time_zone]"
                    options=time_zone_options()
                    value=form.time_zone
                    error=beside.run("time_zone".to_owned())
                />
                <TextArea
                    label="Address"
                    name="form[address]"
                    value=form.address
                    optional=true
                    rows=3
                    maxlength=300_u32
                    help="Where buyers can visit you or send things back."
                    error=beside.run("address".to_owned())
                />
            </div>
        </Card>
    }
}

#[component]
fn Hours(hours: Vec<DayHours>, beside: Beside) -> impl IntoView {
    let row = move |at: usize| {
        let day = hours.get(at).cloned().unwrap_or_default();
        let name = DAYS.get(at).copied().unwrap_or_default();
        let wrong = beside.run(format!("hours[{at}]"));
        view! {
            <fieldset class="grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-[8rem_8rem_8rem] items-end">
                <legend class="sr-only">{name}</legend>
                <span class="max-sm:col-span-2 sm:pb-2 font-[540]" aria-hidden="true">
                    {name}
                </span>
                <Field label="Opens" name=format!("form[hours][{at}][from]") value=day.from kind=InputKind::Time required=false />
                <Field label="Closes" name=format!("form[hours][{at}][to]") value=day.to kind=InputKind::Time required=false />
                {move || {
                    wrong
                        .get()
                        .map(|words| {
                            view! {
                                <p class="col-span-full text-danger text-small" role="alert">
                                    {words}
                                </p>
                            }
                        })
                }}
            </fieldset>
        }
    };
    view! {
        <Card title="Opening hours">
            <div class="grid grid-cols-1 gap-3">
                <p class="soft">"In your time zone. Leave both times empty on days when nobody can come by."</p>
                {(0..DAYS.len()).map(row).collect_view()}
            </div>
        </Card>
    }
}

#[component]
fn Links(website: String, links: Vec<String>, beside: Beside) -> impl IntoView {
    let row = move |at: usize| {
        let value = links.get(at).cloned().unwrap_or_default();
        view! {
            <Field
                label=format!("Link {}", at + 1)
                name=format!("form[links][{at}]")
                value
                kind=InputKind::Url
                optional=true
                maxlength=200_u32
                error=beside.run(format!("links[{at}]"))
            />
        }
    };
    view! {
        <Card title="Elsewhere">
            <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
                <Field
                    label="Website"
                    name="form[website]"
                    value=website
                    kind=InputKind::Url
                    optional=true
                    maxlength=200_u32
                    placeholder="https://example.org"
                    error=beside.run("website".to_owned())
                />
                {(0..MOST_LINKS).map(row).collect_view()}
            </div>
        </Card>
    }
}
