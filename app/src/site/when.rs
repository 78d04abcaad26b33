//! Times as people say them: today and yesterday by name, in the reader's own time zone once the page is alive.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};
use leptos::prelude::*;

/// Whether the reader's time zone is known yet. The server writes UTC; the browser corrects it once it has taken over.
#[derive(Clone, Copy)]
pub struct Clock {
    local: RwSignal<bool>,
}

impl Clock {
    /// Starts the clock of a site, for everything below.
    pub fn provide() {
        let local = RwSignal::new(false);
        Effect::new(move |_| local.set(true));
        provide_context(Self { local });
    }

    /// The clock of this site; a standing one in UTC where none was started.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| Self { local: RwSignal::new(false) })
    }

    /// The time on the reader's wall at the instant `at`.
    fn wall(self, at: DateTime<Utc>) -> NaiveDateTime {
        let shift = if self.local.get() { minutes_from_utc(at) } else { 0 };
        (at + TimeDelta::minutes(shift)).naive_utc()
    }

    /// The hour of the day right now, 0 to 23, where it is known.
    pub fn hour(self) -> Option<u32> {
        now().map(|now| self.wall(now).hour())
    }
}

/// An instant: `Today 09:41`, `18 Nov 20:33`, `3 Mar 2024`.
#[component]
pub fn When(
    /// The instant.
    at: DateTime<Utc>,
    /// The day alone.
    #[prop(optional)]
    day: bool,
    /// Stands inside a sentence: `today 09:41`.
    #[prop(optional)]
    inside: bool,
) -> impl IntoView {
    let clock = Clock::here();
    let now = now();
    let words = move || {
        let wall = clock.wall(at);
        let said = say(wall, now.map(|now| clock.wall(now).date()), day);
        if inside { said.replacen('T', "t", 1).replacen('Y', "y", 1) } else { said }
    };
    view! {
        <time datetime=at.format("%Y-%m-%dT%H:%M:%SZ").to_string() class="whitespace-nowrap">
            {words}
        </time>
    }
}

fn say(at: NaiveDateTime, today: Option<NaiveDate>, day_only: bool) -> String {
    let this_year = today.is_none_or(|today| today.year() == at.year());
    let day = match today {
        Some(today) if today == at.date() => "Today".to_owned(),
        Some(today) if today.checked_sub_days(Days::new(1)) == Some(at.date()) => "Yesterday".to_owned(),
        _ if this_year => at.format("%-d %b").to_string(),
        _ => return at.format("%-d %b %Y").to_string(),
    };
    if day_only { day } else { format!("{day} {}", at.format("%H:%M")) }
}

/// A day of a chart: `Mon 10 Nov`.
pub fn day_name(day: NaiveDate) -> String {
    day.format("%a %-d %b").to_string()
}

/// This instant: the market's on the server, the machine's in a browser.
pub(super) fn now() -> Option<DateTime<Utc>> {
    #[cfg(feature = "ssr")]
    {
        use_context::<kernel::Market>().map(|market| market.now())
    }
    #[cfg(not(feature = "ssr"))]
    {
        #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are whole and far below 2^53")]
        DateTime::from_timestamp_millis(leptos::web_sys::js_sys::Date::now() as i64)
    }
}

/// How far the reader's wall clock is ahead of UTC at that instant, in minutes.
fn minutes_from_utc(at: DateTime<Utc>) -> i64 {
    #[cfg(feature = "ssr")]
    {
        let _ = at;
        0
    }
    #[cfg(not(feature = "ssr"))]
    {
        use leptos::wasm_bindgen::JsValue;
        #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are far below 2^53")]
        let millis = JsValue::from_f64(at.timestamp_millis() as f64);
        #[expect(clippy::cast_possible_truncation, reason = "whole minutes, at most 14 hours of them")]
        let behind = leptos::web_sys::js_sys::Date::new(&millis).get_timezone_offset() as i64;
        -behind
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().expect("a time written by hand")
    }

    #[test]
    fn near_days_have_names_and_far_ones_a_year() {
        let today = Some(at("2025-11-20T00:00:00").date());
        let say = |text: &str| say(at(text), today, false);
        assert_eq!(say("2025-11-20T09:41:00"), "Today 09:41");
        assert_eq!(say("2025-11-19T22:18:30"), "Yesterday 22:18");
        assert_eq!(say("2025-11-03T20:33:00"), "3 Nov 20:33");
        assert_eq!(say("2024-03-03T20:33:00"), "3 Mar 2024");
    }
}
