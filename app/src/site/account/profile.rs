//! What a person says of themselves.

use domain::identity::ProfileView;
use domain::orders::COUNTRIES;
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Card, Field, InputKind, Select, SelectOption};

use super::PROFILE;
use super::frame::AccountPage;
use crate::identity::{SaveProfile, profile};
use crate::site::changes::{Changes, DeedFault, Hidden, alive, busy, fault, lead_to};
use crate::site::fault_view::loaded;
use crate::site::told::{DoneNote, at, done, was};
use crate::site::waiting::CardsWaiting;
use crate::site::when::When;

/// The page.
#[component]
pub fn ProfilePage() -> impl IntoView {
    let action = Changes::here().action::<SaveProfile>();
    let stored = Resource::new(|| (), |()| profile());
    view! {
        <AccountPage title="Profile" lead="Who you are on all three sites." href=PROFILE>
            {loaded(
                stored,
                || view! { <CardsWaiting label="Loading your profile" /> }.into_any(),
                move |stored: ProfileView| view! { <Form stored action /> },
            )}
        </AccountPage>
    }
}

/// The countries that a person may be in.
pub fn person_countries() -> Vec<SelectOption> {
    COUNTRIES.iter().map(|country| SelectOption::new(country.code, country.name)).collect()
}

#[component]
fn Form(stored: ProfileView, action: ServerAction<SaveProfile>) -> impl IntoView {
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    let ProfileView { name, email, phone, born_on, country, locale, joined_at, .. } = stored;
    let born_on = born_on.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <DoneNote done=done(action) says="Saved." />
        <DeedFault fault=failed />
        <Card>
            <ActionForm action attr:class="grid grid-cols-1 gap-4 sm:grid-cols-2" attr:novalidate=move || alive.get()>
                <Field
                    label="Name"
                    name="form[name]"
                    value=was("form[name]", name)
                    autocomplete="name"
                    maxlength=100_u32
                    error=at(failed, "name")
                />
                <Field label="E-mail" name="email" value=email disabled=true help="It cannot be changed here." />
                <Field
                    label="Phone"
                    name="form[phone]"
                    value=was("form[phone]", phone.unwrap_or_default())
                    kind=InputKind::Tel
                    autocomplete="tel"
                    optional=true
                    maxlength=30_u32
                    help="With its country, like +351 912 345 678."
                    error=at(failed, "phone")
                />
                <Select
                    label="Country"
                    name="form[country]"
                    options=person_countries()
                    value=was("form[country]", country.unwrap_or_default())
                    placeholder="No country"
                    autocomplete="country"
                    optional=true
                    error=at(failed, "country")
                />
                <Field
                    label="Date of birth"
                    name="form[born_on]"
                    value=was("form[born_on]", born_on)
                    kind=InputKind::Date
                    autocomplete="bday"
                    optional=true
                    error=at(failed, "born_on")
                />
                <Hidden name="form[locale]" value=locale.unwrap_or_default() />
                <div class="sm:col-span-2 flex flex-wrap items-center gap-4">
                    <Button kind=ButtonKind::Accent submit=true busy=busy(action) busy_says="Saving">
                        "Save profile"
                    </Button>
                    <p class="soft text-small">"Here since " <When at=joined_at day=true inside=true /></p>
                </div>
            </ActionForm>
        </Card>
    }
}
