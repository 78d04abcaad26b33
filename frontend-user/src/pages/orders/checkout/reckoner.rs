//! Adds up again whenever another delivery is chosen, by the same function that the market uses.

use domain::money::Currency;
use domain::orders::{ShopBasket, totals};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::page;
use crate::pages::orders::sums::free;

/// One shop's part of the order, and what each of its deliveries costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// The name that its choices share in the form.
    pub field: String,
    pub basket: ShopBasket,
    /// The value of each choice, and its price in minor units.
    pub deliveries: Vec<(String, i64)>,
}

/// Keeps the sums of the page in step with the chosen deliveries. It shows nothing itself.
#[island]
pub fn Reckoner(
    /// What is added up.
    parcels: Vec<Parcel>,
    /// What it is paid in.
    currency: Currency,
) -> impl IntoView {
    let parcels = StoredValue::new(parcels);
    Effect::new(move |_| {
        let reckon = move || parcels.with_value(|parcels| reckon(parcels, currency));
        // A browser that comes back to the page chooses what was chosen.
        reckon();
        page::on_change(reckon);
    });
}

fn reckon(parcels: &[Parcel], currency: Currency) {
    let baskets: Vec<ShopBasket> = parcels.iter().map(chosen).collect();
    // The market has added up the same numbers before: they fit, and are of one currency.
    let Ok(sum) = totals(&baskets, currency) else { return };
    write("shipping", &free(sum.shipping));
    write("tax", &sum.tax.to_string());
    write("total", &sum.total.to_string());
    if let Some(expected) = document().query_selector("input[data-sum='expected']").ok().flatten() {
        // Refused only for names that are none.
        let _ = expected.set_attribute("value", &sum.total.minor.to_string());
    }
}

/// A parcel with the delivery that is chosen on the page.
fn chosen(parcel: &Parcel) -> ShopBasket {
    let mut basket = parcel.basket.clone();
    let field = document().query_selector(&format!("input[name='{}']:checked", parcel.field)).ok().flatten();
    let value = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()).map(|field| field.value());
    let price = parcel.deliveries.iter().find(|(id, _)| Some(id) == value.as_ref()).map(|(_, price)| *price);
    if let (Some(shipping), Some(price)) = (basket.shipping.as_mut(), price) {
        shipping.minor = price;
    }
    basket
}

fn write(sum: &str, words: &str) {
    let Ok(places) = document().query_selector_all(&format!("[data-sum='{sum}']")) else { return };
    for at in 0..places.length() {
        if let Some(place) = places.get(at).and_then(|node| node.dyn_into::<Element>().ok())
            && place.text_content().as_deref() != Some(words)
        {
            place.set_text_content(Some(words));
        }
    }
}
