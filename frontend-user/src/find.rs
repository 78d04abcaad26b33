//! The search field with what is offered below it: a combobox over what the server writes, and the last searches of this
//! browser, which never leave it. Without script it is the plain form that it stands in.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, UrlSearchParams};

use crate::wire;

/// Nobody types two letters faster than this; more would only be asked in vain.
const PAUSE: Duration = Duration::from_millis(120);
/// The last searches that are kept, and where.
const KEPT: usize = 6;
const KEY: &str = "searches";

thread_local! {
    /// The number of the last question, so that an answer that comes late is not shown.
    static ASKED: Cell<u32> = const { Cell::new(0) };
    static FOUND: RefCell<Option<Parts>> = const { RefCell::new(None) };
}

/// The field and what belongs to it.
#[derive(Clone)]
struct Parts {
    field: HtmlInputElement,
    list: HtmlElement,
    status: Element,
}

/// Wakes the search field of the page.
pub fn wake() {
    keep_last();
    let Some(parts) = parts() else { return };
    for (name, value) in [
        ("role", "combobox"),
        ("aria-expanded", "false"),
        ("aria-controls", "found"),
        ("aria-autocomplete", "list"),
        ("aria-haspopup", "listbox"),
    ] {
        // Refused only for names that are none.
        let _ = parts.field.set_attribute(name, value);
    }
    FOUND.set(Some(parts));
    window_event_listener(ev::input, |event| with_field(&event, |parts| ask(parts.clone())));
    window_event_listener(ev::focusin, |event| {
        with_field(&event, |parts| {
            if parts.field.value().trim().is_empty() {
                offer_last(parts);
            }
        });
    });
    window_event_listener(ev::focusout, |event| with_field(&event, close));
    window_event_listener(ev::keydown, |event| with_field(&event, |parts| steer(parts, &event)));
    // A press on a choice must not take the focus from the field: the list would be gone before the press ends.
    window_event_listener(ev::mousedown, |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if pressed.is_some_and(|pressed| pressed.closest("#found").ok().flatten().is_some()) {
            event.prevent_default();
        }
    });
}

fn parts() -> Option<Parts> {
    let find = |selector| document().query_selector(selector).ok().flatten();
    Some(Parts {
        field: find("header form[role='search'] input[type='search']")?.dyn_into().ok()?,
        list: find("#found")?.dyn_into().ok()?,
        status: find("#found-status")?,
    })
}

/// Does something if the event is about the search field.
fn with_field(event: &web_sys::Event, deed: impl FnOnce(&Parts)) {
    let Some(parts) = FOUND.with_borrow(Clone::clone) else { return };
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if target.is_some_and(|target| target == parts.field) {
        deed(&parts);
    }
}

/// Asks for what to offer, once the person pauses.
fn ask(parts: Parts) {
    let number = ASKED.get() + 1;
    ASKED.set(number);
    let typed = parts.field.value();
    if typed.trim().is_empty() {
        offer_last(&parts);
        return;
    }
    set_timeout(
        move || {
            if ASKED.get() != number {
                return;
            }
            spawn_local(async move {
                let answer = wire::page(&search_address("/suggest", &typed)).await;
                if ASKED.get() == number
                    && let Some(answer) = answer.filter(|answer| answer.good)
                {
                    parts.list.set_inner_html(&answer.text);
                    open(&parts);
                }
            });
        },
        PAUSE,
    );
}

fn search_address(path: &str, words: &str) -> String {
    // Refused only for malformed words, and there are none yet.
    let Ok(query) = UrlSearchParams::new() else { return path.to_owned() };
    query.append("words", words);
    format!("{path}?{}", String::from(query.to_string()))
}

fn choices(parts: &Parts) -> Vec<Element> {
    let Ok(found) = parts.list.query_selector_all("[role='option']") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn open(parts: &Parts) {
    let many = choices(parts).len();
    choose(parts, None);
    show(parts, many > 0);
    let said = match many {
        0 => "No suggestions".to_owned(),
        1 => "1 suggestion".to_owned(),
        many => format!("{many} suggestions"),
    };
    parts.status.set_text_content(Some(&said));
}

fn close(parts: &Parts) {
    // Whatever is still on its way comes too late.
    ASKED.set(ASKED.get() + 1);
    choose(parts, None);
    show(parts, false);
    parts.status.set_text_content(None);
}

fn show(parts: &Parts, shown: bool) {
    parts.list.set_hidden(!shown);
    let _ = parts.field.set_attribute("aria-expanded", if shown { "true" } else { "false" });
}

/// Goes through the choices by key.
fn steer(parts: &Parts, event: &KeyboardEvent) {
    let shown = !parts.list.hidden();
    let all = choices(parts);
    let now = all.iter().position(|choice| choice.get_attribute("aria-selected").is_some_and(|is| is == "true"));
    match (event.key().as_str(), shown) {
        ("ArrowDown", true) => choose(parts, all.get(now.map_or(0, |at| at + 1))),
        ("ArrowUp", true) => choose(parts, now.map_or(all.last(), |at| at.checked_sub(1).and_then(|at| all.get(at)))),
        ("ArrowDown", false) => ask(parts.clone()),
        ("Escape", true) => close(parts),
        ("Enter", true) => {
            let Some(link) = now.and_then(|at| all.get(at)).and_then(|choice| choice.dyn_ref::<HtmlElement>()) else {
                return;
            };
            link.click();
        }
        _ => return,
    }
    event.prevent_default();
}

/// Marks a choice, and no other.
fn choose(parts: &Parts, choice: Option<&Element>) {
    for other in choices(parts) {
        let _ = other.set_attribute("aria-selected", if Some(&other) == choice { "true" } else { "false" });
    }
    match choice {
        Some(choice) => {
            let _ = parts.field.set_attribute("aria-activedescendant", &choice.id());
            choice.scroll_into_view_with_bool(false);
        }
        None => drop(parts.field.remove_attribute("aria-activedescendant")),
    }
}

/// The last searches of this browser; nothing where it keeps nothing.
fn last() -> Vec<String> {
    let kept = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(KEY).ok()?);
    kept.unwrap_or_default().lines().map(str::to_owned).collect()
}

/// Keeps what this page was searched for.
fn keep_last() {
    let place = window().location();
    let query = place.search().ok().and_then(|query| UrlSearchParams::new_with_str(&query).ok());
    let words = query.and_then(|query| query.get("words")).unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() || words.len() > 80 || place.pathname().is_ok_and(|path| path != "/search") {
        return;
    }
    let mut kept = last();
    kept.retain(|known| known != &words);
    kept.insert(0, words);
    kept.truncate(KEPT);
    if let Ok(Some(storage)) = window().local_storage() {
        // A browser that keeps nothing forgets this, too.
        let _ = storage.set_item(KEY, &kept.join("\n"));
    }
}

fn offer_last(parts: &Parts) {
    parts.list.set_inner_html("");
    for (at, words) in last().iter().enumerate() {
        let Ok(choice) = document().create_element("a") else { return };
        for (name, value) in [
            ("role", "option"),
            ("tabindex", "-1"),
            ("aria-selected", "false"),
            ("id", format!("find-{at}").as_str()),
            ("href", search_address("/search", words).as_str()),
        ] {
            let _ = choice.set_attribute(name, value);
        }
        choice.set_text_content(Some(words));
        let _ = parts.list.append_child(&choice);
    }
    open(parts);
}
