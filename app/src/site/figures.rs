//! Figures of a shop or of the whole market: tiles, sales over time, orders by state.

use domain::insights::{Compared, DaySales};
use domain::money::{Currency, Money};
use domain::orders::OrderState;
use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use ui::{AreaChart, Card, ChartPoint, Delta, Legend, Segment, Segments, Stat, grouped, short};

use super::orders::StateBadge;
use super::when::day_name;

/// The periods offered, in days.
const PERIODS: [u32; 3] = [7, 30, 90];

/// The period that the address asks for, in days; 30 when it asks for none that is offered.
pub fn period(query: &ParamsMap) -> u32 {
    let asked = query.get_str("days").and_then(|days| days.parse().ok());
    asked.filter(|days| PERIODS.contains(days)).unwrap_or(30)
}

/// Links to the periods.
#[component]
pub fn Periods(
    /// The one that is shown.
    #[prop(into)]
    days: Signal<u32>,
) -> impl IntoView {
    let one = move |period: u32| {
        view! {
            <Segment href=format!("/?days={period}") current=Signal::derive(move || days.get() == period)>
                {format!("{period} days")}
            </Segment>
        }
    };
    view! { <Segments label="Period">{PERIODS.map(one).into_iter().collect_view()}</Segments> }
}

/// A figure of this period beside the one before: a count, or money when `currency` is given.
#[component]
pub fn FigureTile(
    /// What is counted.
    label: &'static str,
    /// This period and the one before.
    figure: Compared,
    /// The currency, when the figure is money.
    #[prop(optional)]
    currency: Option<Currency>,
    /// Less is better, as for refunds.
    #[prop(optional)]
    less_is_good: bool,
    /// How it went, oldest first.
    #[prop(optional)]
    spark: Vec<f64>,
    /// What is behind it.
    #[prop(optional, into)]
    href: Option<String>,
) -> impl IntoView {
    let write = |value: i64| match currency {
        Some(currency) => rounded(Money::new(value, currency)),
        None => grouped(value.unsigned_abs()),
    };
    let delta = Delta::between(float(figure.before), float(figure.now), !less_is_good);
    let compare = match (figure.before, currency) {
        (0, _) => "none before".to_owned(),
        (before, Some(currency)) => format!("vs {}", brief(Money::new(before, currency))),
        (before, None) => format!("vs {}", grouped(before.unsigned_abs())),
    };
    let now = write(figure.now);
    match href {
        Some(href) => view! { <Stat label figure=now delta compare spark href /> }.into_any(),
        None => view! { <Stat label figure=now delta compare spark /> }.into_any(),
    }
}

/// Sales a day as a line with its area, the period before dotted, the figures as a table behind it.
#[component]
pub fn AreaOfSales(
    /// The head of the card.
    title: &'static str,
    /// One figure a day, oldest first.
    series: Vec<DaySales>,
    /// The sums of both periods.
    total: Compared,
    /// The currency of the figures.
    currency: Currency,
) -> impl IntoView {
    let days = series.len() as u64;
    let first = series.first().map(|day| day.day.format("%-d %b").to_string()).unwrap_or_default();
    let last = series.last().map(|day| day.day.format("%-d %b").to_string()).unwrap_or_default();
    let summary = say(&series, total, currency);
    let point = |day: &DaySales| {
        let before = day.day.checked_sub_days(chrono::Days::new(days)).unwrap_or(day.day);
        ChartPoint::new(day_name(day.day), major(day.now, currency))
            .before(day_name(before), major(day.before, currency))
    };
    let points: Vec<ChartPoint> = series.iter().map(point).collect();
    let figure = move |value: f64| minor(value, currency).to_string();
    let axis = move |value: f64| signed(&short(value), currency);
    let legend = move || view! { <Legend now=format!("{first} to {last}") before=format!("{days} days before") /> };
    view! {
        <Card title aside=ViewFnOnce::from(legend)>
            <AreaChart title="Sales a day" summary points figure axis=Callback::new(axis) tall=true />
        </Card>
    }
}

