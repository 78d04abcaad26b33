//! Turns what is on the page into what the server has just written, and touches only what differs.
//!
//! Elements with an `id` are found again by it, others by their place. What a person has typed or unfolded stays, and so
//! do islands, except those in an element marked `data-renew`, which is replaced as a whole once it differs.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, Node};

/// Attributes that are the person's or the browser's.
const KEPT: [&str; 3] = ["open", "novalidate", "data-help"];

/// Makes `old` look like `new`.
pub fn morph(old: &Element, new: &Element) {
    if old.has_attribute("data-renew") {
        if old.get_attribute("data-renew") != new.get_attribute("data-renew") {
            replace(old, new);
        }
        return;
    }
    if old.tag_name() == "LEPTOS-ISLAND" {
        // What the server wrote inside of an island is within its reach still.
        let inside = |island: &Element| island.query_selector("leptos-children").ok().flatten();
        if let (Some(old), Some(new)) = (inside(old), inside(new)) {
            morph_children(&old, &new);
        }
        return;
    }
    morph_attributes(old, new);
    // What is in it was put there by this site's script, and the server knows nothing of it.
    if !old.has_attribute("data-own") {
        morph_children(old, new);
    }
}

fn morph_attributes(old: &Element, new: &Element) {
    for name in new.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        let value = new.get_attribute(&name).unwrap_or_default();
        if old.get_attribute(&name).as_deref() != Some(&value) {
            // Refused only for names that are none.
            let _ = old.set_attribute(&name, &value);
        }
    }
    for name in old.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if !new.has_attribute(&name) && !KEPT.contains(&name.as_str()) {
            let _ = old.remove_attribute(&name);
        }
    }
    // A number that is sent as soon as it changes has been sent: what the market says now is what holds.
    if let Some(field) = old.dyn_ref::<HtmlInputElement>()
        && field.form().is_some_and(|form| form.has_attribute("data-at-once"))
    {
        field.set_value(&new.get_attribute("value").unwrap_or_default());
    }
}

fn morph_children(old: &Element, new: &Element) {
    let mut place = old.first_child();
    let mut coming = new.first_child();
    while let Some(next) = coming {
        coming = next.next_sibling();
        match counterpart(place.as_ref(), &next) {
            Some(found) => {
                if Some(&found) == place.as_ref() {
                    place = found.next_sibling();
                } else {
                    put(old, &found, place.as_ref());
                }
                match (found.dyn_ref::<Element>(), next.dyn_ref::<Element>()) {
                    (Some(found), Some(next)) => morph(found, next),
                    _ if found.node_value() != next.node_value() => found.set_node_value(next.node_value().as_deref()),
                    _ => {}
                }
            }
            None => insert(old, &next, place.as_ref()),
        }
    }
    while let Some(gone) = place {
        place = gone.next_sibling();
        // It is a child of its parent.
        let _ = old.remove_child(&gone);
    }
}

/// What on the page is the same thing as `next`: by its id, else what stands at its place, if that is of its kind.
fn counterpart(place: Option<&Node>, next: &Node) -> Option<Node> {
    let wanted = id(next);
    if let Some(wanted) = &wanted {
        let mut child = place.cloned();
        while let Some(here) = child {
            if id(&here).as_ref() == Some(wanted) {
                return Some(here);
            }
            child = here.next_sibling();
        }
        return None;
    }
    place.filter(|here| here.node_name() == next.node_name() && id(here).is_none()).cloned()
}

fn id(node: &Node) -> Option<String> {
    node.dyn_ref::<Element>().map(Element::id).filter(|id| !id.is_empty())
}

fn insert(parent: &Element, next: &Node, place: Option<&Node>) {
    if let Ok(copy) = document().import_node_with_deep(next, true) {
        put(parent, &copy, place);
        if let Some(element) = copy.dyn_ref::<Element>() {
            wake(element);
        }
    }
}

fn put(parent: &Element, node: &Node, place: Option<&Node>) {
    // Both are on this page, and neither holds the other.
    let _ = parent.insert_before(node, place);
}

fn replace(old: &Element, new: &Element) {
    if let (Some(parent), place) = (old.parent_element(), old.next_sibling()) {
        old.remove();
        insert(&parent, new, place.as_ref());
    }
}

/// Brings the islands of something new to life, as the page did with its own.
fn wake(element: &Element) {
    let Ok(hydrate) = js_sys::Reflect::get(&window(), &"__hydrateIsland".into()) else { return };
    let Some(hydrate) = hydrate.dyn_ref::<js_sys::Function>() else { return };
    let Ok(islands) = element.query_selector_all("leptos-island") else { return };
    for at in 0..islands.length() {
        if let Some(island) = islands.get(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            let name = island.get_attribute("data-component").unwrap_or_default();
            // What an island cannot do it leaves to the form that it stands in.
            let _ = hydrate.call2(&JsValue::NULL, &island, &name.into());
        }
    }
}
