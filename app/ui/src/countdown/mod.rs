//! The time that is left, honest and calm.

pub(crate) mod example;

use crate::{Icon, icons};
use leptos::prelude::*;
use std::time::Duration;

/// Writes seconds as a clock: `14:32`, `1:02:05`.
pub fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// What is read aloud: at five minutes, at one, and at the end. Silence otherwise.
fn announced(left: u64) -> Option<&'static str> {
    match left {
        0 => Some("The time is over."),
        1..=60 => Some("One minute left."),
        61..=300 => Some("Five minutes left."),
        _ => None,
    }
}

/// Time running out. The server writes the first figure, the browser counts on from it.
#[component]
pub fn Countdown(
    /// What is counted down, before the figure: "Held for".
    #[prop(into)]
    label: String,
    /// The seconds that are left when the page is made.
    seconds: u64,
    /// What it says at the end: "Your tickets were released".
    #[prop(default = "Time is over".to_owned(), into)]
    over: String,
    /// Called once, at the end.
    #[prop(optional, into)]
    on_end: Option<Callback<()>>,
) -> impl IntoView {
    let left = RwSignal::new(seconds);
    Effect::new(move |_| tick(left, seconds, on_end));
    let said = Memo::new(move |_| announced(left.get()));
    view! {
        <span
            class="inline-flex items-center gap-2 text-dense"
            class:text-warning=move || left.get() < 60
            role="timer"
        >
            <Icon name=icons::CLOCK small=true />
            {move || {
                if left.get() == 0 {
                    over.clone().into_any()
                } else {
                    view! {
                        <span>{label.clone()} " " <span class="font-[560] num">{move || clock(left.get())}</span></span>
                    }
                        .into_any()
                }
            }}
            <span class="sr-only" role="status">{move || said.get()}</span>
        </span>
    }
}

/// Counts from the browser's own clock, so that a sleeping tab wakes up with the right figure.
fn tick(left: RwSignal<u64>, seconds: u64, on_end: Option<Callback<()>>) {
    let Some(performance) = window().performance() else { return };
    let start = performance.now();
    let step = move || {
        let now = window().performance().map_or(start, |performance| performance.now());
        let gone = Duration::from_secs_f64(((now - start) / 1000.0).max(0.0)).as_secs();
        let next = seconds.saturating_sub(gone);
        let before = left.try_get_untracked().unwrap_or(0);
        if next != before {
            left.set(next);
            if let (0, Some(end)) = (next, on_end) {
                end.run(());
            }
        }
    };
    if seconds > 0
        && let Ok(handle) = set_interval_with_handle(step, Duration::from_millis(500))
    {
        on_cleanup(move || handle.clear());
    }
}

#[cfg(test)]
mod tests {
    use super::{announced, clock};

    #[test]
    fn seconds_become_a_clock() {
        assert_eq!(clock(872), "14:32");
        assert_eq!(clock(58), "0:58");
        assert_eq!(clock(3725), "1:02:05");
        assert_eq!(clock(0), "0:00");
    }

    #[test]
    fn it_speaks_three_times_only() {
        let heard: Vec<_> = (0..=900).rev().map(announced).fold(Vec::new(), |mut heard, now| {
            if now.is_some() && heard.last() != Some(&now) {
                heard.push(now);
            }
            heard
        });
        assert_eq!(heard, [Some("Five minutes left."), Some("One minute left."), Some("The time is over.")]);
    }
}
