//! A figure, what it is compared with, and how it went.

pub(crate) mod example;

use crate::{Icon, IconName, Spark, class::join, icons};
use leptos::prelude::*;

/// Which way a figure moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More than before.
    Up,
    /// Less than before.
    Down,
    /// The same.
    Level,
}

/// A change, and whether it is welcome: fewer returns are good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delta {
    /// How much, written out: "18.4%", "9 fewer".
    pub text: String,
    /// Which way.
    pub direction: Direction,
    /// Welcome or not; nothing when neither.
    pub good: Option<bool>,
}

impl Delta {
    /// The change from `before` to `now`, written as a percentage. `more_is_good` says which
    /// way is welcome. Nothing when there was nothing before.
    pub fn between(before: f64, now: f64, more_is_good: bool) -> Option<Self> {
        if before == 0.0 || !before.is_finite() || !now.is_finite() {
            return None;
        }
        let change = (now - before) / before.abs();
        let text = format!("{:.1}%", change.abs() * 100.0);
        let direction = match change {
            _ if text == "0.0%" => Direction::Level,
            change if change > 0.0 => Direction::Up,
            _ => Direction::Down,
        };
        let good = (direction != Direction::Level).then_some((direction == Direction::Up) == more_is_good);
        Some(Self { text, direction, good })
    }
}

impl Direction {
    const fn icon(self) -> IconName {
        match self {
            Self::Up => icons::ARROW_UP_RIGHT,
            Self::Down => icons::ARROW_DOWN_RIGHT,
            Self::Level => icons::ARROW_RIGHT,
        }
    }

    const fn said(self) -> &'static str {
        match self {
            Self::Up => "up ",
            Self::Down => "down ",
            Self::Level => "unchanged ",
        }
    }
}

/// An arrow with a change beside it.
#[component]
pub fn DeltaMark(
    /// The change.
    delta: Delta,
) -> impl IntoView {
    let tone = match delta.good {
        Some(true) => "delta good",
        Some(false) => "delta bad",
        None => "delta",
    };
    view! {
        <span class=tone>
            <Icon name=delta.direction.icon() />
            <span class="sr-only">{delta.direction.said()}</span>
            {delta.text}
        </span>
    }
}

/// Tiles in one card, split by hairlines: two across on a phone, four on a desk.
#[component]
pub fn Stats(
    /// What they are about, for a screen reader.
    #[prop(into)]
    label: String,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! { <section class=join(&["stats", class]) aria-label=label>{children()}</section> }
}

/// One tile.
#[component]
pub fn Stat(
    /// What it counts.
    #[prop(into)]
    label: String,
    /// The figure, written out.
    #[prop(into)]
    figure: String,
    /// How it changed.
    #[prop(optional_no_strip)]
    delta: Option<Delta>,
    /// What it is compared with: "vs $48.9k".
    #[prop(optional, into)]
    compare: Option<String>,
    /// How it went, oldest first.
    #[prop(optional)]
    spark: Vec<f64>,
    /// Makes the whole tile a link to what is behind it.
    #[prop(optional, into)]
    href: Option<String>,
) -> impl IntoView {
    let label = match href {
        Some(href) => view! { <a href=href>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    view! {
        <div class="stat">
            <p class="k">{label}</p>
            <p class="v">{figure}</p>
            <div class="c">
                <p class="cmp">
                    {delta.map(|delta| view! { <DeltaMark delta /> })} {compare.map(|text| view! { <span>{text}</span> })}
                </p>
                {(spark.len() > 1).then(|| view! { <Spark values=spark /> })}
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::{Delta, Direction};

    #[test]
    fn fewer_returns_are_good() {
        let delta = Delta::between(100.0, 60.0, false).expect("there was something before");
        assert_eq!((delta.text.as_str(), delta.direction, delta.good), ("40.0%", Direction::Down, Some(true)));
    }

    #[test]
    fn no_change_is_neither() {
        let delta = Delta::between(100.0, 100.01, true).expect("there was something before");
        assert_eq!((delta.direction, delta.good), (Direction::Level, None));
    }

    #[test]
    fn nothing_before_compares_with_nothing() {
        assert_eq!(Delta::between(0.0, 5.0, true), None);
    }
}
