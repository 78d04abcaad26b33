//! What all of a page shares: the messages at its foot, and the count beside the basket.

use leptos::ev;
use leptos::prelude::*;
use ui::Toaster;
use wasm_bindgen::JsCast;
use web_sys::Element;

thread_local! {
    static TOASTER: Toaster = Toaster::new();
}

/// Who speaks on this page. On the server nobody does, and pages share nothing.
pub fn toaster() -> Toaster {
    if cfg!(feature = "ssr") { Toaster::new() } else { TOASTER.with(|toaster| *toaster) }
}

/// What the way to the basket is called.
pub fn basket_label(units: u32) -> String {
    match units {
        0 => "Basket, empty".to_owned(),
        1 => "Basket, 1 thing".to_owned(),
        units => format!("Basket, {units} things"),
    }
}

/// The basket holds so many units now: the header says so.
pub fn holds(units: u32) {
    let Some(link) = document().query_selector("a[data-units]").ok().flatten() else { return };
    let label = basket_label(units);
    for (name, value) in [("data-units", &units.to_string()), ("aria-label", &label), ("title", &label)] {
        // Refused only for names that are none.
        let _ = link.set_attribute(name, value);
    }
    let dot = link.query_selector(".dot").ok().flatten();
    match (units, dot) {
        (0, Some(dot)) => dot.remove(),
        (0, None) => {}
        (units, dot) => {
            let text = if units > 99 { "99+".to_owned() } else { units.to_string() };
            if let Some(dot) = dot.or_else(|| add_dot(&link)) {
                dot.set_text_content(Some(&text));
            }
        }
    }
}

fn add_dot(link: &Element) -> Option<Element> {
    let dot = document().create_element("span").ok()?;
    dot.set_class_name("dot");
    dot.set_attribute("aria-hidden", "true").ok()?;
    link.append_child(&dot).ok()?.dyn_into().ok()
}

/// Calls `deed` whenever the browser shows the page again as it was left, instead of asking for it. A page that is shown
/// again is the same page: whoever listens stays as long as it.
pub fn on_return(deed: impl Fn() + 'static) {
    window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            deed();
        }
    });
}
