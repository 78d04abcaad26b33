//! The addresses that somebody keeps, offered at the checkout; and keeping the one that was typed.

use domain::identity::{ADDRESSES_MAX, AddressView};
use domain::orders::NewOrder;
use leptos::prelude::*;
use ui::{Checkbox, Chip, Chips};

use crate::pages::identity::label_words;
use crate::paths;

/// The kept address that the form begins with: the one that was asked for, else the usual one where nothing was typed
/// before.
pub fn chosen(kept: &[AddressView], asked: Option<&str>, typed: &NewOrder) -> Option<AddressView> {
    let asked = asked.and_then(|id| kept.iter().find(|address| address.id.to_string() == id));
    let usual = || kept.iter().find(|address| address.is_default).filter(|_| typed.street.is_empty());
    asked.or_else(usual).cloned()
}

/// The form with a kept address in it.
pub fn filled(typed: NewOrder, kept: Option<&AddressView>) -> NewOrder {
    let Some(AddressView { address, region, .. }) = kept else { return typed };
    let city = if region.is_empty() { address.city.clone() } else { format!("{}, {region}", address.city) };
    NewOrder {
        name: address.name.clone(),
        street: address.street.clone(),
        postcode: address.postcode.clone(),
        country: address.country.clone(),
        phone: address.phone.clone().unwrap_or_default(),
        city,
        ..typed
    }
}

/// The kept addresses as links: each shows the form with itself in it.
#[component]
pub fn Kept(kept: Vec<AddressView>, #[prop(optional_no_strip)] chosen: Option<AddressView>) -> impl IntoView {
    let chosen = chosen.map(|address| address.id);
    let chips = kept.into_iter().map(move |address| {
        let words = format!("{}, {}", label_words(address.label), address.address.street);
        view! {
            <Chip href=paths::checkout_to(address.id) pressed={Some(address.id) == chosen}>
                {words}
            </Chip>
        }
    });
    view! {
        <Chips label="Addresses that you keep" class="mb-4">
            {chips.collect_view()}
        </Chips>
    }
}

/// The wish to keep what was typed. Whoever has chosen a kept address has it already.
#[component]
pub fn KeepIt(kept: usize, chosen: bool) -> impl IntoView {
    (!chosen && kept < ADDRESSES_MAX as usize).then(
        || view! { <Checkbox label="Keep this address for next time" name="keep_address" class="sm:col-span-2" /> },
    )
}

#[cfg(test)]
mod tests {
    use domain::id::AddressId;
    use domain::identity::AddressLabel;
    use domain::orders::PostalAddress;

    use super::*;

    fn address(number: u128, is_default: bool) -> AddressView {
        let address = PostalAddress { street: format!("Street {number}"), ..PostalAddress::default() };
        let id = AddressId(uuid::Uuid::from_u128(number));
        AddressView { id, label: AddressLabel::Home, address, region: String::new(), is_default }
    }

    #[test]
    fn the_usual_address_is_there_unless_something_was_typed_or_chosen() {
        let kept = [address(1, false), address(2, true)];
        let street = |asked: Option<&str>, typed: &str| {
            let typed = NewOrder { street: typed.to_owned(), ..NewOrder::default() };
            let chosen = chosen(&kept, asked, &typed);
            filled(typed, chosen.as_ref()).street
        };
        assert_eq!(street(None, ""), "Street 2");
        assert_eq!(street(None, "Rua 7"), "Rua 7");
        assert_eq!(street(Some("00000000-0000-0000-0000-000000000001"), "Rua 7"), "Street 1");
        assert_eq!(street(Some("of somebody else"), "Rua 7"), "Rua 7");
    }
}
