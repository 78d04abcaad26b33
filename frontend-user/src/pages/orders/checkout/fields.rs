//! The first two steps: whom to write to, and where the parcels go.

use app::Fault;
use domain::identity::{AddressView, Me};
use domain::orders::{COUNTRIES, NewOrder, PlaceRefusal};
use leptos::prelude::*;
use ui::{Field, InputKind, Select, SelectOption};

use super::kept::{KeepIt, Kept};
use crate::forms::beside;
use crate::parts::Section;
use crate::paths;

/// Why the order was refused without script.
type Refused = Option<Fault<PlaceRefusal>>;

/// Whom to write to.
#[component]
pub fn Contact(
    #[prop(optional_no_strip)] me: Option<Me>,
    typed: NewOrder,
    #[prop(optional_no_strip)] fault: Refused,
) -> impl IntoView {
    let known = me.as_ref().map(|me| me.email.clone()).unwrap_or_default();
    let email = if typed.email.is_empty() { known } else { typed.email };
    let guest = me.is_none();
    let help = match me {
        Some(me) => format!("Signed in as {}. The receipt goes here.", me.name),
        None => "The receipt and the tracking go here. No account needed.".to_owned(),
    };
    view! {
        <Section
            id="contact"
            title="Contact"
            mark="1"
            aside=move || {
                guest
                    .then(|| {
                        view! {
                            <a class="link text-dense soft inline-flex items-center min-h-6" href=paths::sign_in(paths::CHECKOUT)>
                                "Sign in instead"
                            </a>
                        }
                    })
            }
        >
            <Field
                label="E-mail"
                name="order[email]"
                kind=InputKind::Email
                value=email
                help=help
                error=beside(fault.as_ref(), "email")
                autocomplete="email"
                maxlength=254_u32
            />
        </Section>
    }
}

/// Where the parcels go.
#[component]
pub fn DeliverTo(
    #[prop(optional_no_strip)] me: Option<Me>,
    typed: NewOrder,
    #[prop(optional_no_strip)] fault: Refused,
    kept: Vec<AddressView>,
    #[prop(optional_no_strip)] chosen: Option<AddressView>,
) -> impl IntoView {
    let keeps = me.is_some().then(|| view! { <KeepIt kept=kept.len() chosen=chosen.is_some() /> });
    let offered = (!kept.is_empty()).then(|| view! { <Kept kept chosen /> });
    let known = me.map(|me| me.name).unwrap_or_default();
    let name = if typed.name.is_empty() { known } else { typed.name };
    let NewOrder { street, city, postcode, country, phone, .. } = typed;
    let countries: Vec<SelectOption> =
        COUNTRIES.iter().map(|country| SelectOption::new(country.code, country.name)).collect();
    view! {
        <Section id="deliver" title="Deliver to" mark="2">
            {offered}
            <div class="grid grid-cols-1 sm:grid-cols-2 gap-4">
                <Field
                    label="Full name"
                    name="order[name]"
                    value=name
                    error=beside(fault.as_ref(), "name")
                    autocomplete="name"
                    maxlength=100_u32
                    class="sm:col-span-2"
                />
                <Field
                    label="Address"
                    name="order[street]"
                    value=street
                    help="Street, number, floor"
                    error=beside(fault.as_ref(), "street")
                    autocomplete="street-address"
                    maxlength=200_u32
                    class="sm:col-span-2"
                />
                <Field
                    label="Postcode"
                    name="order[postcode]"
                    value=postcode
                    required=false
                    error=beside(fault.as_ref(), "postcode")
                    autocomplete="postal-code"
                    maxlength=12_u32
                />
                <Field
                    label="City"
                    name="order[city]"
                    value=city
                    error=beside(fault.as_ref(), "city")
                    autocomplete="address-level2"
                    maxlength=100_u32
                />
                <Select
                    label="Country"
                    name="order[country]"
                    options=countries
                    value=country
                    placeholder="Choose a country"
                    error=beside(fault.as_ref(), "country")
                    autocomplete="country"
                />
                <Field
                    label="Phone"
                    name="order[phone]"
                    kind=InputKind::Tel
                    value=phone
                    optional=true
                    placeholder="For the courier only"
                    error=beside(fault.as_ref(), "phone")
                    autocomplete="tel"
                    maxlength=30_u32
                />
                {keeps}
            </div>
        </Section>
    }
}
