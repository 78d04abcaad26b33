//! Signing up to sell: the first of three steps.

use app::Words as _;
use app::identity::SignUpToSell;
use app::site::account::person_countries;
use app::site::door::{Door, NewPasswordField};
use app::site::{DeedFault, alive, at, busy, fault, lead_to, was};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Field, InputKind, Select};

use super::SITE;
use crate::pages::steps::{Step, Steps};

/// The form for a new seller.
#[component]
pub fn SignUp() -> impl IntoView {
    let action = ServerAction::<SignUpToSell>::new();
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    let (name, email) = (RwSignal::new(was("form[name]", "")), RwSignal::new(was("form[email]", "")));
    let own = Signal::derive(move || vec![name.get(), email.get()]);
    let above = || view! { <Steps now=Step::Account /> };
    let lead = || "Free, without a contract. Buyers see nothing before you open your shop.";
    // What is beside a field is not said a second time above them.
    let beyond = Signal::derive(move || failed.get().filter(|fault| fault.fields().is_empty()));
    view! {
        <Door site=SITE title="Sign up to sell" lead above wide=true>
            <DeedFault fault=beyond />
            <ActionForm
                action
                attr:class="card card-b grid grid-cols-1 gap-4 sm:grid-cols-2"
                attr:novalidate=move || alive.get()
            >
                <Field
                    label="Name"
                    name="form[name]"
                    bind=name
                    autocomplete="name"
                    maxlength=100_u32
                    help="Yours, not the shop's."
                    error=at(failed, "name")
                />
                <Field
                    label="E-mail"
                    name="form[email]"
                    bind=email
                    kind=InputKind::Email
                    autocomplete="email"
                    maxlength=254_u32
                    help="We mail a code to it."
                    error=at(failed, "email")
                />
                <Select
                    label="Country"
                    name="form[country]"
                    options=person_countries()
                    value=was("form[country]", "")
                    placeholder="Choose a country"
                    autocomplete="country"
                    error=at(failed, "country")
                />
                <Field
                    label="Phone"
                    name="form[phone]"
                    value=was("form[phone]", "")
                    kind=InputKind::Tel
                    autocomplete="tel"
                    maxlength=30_u32
                    placeholder="+351 912 345 678"
                    help="With its country, like +351 912 345 678."
                    error=at(failed, "phone")
                />
                <div class="sm:col-span-2">
                    <NewPasswordField label="Password" name="form[password]" error=at(failed, "password") own />
                </div>
                <div class="sm:col-span-2 flex flex-wrap items-center gap-4">
                    <Button kind=ButtonKind::Accent submit=true busy=busy(action) busy_says="Sending">
                        "Mail me a code"
                    </Button>
                    <p class="text-small">
                        "You have an account? "
                        <a class="link" href="/sign-in">
                            "Sign in"
                        </a>
                    </p>
                </div>
            </ActionForm>
        </Door>
    }
}
