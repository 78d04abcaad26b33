//! What time it is: the server says it once a page, so that server and browser write the same words.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, TimeDelta, Utc};
use leptos::prelude::*;

use crate::dates;

/// The instant this page was made: the server's when it wrote the page, the browser's when it moved on by itself.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(SharedValue::new(seconds).into_inner(), 0).unwrap_or_default()
}

/// The day this page was made, in UTC.
pub fn today() -> NaiveDate {
    now().date_naive()
}

/// Whole seconds from `now` until `then`, none when it has passed.
pub fn until(now: DateTime<Utc>, then: DateTime<Utc>) -> u64 {
    u64::try_from((then - now).num_seconds()).unwrap_or(0)
}

/// An instant: `today, 14:32`. The server writes it in UTC and says so; the browser writes it by the reader's own clock.
#[component]
pub fn When(
    /// The instant.
    at: DateTime<Utc>,
    /// When the page was made.
    now: DateTime<Utc>,
) -> impl IntoView {
    let local = RwSignal::new(false);
    Effect::new(move |_| local.set(true));
    let words = move || {
        if local.get() {
            dates::moment(on_the_wall(at), on_the_wall(now).date())
        } else {
            format!("{} UTC", dates::moment(at.naive_utc(), now.date_naive()))
        }
    };
    view! { <time datetime=at.to_rfc3339_opts(SecondsFormat::Secs, true)>{words}</time> }
}

/// The reader's own clock at that instant.
fn on_the_wall(at: DateTime<Utc>) -> NaiveDateTime {
    (at + TimeDelta::minutes(minutes_from_utc(at))).naive_utc()
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

#[cfg(feature = "ssr")]
fn minutes_from_utc(_: DateTime<Utc>) -> i64 {
    0
}

#[cfg(not(feature = "ssr"))]
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "dates of this century fit an f64")]
fn minutes_from_utc(at: DateTime<Utc>) -> i64 {
    let date = js_sys::Date::new(&(at.timestamp_millis() as f64).into());
    -(date.get_timezone_offset() as i64)
}
