//! Days as people say them: today, tomorrow, Tue 25 Nov.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day: `today`, `tomorrow`, `Tue 25 Nov`; with its year when that is another one.
pub fn day(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => written(date, today),
    }
}

/// Several days: `Tue 25 to Thu 27 Nov`, `Sat 29 Nov to Mon 1 Dec`.
pub fn span(from: NaiveDate, to: NaiveDate, today: NaiveDate) -> String {
    if to <= from {
        return day(from, today);
    }
    let first = day(from, today);
    let near = first != written(from, today);
    if !near && (from.year(), from.month()) == (to.year(), to.month()) {
        return format!("{} {} to {}", weekday(from), from.day(), written(to, today));
    }
    format!("{first} to {}", day(to, today))
}

/// The days a parcel takes: from `min` to `max` days after `today`.
pub fn arrival(min: u32, max: u32, today: NaiveDate) -> String {
    let after = |days: u32| today.checked_add_days(Days::new(u64::from(days))).unwrap_or(today);
    span(after(min), after(max), today)
}

/// A moment: `today, 14:32`.
pub fn moment(at: NaiveDateTime, today: NaiveDate) -> String {
    format!("{}, {:02}:{:02}", day(at.date(), today), at.hour(), at.minute())
}

/// The same words with a capital, to begin a sentence.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn written(date: NaiveDate, today: NaiveDate) -> String {
    let month = MONTHS[usize::try_from(date.month0()).unwrap_or(0) % 12];
    let year = if date.year() == today.year() { String::new() } else { format!(" {}", date.year()) };
    format!("{} {} {month}{year}", weekday(date), date.day())
}

fn weekday(date: NaiveDate) -> &'static str {
    WEEKDAYS[usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0) % 7]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, month, day).expect("a day of the calendar")
    }

    #[test]
    fn near_days_have_names() {
        let today = date(11, 20);
        assert_eq!(day(today, today), "today");
        assert_eq!(day(date(11, 21), today), "tomorrow");
        assert_eq!(day(date(11, 25), today), "Tue 25 Nov");
        assert_eq!(day(NaiveDate::from_ymd_opt(2026, 1, 2).expect("a day"), today), "Fri 2 Jan 2026");
    }

    #[test]
    fn a_month_is_said_once() {
        let today = date(11, 20);
        assert_eq!(arrival(5, 7, today), "Tue 25 to Thu 27 Nov");
        assert_eq!(arrival(1, 3, today), "tomorrow to Sun 23 Nov");
        assert_eq!(arrival(9, 11, today), "Sat 29 Nov to Mon 1 Dec");
        assert_eq!(arrival(2, 2, today), "Sat 22 Nov");
        assert_eq!(capital(&arrival(0, 0, today)), "Today");
    }
}
