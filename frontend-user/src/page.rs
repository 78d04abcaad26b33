//! What the islands of one page share: the messages at its foot, the count beside the basket, the news of a change.

use std::cell::RefCell;

use leptos::ev;
use leptos::prelude::*;
use ui::Toaster;

thread_local! {
    static TOASTER: Toaster = Toaster::new();
    static RECKONER: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
    static UNITS: ArcRwSignal<Option<u32>> = ArcRwSignal::new(None);
}

/// Who speaks on this page. On the server nobody does, and pages share nothing.
pub fn toaster() -> Toaster {
    if cfg!(feature = "ssr") { Toaster::new() } else { TOASTER.with(|toaster| *toaster) }
}

/// How many units the basket holds, once something on this page has changed it.
pub fn units() -> ArcRwSignal<Option<u32>> {
    if cfg!(feature = "ssr") { ArcRwSignal::new(None) } else { UNITS.with(Clone::clone) }
}

/// The basket holds so many units now.
pub fn holds(count: u32) {
    units().set(Some(count));
}

/// Calls `deed` whenever something in the forms of the page has changed; it takes the place of what was called before.
pub fn on_change(deed: impl Fn() + 'static) {
    RECKONER.set(Some(Box::new(deed)));
}

/// Something in the forms of the page has changed.
pub fn changed() {
    RECKONER.with_borrow(|deed| {
        if let Some(deed) = deed {
            deed();
        }
    });
}

/// Calls `deed` whenever the browser shows the page again as it was left, instead of asking for it.
pub fn on_return(deed: impl Fn() + Clone + 'static) {
    Effect::new(move |_| {
        let deed = deed.clone();
        // A page that is shown again is the same page: whoever listens stays as long as it.
        window_event_listener(ev::pageshow, move |event| {
            if event.persisted() {
                deed();
            }
        });
    });
}

/// Whether the page was fetched before anybody wanted it, and may have grown old since.
pub fn came_early() -> bool {
    let entries = window().performance().map(|measured| measured.get_entries_by_type("navigation"));
    let how = entries.and_then(|entries| js_sys::Reflect::get(&entries.get(0), &"deliveryType".into()).ok());
    how.and_then(|how| how.as_string()).is_some_and(|how| how == "navigational-prefetch")
}
