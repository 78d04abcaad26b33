//! A product as somebody chooses from it: which form of it, and which picture.

use domain::catalog::{OfferMark, ProductState, ProductView};
use domain::money::Money;
use domain::stock::Availability;
use leptos::prelude::*;
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::MouseEvent;

use crate::paths;
use crate::told::Told;

/// The name under which the page tells its wares.
pub const WARES: &str = "wares";

/// As much of a product as choosing needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Wares {
    pub slug: String,
    pub title: String,
    pub choices: Vec<Choice>,
    pub forms: Vec<Form>,
    /// Small ones, for the choices.
    pub pictures: Vec<String>,
    pub prices_include_tax: bool,
    /// Whether it can be bought at all.
    pub on_sale: bool,
    /// The places of the form and of the picture that the address asks for.
    pub chosen: usize,
    pub picture: usize,
}

/// A choice that a product offers, such as its colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub name: String,
    pub values: Vec<Value>,
}

/// One value of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Value {
    pub name: String,
    /// For colours.
    pub hex: Option<String>,
}

/// A form in which a product can be bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Form {
    pub id: String,
    pub sku: String,
    /// One value for each choice, in their order.
    pub values: Vec<String>,
    pub price: Money,
    pub was: Option<Money>,
    pub lowest: Option<Money>,
    /// The place of its own picture.
    pub picture: Option<usize>,
    pub stock: Availability,
    /// Until when the price holds, and how many are left at it.
    pub offer: Option<OfferMark>,
}

impl From<&ProductView> for Wares {
    fn from(product: &ProductView) -> Self {
        let place = |id| product.images.iter().position(|image| image.id == id);
        let form = |form: &domain::catalog::VariantView| Form {
            id: form.id.to_string(),
            sku: form.sku.clone(),
            values: form.values.clone(),
            price: form.price,
            was: form.compare_at,
            lowest: form.lowest,
            picture: form.image.and_then(place),
            stock: form.stock,
            offer: form.offer,
        };
        let choice = |choice: &domain::catalog::ProductOption| Choice {
            name: choice.name.clone(),
            values: {
                let value =
                    |value: &domain::catalog::OptionValue| Value { name: value.name.clone(), hex: value.hex.clone() };
                choice.values.iter().map(value).collect()
            },
        };
        Self {
            slug: product.slug.clone(),
            title: product.title.clone(),
            choices: product.options.iter().map(choice).collect(),
            forms: product.variants.iter().map(form).collect(),
            pictures: product.images.iter().map(|image| image.src(160)).collect(),
            prices_include_tax: product.shop.prices_include_tax,
            on_sale: product.state == ProductState::Active,
            chosen: 0,
            picture: 0,
        }
    }
}

impl Wares {
    /// What the server has told.
    fn told(told: &Told) -> Self {
        let place = |told: Told| usize::try_from(told.number()).unwrap_or(0);
        Self {
            slug: told.part("slug").text(),
            title: told.part("title").text(),
            choices: told.list("choices", |choice| Choice {
                name: choice.part("name").text(),
                values: choice.list("values", |value| Value {
                    name: value.part("name").text(),
                    hex: value.maybe("hex").map(|hex| hex.text()),
                }),
            }),
            forms: told.list("forms", |form| Form::told(&form)).into_iter().flatten().collect(),
            pictures: told.list("pictures", |picture| picture.text()),
            prices_include_tax: told.part("prices_include_tax").yes(),
            on_sale: told.part("on_sale").yes(),
            chosen: place(told.part("chosen")),
            picture: place(told.part("picture")),
        }
    }
}

impl Form {
    fn told(told: &Told) -> Option<Self> {
        let stock = told.part("stock");
        Some(Self {
            id: told.part("id").text(),
            sku: told.part("sku").text(),
            values: told.list("values", |value| value.text()),
            price: told.part("price").money()?,
            was: told.maybe("was").and_then(|was| was.money()),
            lowest: told.maybe("lowest").and_then(|lowest| lowest.money()),
            picture: told.maybe("picture").and_then(|place| place.number().try_into().ok()),
            stock: Availability { available: stock.part("available").number(), held: stock.part("held").number() },
            offer: told.maybe("offer").and_then(|offer| {
                Some(OfferMark {
                    ends_at: offer.part("ends_at").text().parse().ok()?,
                    left: offer.maybe("left").and_then(|left| left.number().try_into().ok()),
                })
            }),
        })
    }
}

/// What all islands of a product page look at.
#[derive(Clone, Copy)]
pub struct Shown {
    pub wares: RwSignal<Wares>,
    /// The place of the chosen form.
    pub chosen: RwSignal<usize>,
    /// The place of the picture in front.
    pub picture: RwSignal<usize>,
}

thread_local! {
    /// A page shows one product.
    static SHOWN: Shown = Shown::new(Told::of(WARES).map(|told| Wares::told(&told)).unwrap_or_default());
}

impl Shown {
    fn new(wares: Wares) -> Self {
        let (chosen, picture) = (wares.chosen, wares.picture);
        Self { wares: RwSignal::new(wares), chosen: RwSignal::new(chosen), picture: RwSignal::new(picture) }
    }

    /// The product of the page that the calling island stands on. While the server writes, it is in the context.
    pub fn here() -> Self {
        if cfg!(feature = "ssr") { Self::new(use_context().unwrap_or_default()) } else { SHOWN.with(|shown| *shown) }
    }

    /// The page was written anew: what it tells now is what holds. What was chosen stays.
    pub fn tell_again() {
        if let Some(told) = Told::of(WARES) {
            SHOWN.with(|shown| shown.wares.set(Wares::told(&told)));
        }
    }

    /// Something about the chosen form.
    pub fn form<T>(self, about: impl FnOnce(&Wares, &Form) -> T) -> Option<T> {
        let at = self.chosen.get();
        self.wares.with(|wares| wares.forms.get(at).map(|form| about(wares, form)))
    }

    /// Chooses a form, and puts its picture in front.
    pub fn choose(self, event: &MouseEvent, place: usize) {
        if stays(event) {
            let picture = self.wares.with_untracked(|wares| wares.forms.get(place).and_then(|form| form.picture));
            self.chosen.set(place);
            self.picture.set(picture.unwrap_or(0));
            self.note(None);
        }
    }

    /// Puts a picture in front.
    pub fn look_at(self, event: &MouseEvent, place: usize) {
        if stays(event) {
            self.picture.set(place);
            self.note(Some(place));
        }
    }

    /// The address of what is chosen, with a picture in front.
    pub fn address(self, picture: Option<usize>) -> String {
        let at = self.chosen.get_untracked();
        self.wares.with_untracked(|wares| {
            let form = wares.forms.get(at).map(|form| &form.id as &dyn std::fmt::Display);
            paths::product_with(&wares.slug, form, picture.map(|place| place + 1))
        })
    }

    /// Writes what is chosen into the address, so that it can be kept and shared.
    fn note(self, picture: Option<usize>) {
        if let Ok(history) = window().history() {
            // Refused only when done very often; then the address lags behind, and nothing is lost.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&self.address(picture)));
        }
    }
}

/// Whether a press on a link is meant for this page; one that asks for a new tab or window is the browser's.
fn stays(event: &MouseEvent) -> bool {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() || event.button() != 0;
    if !elsewhere {
        event.prevent_default();
    }
    !elsewhere
}
