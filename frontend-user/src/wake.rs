//! What a page does once it is awake, beside its islands: times by the reader's clock, the key that leads to the search,
//! dialogs in older browsers, a payment that is waited for, and the news when the page has grown old.

use std::time::Duration;

use app::orders::{CartUnits, OrderGroup};
use domain::lifecycle::Lifecycle;
use domain::orders::OrderState;
use leptos::ev;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement, KeyboardEvent, MouseEvent};

use crate::{clock, find, live, page, quick, reckoner, seen, wire};

/// How long what a page says of stock and price is believed while it is looked at.
const STAYS_TRUE: Duration = Duration::from_secs(10);
/// How often a page asks again while its payment is open.
const AGAIN: Duration = Duration::from_secs(2);

/// Wakes what no island looks after.
pub fn wake() {
    clock::read_by_the_reader();
    find::wake();
    // A browser that comes back to a page chooses what was chosen.
    reckoner::reckon();
    window_event_listener(ev::keydown, |event| lead_to_search(&event));
    if !knows_commands() {
        window_event_listener(ev::click, |event| obey(&event));
    }
    count_down();
    seen::look_back();
    quick::listen();
    page::on_return(|| {
        // Whoever comes back has left by a link, and has no need of the menu that it stood in.
        close_all();
        live::free();
        count_basket();
    });
    if came_early() {
        count_basket();
    }
    if let Ok(Some(_)) = document().query_selector("[data-often]") {
        stay_true();
    }
    if let Some(place) = document().query_selector("[data-waits-for]").ok().flatten() {
        wait_for(place.get_attribute("data-waits-for").unwrap_or_default());
    }
}

/// Counts down what the page says it ends at, and asks for the page again when something has ended. The clock is the
/// market's: what the browser's own is off by shows when the page comes in.
fn count_down() {
    let ends = |place: &Element| place.get_attribute("data-ends").and_then(|at| at.parse::<i64>().ok());
    let off = move || {
        let place = document().query_selector("[data-ends]").ok().flatten()?;
        let told = place.get_attribute("data-left")?.parse::<i64>().ok()?;
        Some(ends(&place)? - told - clock::now().timestamp())
    };
    let Some(off) = off() else { return };
    // A page that was fetched ahead says how late it was then.
    let off = if came_early() { 0 } else { off };
    let asked = std::cell::Cell::new(0);
    let tick = move || {
        let now = clock::now().timestamp() + off;
        let Ok(places) = document().query_selector_all("[data-ends]") else { return };
        for at in 0..places.length() {
            let Some(place) = places.get(at).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
            let Some(end) = ends(&place) else { continue };
            place.set_text_content(Some(&clock::left(u64::try_from(end - now).unwrap_or(0))));
            // A page is as old as a second at most: then it knows. Once an end, should the clocks still differ.
            if now > end + 1 && end > asked.get() {
                asked.set(end);
                spawn_local(live::show(None));
            }
        }
    };
    set_interval(tick, Duration::from_secs(1));
}

/// Asks for the page again now and then while somebody sees it: others buy what is on it.
fn stay_true() {
    let look = || {
        if !document().hidden() {
            spawn_local(live::show(None));
        }
    };
    set_interval(look, STAYS_TRUE);
}

/// The key that the search field names leads there, unless somebody types elsewhere.
fn lead_to_search(event: &KeyboardEvent) {
    let typing = document()
        .active_element()
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    if event.key() != "/" || event.ctrl_key() || event.meta_key() || event.alt_key() || typing {
        return;
    }
    let field = document().query_selector("header input[type='search']").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        event.prevent_default();
        // A field that is gone cannot take the focus, and nothing is lost by it.
        let _ = field.focus();
        field.select();
    }
}

/// Whether the browser opens and closes dialogs by the `command` of a button itself.
fn knows_commands() -> bool {
    document().create_element("button").is_ok_and(|button| js_sys::Reflect::has(&button, &"command".into()) == Ok(true))
}

/// Does what the `command` of a pressed button says.
fn obey(event: &MouseEvent) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = pressed.and_then(|pressed| pressed.closest("[commandfor]").ok().flatten()) else { return };
    let dialog = button.get_attribute("commandfor").and_then(|id| document().get_element_by_id(&id));
    let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) else { return };
    match button.get_attribute("command").as_deref() {
        // Refused only for a dialog that has left the page: then there is nothing to show.
        Some("show-modal") if !dialog.open() => drop(dialog.show_modal()),
        Some("close") => dialog.close(),
        _ => {}
    }
}

fn close_all() {
    let Ok(open) = document().query_selector_all("dialog[open]") else { return };
    for at in 0..open.length() {
        if let Some(dialog) = open.get(at).and_then(|node| node.dyn_into::<HtmlDialogElement>().ok()) {
            dialog.close();
        }
    }
}

/// Whether the page was fetched before anybody wanted it, and may have grown old since.
fn came_early() -> bool {
    let entries = window().performance().map(|measured| measured.get_entries_by_type("navigation"));
    let how = entries.and_then(|entries| js_sys::Reflect::get(&entries.get(0), &"deliveryType".into()).ok());
    how.and_then(|how| how.as_string()).is_some_and(|how| how == "navigational-prefetch")
}

fn count_basket() {
    spawn_local(async {
        let units = wire::ask(CartUnits::PATH, &[]).await.and_then(|units| units.number().try_into().ok());
        if let Some(units) = units {
            page::holds(units);
        }
    });
}

/// Asks until the provider has told the market; then the page is asked for again, and says what came of it.
fn wait_for(group: String) {
    let look = move || {
        let group = group.clone();
        spawn_local(async move {
            let answer = wire::ask(OrderGroup::PATH, &[("group", &group)]).await;
            if answer.is_some_and(|told| told.part("state").text() != OrderState::Pending.name()) {
                // Refused only while the page is being left anyway.
                let _ = window().location().reload();
            }
        });
    };
    set_interval(look, AGAIN);
}
