//! What time it is. The server writes times in UTC and says so; the browser rewrites them by the reader's own clock.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::dates;

/// What time it is.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(seconds(), 0).unwrap_or_default()
}

/// What day it is, in UTC.
pub fn today() -> NaiveDate {
    now().date_naive()
}

/// Time that is left, in words: `Ends in 2 d 4 h`, `Ends in 3:12:05`.
pub fn left(seconds: u64) -> String {
    let (days, hours) = (seconds / 86_400, seconds / 3600 % 24);
    match seconds {
        0 => "Expired".to_owned(),
        _ if days > 0 => format!("Ends in {days} d {hours} h"),
        _ => format!("Ends in {}", ui::clock(seconds)),
    }
}

/// Whole seconds until `then`, none when it has passed.
pub fn until(then: DateTime<Utc>) -> u64 {
    u64::try_from((then - now()).num_seconds()).unwrap_or(0)
}

/// An instant: `today, 14:32`. A page that wakes finds it by its `data-when`.
#[component]
pub fn When(
    /// The instant.
    at: DateTime<Utc>,
    /// Begins a line, with a capital.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let words = format!("{} UTC", dates::moment(at.naive_utc(), today()));
    let words = if first { dates::capital(&words) } else { words };
    let place = if first { "first" } else { "inside" };
    view! { <time datetime=at.to_rfc3339_opts(SecondsFormat::Secs, true) data-when=place>{words}</time> }
}

#[cfg(feature = "ssr")]
fn seconds() -> i64 {
    use std::time::{SystemTime, UNIX_EPOCH};
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(0)
}

#[cfg(not(feature = "ssr"))]
#[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 are far below 2^53")]
fn seconds() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}

/// Rewrites every time of the page by the reader's own clock.
pub fn read_by_the_reader() {
    let Ok(times) = document().query_selector_all("time[data-when]") else { return };
    let today = on_the_wall(js_sys::Date::now()).date();
    for at in 0..times.length() {
        let Some(time) = times.get(at).and_then(|node| node.dyn_into::<web_sys::Element>().ok()) else { continue };
        let instant = js_sys::Date::parse(&time.get_attribute("datetime").unwrap_or_default());
        let words = dates::moment(on_the_wall(instant), today);
        let first = time.get_attribute("data-when").is_some_and(|place| place == "first");
        time.set_text_content(Some(&if first { dates::capital(&words) } else { words }));
    }
}

/// What the reader's own clock shows at an instant, which is given in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "dates of this century are far below 2^53")]
fn on_the_wall(instant: f64) -> chrono::NaiveDateTime {
    let behind = js_sys::Date::new(&instant.into()).get_timezone_offset();
    DateTime::from_timestamp_millis((instant - behind * 60_000.0) as i64).unwrap_or_default().naive_utc()
}
