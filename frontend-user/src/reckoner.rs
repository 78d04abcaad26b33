//! Adds up again whenever another delivery is chosen at the checkout, by the same function that the market uses.

use domain::id::ShopId;
use domain::money::Money;
use domain::orders::{ShopBasket, TotalsLine, totals};
use leptos::prelude::*;
use serde::Serialize;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::pages::orders::free;
use crate::told::Told;

/// The name under which the checkout tells its parcels.
pub const PARCELS: &str = "parcels";

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parcels {
    pub parcels: Vec<Parcel>,
}

/// One shop's part of the order, and what each of its deliveries costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parcel {
    pub shop: ShopId,
    /// The name that its choices share in the form.
    pub field: String,
    /// What its goods come to.
    pub items: Money,
    pub tax_bps: u32,
    pub prices_include_tax: bool,
    pub deliveries: Vec<Delivery>,
}

/// A way in which a parcel may be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Delivery {
    /// The value of its choice in the form.
    pub id: String,
    pub price: Money,
}

/// Writes the sums of the page anew, with the deliveries that are chosen on it. Where nothing is to be chosen, nothing
/// happens.
pub fn reckon() {
    let Some(told) = Told::of(PARCELS) else { return };
    let parcels: Vec<ShopBasket> = told.list("parcels", |parcel| chosen(&parcel)).into_iter().flatten().collect();
    let Some(currency) = parcels.first().and_then(|parcel| parcel.lines.first()).map(|line| line.unit.currency) else {
        return;
    };
    // The market has added up the same numbers before: they fit, and are of one currency.
    let Ok(sum) = totals(&parcels, currency) else { return };
    write("shipping", &free(sum.shipping));
    write("tax", &sum.tax.to_string());
    write("total", &sum.total.to_string());
    if let Some(expected) = document().query_selector("input[data-sum='expected']").ok().flatten() {
        // Refused only for names that are none.
        let _ = expected.set_attribute("value", &sum.total.minor.to_string());
    }
}

/// A parcel with the delivery that is chosen on the page.
fn chosen(parcel: &Told) -> Option<ShopBasket> {
    let field = format!("input[name='{}']:checked", parcel.part("field").text());
    let field = document().query_selector(&field).ok().flatten();
    let value = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()).map(|field| field.value());
    let deliveries = parcel.list("deliveries", |delivery| (delivery.part("id").text(), delivery.part("price").money()));
    Some(ShopBasket {
        shop: parcel.part("shop").text().parse().ok()?,
        lines: vec![TotalsLine { unit: parcel.part("items").money()?, quantity: 1 }],
        shipping: deliveries.into_iter().find(|(id, _)| Some(id) == value.as_ref()).and_then(|(_, price)| price),
        tax_bps: parcel.part("tax_bps").number().try_into().ok()?,
        prices_include_tax: parcel.part("prices_include_tax").yes(),
    })
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