/// How many orders stand where, as links to them.
#[component]
pub fn States(
    /// States with their counts.
    counts: Vec<(OrderState, u32)>,
    /// The list of the orders in a state.
    href: fn(OrderState) -> String,
) -> impl IntoView {
    let row = move |(state, count): (OrderState, u32)| {
        view! {
            <li>
                <a class="flex items-center justify-between gap-3 px-3 min-h-9 rounded-md hover:bg-sunk" href=href(state)>
                    <StateBadge state />
                    <span class="num font-[540]">{grouped(u64::from(count))}</span>
                </a>
            </li>
        }
    };
    let some: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    let none = some.is_empty();
    view! {
        <Card title="Orders by state" flush=true>
            <ul class="p-2">{some.into_iter().map(row).collect_view()}</ul>
            {none.then(|| view! { <p class="soft px-5 pb-5">"There are no orders yet."</p> })}
        </Card>
    }
}

/// What a line says, for those who cannot see it.
fn say(series: &[DaySales], total: Compared, currency: Currency) -> String {
    let change = match total.change_percent() {
        Some(percent) if percent > 0 => format!("Up {percent} percent."),
        Some(percent) if percent < 0 => format!("Down {} percent.", percent.unsigned_abs()),
        Some(_) => "As much as in the period before.".to_owned(),
        None => "Nothing was sold in the period before.".to_owned(),
    };
    let best = series.iter().max_by_key(|day| day.now).filter(|day| day.now > 0);
    let best = best.map(|day| format!(" Best day {} with {}.", day_name(day.day), Money::new(day.now, currency)));
    format!("{change}{}", best.unwrap_or_default())
}

/// An amount for a tile: exact below a thousand, then whole units, then millions.
pub(super) fn rounded(money: Money) -> String {
    let unit = 10_i64.pow(money.currency.exponent());
    if money.minor.abs() < 1_000 * unit {
        return money.to_string();
    }
    if money.minor.abs() >= 1_000_000 * unit {
        return signed(&format!("{:.2}m", major(money.minor, money.currency) / 1_000_000.0), money.currency);
    }
    let whole = (money.minor + money.minor.signum() * unit / 2) / unit;
    signed(&grouped(whole.unsigned_abs()), money.currency)
}

/// An amount for a small line: `$48.9k`.
fn brief(money: Money) -> String {
    let unit = 10_i64.pow(money.currency.exponent());
    if money.minor.abs() < 1_000 * unit {
        return money.to_string();
    }
    signed(&short(major(money.minor, money.currency)), money.currency)
}

/// A number with the sign of its currency where people write it.
fn signed(number: &str, currency: Currency) -> String {
    let zero = Money::zero(currency).to_string();
    let before: String = zero.chars().take_while(|letter| !letter.is_ascii_digit()).collect();
    if before.is_empty() { format!("{number} {currency}") } else { format!("{before}{number}") }
}

#[expect(clippy::cast_precision_loss, reason = "a figure is far below 2^53")]
fn float(figure: i64) -> f64 {
    figure as f64
}

fn major(minor: i64, currency: Currency) -> f64 {
    float(minor) / f64::from(10_u32.pow(currency.exponent()))
}

#[expect(clippy::cast_possible_truncation, reason = "it was an i64 of a sane size before it was drawn")]
fn minor(major: f64, currency: Currency) -> Money {
    let minor = (major * f64::from(10_u32.pow(currency.exponent()))).round() as i64;
    Money::new(minor, currency)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_amounts_lose_their_cents_and_small_ones_do_not() {
        let usd = |minor| rounded(Money::new(minor, Currency::USD));
        assert_eq!([usd(99_999), usd(100_050), usd(5_787_049)], ["$999.99", "$1,001", "$57,870"]);
        assert_eq!(usd(192_000_000), "$1.92m");
        assert_eq!(rounded(Money::new(1_234_567, Currency::KWD)), "1,235 KWD");
        assert_eq!(brief(Money::new(4_890_000, Currency::USD)), "$48.9k");
    }

    #[test]
    fn the_drawn_amount_is_the_real_one() {
        for cents in [0, 1, 261_099, 999_999_999_999] {
            assert_eq!(minor(major(cents, Currency::USD), Currency::USD).minor, cents);
        }
    }
}
