//! A product as somebody chooses from it: which form of it, and which picture.

use domain::catalog::{ImageView, ProductOption, ProductState, ProductView, VariantView};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use web_sys::MouseEvent;

use super::choose;
use crate::paths;

/// As much of a product as choosing needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wares {
    pub slug: String,
    pub title: String,
    pub options: Vec<ProductOption>,
    /// Its forms.
    pub variants: Vec<VariantView>,
    pub images: Vec<ImageView>,
    pub prices_include_tax: bool,
    /// Whether it can be bought at all.
    pub on_sale: bool,
}

impl From<&ProductView> for Wares {
    fn from(product: &ProductView) -> Self {
        Self {
            slug: product.slug.clone(),
            title: product.title.clone(),
            options: product.options.clone(),
            variants: product.variants.clone(),
            images: product.images.clone(),
            prices_include_tax: product.shop.prices_include_tax,
            on_sale: product.state == ProductState::Active,
        }
    }
}

/// What all islands of a product page look at.
#[derive(Clone, Copy)]
pub struct Shown {
    pub wares: StoredValue<Wares>,
    /// The place of the chosen form.
    pub chosen: RwSignal<usize>,
    /// The place of the picture in front.
    pub picture: RwSignal<usize>,
}

impl Shown {
    /// The product of the page that the calling island stands on.
    pub fn here() -> Self {
        expect_context()
    }

    /// Something about the chosen form.
    pub fn form<T>(self, about: impl FnOnce(&Wares, &VariantView) -> T) -> Option<T> {
        let at = self.chosen.get();
        self.wares.with_value(|wares| wares.variants.get(at).map(|form| about(wares, form)))
    }

    /// Chooses a form, and puts its picture in front.
    pub fn choose(self, event: &MouseEvent, place: usize) {
        if stays(event) {
            let picture = self.wares.with_value(|wares| choose::picture_of(wares, place));
            self.chosen.set(place);
            self.picture.set(picture);
            self.note(None);
        }
    }

    /// Puts a picture in front.
    pub fn look_at(self, event: &MouseEvent, place: usize) {
        if stays(event) {
            self.picture.set(place);
            self.note(Some(place + 1));
        }
    }

    /// Writes what is chosen into the address, so that it can be kept and shared.
    fn note(self, picture: Option<usize>) {
        let at = self.chosen.get_untracked();
        let address = self.wares.with_value(|wares| {
            wares.variants.get(at).map(|form| paths::product_with(&wares.slug, Some(&form.id), picture))
        });
        if let Ok(history) = window().history() {
            // Refused only when done very often; then the address lags behind, and nothing is lost.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", address.as_deref());
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

/// Lets the islands among its children look at one product.
#[island]
pub fn Chooser(
    /// The product.
    wares: Wares,
    /// The place of the chosen form.
    chosen: usize,
    /// The place of the picture in front.
    picture: usize,
    children: Children,
) -> impl IntoView {
    provide_context(Shown {
        wares: StoredValue::new(wares),
        chosen: RwSignal::new(chosen),
        picture: RwSignal::new(picture),
    });
    children()
}
