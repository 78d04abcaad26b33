//! What the server tells the islands of a page: data in the page itself, which the browser's own reader takes apart.

use domain::money::Money;
use js_sys::{Array, JSON, Reflect};
use leptos::prelude::*;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// Writes `what` into the page under a name.
#[component]
pub fn Tell<T>(
    /// The name, once a page.
    name: &'static str,
    /// What the islands will ask for.
    what: T,
) -> impl IntoView
where
    T: Serialize,
{
    // Words must not be able to close the element that they stand in.
    let text = serde_json::to_string(&what).unwrap_or_default().replace('<', "\\u003c");
    // Facts, not code: nothing in it runs.
    view! { <script type="application/json" data-told=name inner_html=text></script> }
}

/// How many seconds the islands of a page wait.
#[derive(Clone, Copy)]
struct Wait(u64);

/// Tells the islands among its children how long they wait.
#[component]
pub fn Waits(
    /// The seconds.
    seconds: u64,
    children: Children,
) -> impl IntoView {
    provide_context(Wait(seconds));
    view! { <span data-wait=seconds.to_string()>{children()}</span> }
}

/// How many seconds the calling island waits.
pub fn wait() -> u64 {
    if cfg!(feature = "ssr") {
        return use_context::<Wait>().map_or(0, |wait| wait.0);
    }
    let place = document().query_selector("[data-wait]").ok().flatten();
    place.and_then(|place| place.get_attribute("data-wait")?.parse().ok()).unwrap_or(0)
}

/// Something that the server has told. What it did not tell is empty, nothing and no.
pub struct Told(JsValue);

impl Told {
    /// What stands in the page under that name.
    pub fn of(name: &str) -> Option<Self> {
        let told = document().query_selector(&format!("[data-told='{name}']")).ok()??;
        Self::read(&told.text_content()?)
    }

    /// What an answer of the market says.
    pub fn read(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// A part of it.
    pub fn part(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED))
    }

    /// A part that may be left out.
    pub fn maybe(&self, name: &str) -> Option<Self> {
        let part = self.part(name).0;
        (!part.is_null() && !part.is_undefined()).then_some(Self(part))
    }

    /// The parts of a list.
    pub fn list<T>(&self, name: &str, read: impl Fn(Self) -> T) -> Vec<T> {
        Array::from(&self.part(name).0).iter().map(|item| read(Self(item))).collect()
    }

    /// Its words.
    pub fn text(&self) -> String {
        self.0.as_string().unwrap_or_default()
    }

    /// Its whole number.
    #[expect(clippy::cast_possible_truncation, reason = "numbers of a page are whole and far below 2^53")]
    pub fn number(&self) -> i64 {
        self.0.as_f64().unwrap_or_default() as i64
    }

    /// An amount of money.
    pub fn money(&self) -> Option<Money> {
        Some(Money::new(self.part("minor").number(), self.part("currency").text().parse().ok()?))
    }

    /// Yes or no.
    pub fn yes(&self) -> bool {
        self.0.is_truthy()
    }
}
