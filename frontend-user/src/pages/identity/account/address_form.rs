//! The form of an address, new or kept.

use app::Fault;
use domain::identity::{AddressLabel, AddressRefusal, AddressView};
use domain::orders::COUNTRIES;
use leptos::prelude::*;
use ui::{Checkbox, Field, InputKind, Select, SelectOption};

use crate::forms::{beside, typed};

/// What an address is called.
pub fn label_words(label: AddressLabel) -> &'static str {
    match label {
        AddressLabel::Home => "Home",
        AddressLabel::Work => "Work",
        AddressLabel::Other => "Other",
    }
}

/// The fields of an address.
#[component]
pub fn AddressFields(
    /// As it is kept; nothing for a new one.
    #[prop(optional_no_strip)]
    kept: Option<AddressView>,
    /// Whose name a new one begins with.
    #[prop(optional, into)]
    name: String,
    /// Why it was refused.
    #[prop(optional_no_strip)]
    refused: Option<Fault<AddressRefusal>>,
) -> impl IntoView {
    let wrong = |field: &str| beside(refused.as_ref(), field);
    let usual = kept.as_ref().is_some_and(|kept| kept.is_default);
    let value = |field: &str, of: fn(&AddressView) -> String| {
        typed(&format!("form[{field}]")).or_else(|| kept.as_ref().map(of)).unwrap_or_default()
    };
    let name = typed("form[name]").or_else(|| kept.as_ref().map(|kept| kept.address.name.clone())).unwrap_or(name);
    let labels = AddressLabel::ALL.map(|label| SelectOption::new(label.name(), label_words(label))).to_vec();
    let countries = COUNTRIES.iter().map(|country| SelectOption::new(country.code, country.name)).collect::<Vec<_>>();
    view! {
        <Select label="What is it?" name="form[label]" options=labels value=value("label", |kept| kept.label.name().to_owned()) error=wrong("label") />
        <Field label="Full name" name="form[name]" value=name error=wrong("name") autocomplete="name" maxlength=100_u32 />
        <Field
            label="Address"
            name="form[street]"
            value=value("street", |kept| kept.address.street.clone())
            help="Street, number, floor"
            error=wrong("street")
            autocomplete="street-address"
            maxlength=200_u32
            class="sm:col-span-2"
        />
        <Field
            label="Postcode"
            name="form[postcode]"
            value=value("postcode", |kept| kept.address.postcode.clone())
            required=false
            error=wrong("postcode")
            autocomplete="postal-code"
            maxlength=12_u32
        />
        <Field
            label="City"
            name="form[city]"
            value=value("city", |kept| kept.address.city.clone())
            error=wrong("city")
            autocomplete="address-level2"
            maxlength=100_u32
        />
        <Field
            label="State or province"
            name="form[region]"
            value=value("region", |kept| kept.region.clone())
            optional=true
            error=wrong("region")
            autocomplete="address-level1"
            maxlength=100_u32
        />
        <Select
            label="Country"
            name="form[country]"
            options=countries
            value=value("country", |kept| kept.address.country.clone())
            placeholder="Choose a country"
            error=wrong("country")
            autocomplete="country"
        />
        <Field
            label="Phone"
            name="form[phone]"
            kind=InputKind::Tel
            value=value("phone", |kept| kept.address.phone.clone().unwrap_or_default())
            optional=true
            help="For the courier only, like +351 912 345 678"
            error=wrong("phone")
            autocomplete="tel"
            maxlength=30_u32
            class="sm:col-span-2"
        />
        // The usual address stays that until another one is made it.
        {if usual {
            view! { <input type="hidden" name="form[is_default]" value="true" /> }.into_any()
        } else {
            let checked = typed("form[is_default]").is_some();
            view! {
                <Checkbox label="Send parcels here unless I say otherwise" name="form[is_default]" checked class="sm:col-span-2" />
            }
                .into_any()
        }}
    }
}
