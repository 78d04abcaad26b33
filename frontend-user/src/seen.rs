//! Remembers in the browser what was looked at, and borrows the row of it from its own page.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DomParser, Element, Storage, SupportedType};

use crate::wire;

/// The name under which the browser keeps the numbers, the latest first.
const KEPT: &str = "seen";
/// How many are kept, and how many are shown.
const MOST: usize = 12;
const SHOWN: usize = 5;

/// Remembers the product of this page, and shows what was looked at before where the page has room for it.
pub fn look_back() {
    let Some(place) = document().query_selector("[data-seen]").ok().flatten() else { return };
    // A browser that keeps nothing shows nothing.
    let Some(store) = window().local_storage().ok().flatten() else { return };
    let now = place.get_attribute("data-seen").unwrap_or_default();
    let before: Vec<String> = seen(&store).into_iter().filter(|id| *id != now).collect();
    if !now.is_empty() {
        let kept: Vec<&str> =
            std::iter::once(now.as_str()).chain(before.iter().map(String::as_str)).take(MOST).collect();
        // Refused when it is full; then this one is not remembered.
        let _ = store.set_item(KEPT, &kept.join(","));
    }
    if !before.is_empty() {
        let ids = before.into_iter().take(SHOWN).collect::<Vec<_>>().join(",");
        spawn_local(async move {
            if let Some(row) = borrow(&format!("/seen?ids={ids}"), "#seen").await {
                place.replace_children_with_node_1(&row);
            }
        });
    }
}

fn seen(store: &Storage) -> Vec<String> {
    let kept = store.get_item(KEPT).ok().flatten().unwrap_or_default();
    kept.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// A part of another page.
pub async fn borrow(address: &str, part: &str) -> Option<Element> {
    let heard = wire::page(address).await.filter(|heard| heard.good)?;
    let page = DomParser::new().ok()?.parse_from_string(&heard.text, SupportedType::TextHtml).ok()?;
    page.query_selector(part).ok()?
}
