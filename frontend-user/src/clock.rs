//! What time it is: the server says it once a page, so that server and browser write the same words.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, TimeDelta, Utc};
use leptos::prelude::*;

use crate::dates;

/// The clock of the site.
#[derive(Clone, Copy)]
pub struct Clock {
    /// When the server wrote the page.
    made: DateTime<Utc>,
}

impl Clock {
    /// Starts it, for everything below.
    pub fn start() {
        provide_context(Self { made: instant(SharedValue::new(seconds).into_inner()) });
    }

    /// The clock of this site.
    pub fn here() -> Self {
        expect_context()
    }

    /// What time it is. While the browser takes over what the server wrote, it is when the server wrote it.
    pub fn now(self) -> DateTime<Utc> {
        let taking_over = Owner::current_shared_context().is_some_and(|page| page.during_hydration());
        if cfg!(feature = "ssr") || taking_over { self.made } else { instant(seconds()) }
    }

    /// What day it is, in UTC.
    pub fn today(self) -> NaiveDate {
        self.now().date_naive()
    }

    /// Whole seconds until `then`, none when it has passed.
    pub fn until(self, then: DateTime<Utc>) -> u64 {
        u64::try_from((then - self.now()).num_seconds()).unwrap_or(0)
    }
}

fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

/// An instant: `today, 14:32`. The server writes it in UTC and says so; the browser writes it by the reader's own clock.
#[component]
pub fn When(
    /// The instant.
    at: DateTime<Utc>,
    /// Begins a line, with a capital.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let now = Clock::here().now();
    let local = RwSignal::new(false);
    Effect::new(move |_| local.set(true));
    let words = move || {
        let words = if local.get() {
            dates::moment(on_the_wall(at), on_the_wall(now).date())
        } else {
            format!("{} UTC", dates::moment(at.naive_utc(), now.date_naive()))
        };
        if first { dates::capital(&words) } else { words }
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
