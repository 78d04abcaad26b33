//! How much there is, in exact words.

use domain::stock::{Availability, StockState};
use leptos::prelude::*;
use ui::{Light, Tone};

/// What is said about the stock: the number first, then where the rest is.
pub fn stock_words(stock: Availability) -> (String, Option<String>) {
    let elsewhere = match stock.held {
        held if held <= 0 => None,
        1 => Some("1 in another basket right now".to_owned()),
        held => Some(format!("{held} in other baskets right now")),
    };
    match stock.state() {
        StockState::Available => (format!("{} in stock", stock.available), elsewhere),
        StockState::Low => (format!("{} left", stock.available), elsewhere),
        StockState::Reserved => ("None free".to_owned(), elsewhere.map(|words| format!("{words}; it may come back"))),
        StockState::SoldOut => ("Sold out".to_owned(), None),
    }
}

/// The stock as a line with a light.
#[component]
pub fn StockLine(stock: Availability) -> impl IntoView {
    let tone = match stock.state() {
        StockState::Available => Tone::Success,
        StockState::Low | StockState::Reserved => Tone::Warning,
        StockState::SoldOut => Tone::Neutral,
    };
    let (number, rest) = stock_words(stock);
    view! {
        <Light tone class="text-dense">
            <span>
                <span class="font-[560]">{number}</span>
                {rest.map(|rest| view! { <span class="soft">", " {rest}</span> })}
            </span>
        </Light>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(available: i64, held: i64) -> String {
        let (number, rest) = stock_words(Availability { available, held });
        rest.map_or(number.clone(), |rest| format!("{number}, {rest}"))
    }

    #[test]
    fn the_real_number_is_said() {
        assert_eq!(said(14, 3), "14 in stock, 3 in other baskets right now");
        assert_eq!(said(2, 0), "2 left");
        assert_eq!(said(0, 1), "None free, 1 in another basket right now; it may come back");
        assert_eq!(said(0, 0), "Sold out");
    }
}
