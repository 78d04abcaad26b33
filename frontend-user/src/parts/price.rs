//! Prices and ratings as the catalogue knows them.

use domain::catalog::Rating;
use domain::money::Money;
use leptos::prelude::*;
use ui::Price;

/// A price with what it was before, when it is reduced.
#[component]
pub fn MoneyPrice(
    /// What it costs.
    price: Money,
    /// Whether other forms of it cost more.
    #[prop(optional)]
    from: bool,
    /// What it cost before a cut.
    #[prop(optional_no_strip)]
    was: Option<Money>,
    /// The lowest price of the last 30 days; shown beside a cut.
    #[prop(optional_no_strip)]
    lowest: Option<Money>,
    /// The size of a product page.
    #[prop(optional)]
    big: bool,
) -> impl IntoView {
    let now = if from { format!("from {price}") } else { price.to_string() };
    let was = was.filter(|was| was.currency == price.currency && was.minor > price.minor).map(|was| was.to_string());
    match (was, lowest) {
        (None, _) => view! { <Price now big /> }.into_any(),
        (Some(was), None) => view! { <Price now was big /> }.into_any(),
        (Some(was), Some(lowest)) => view! { <Price now was lowest=lowest.to_string() big /> }.into_any(),
    }
}

/// How buyers rated it, if anybody has.
pub fn rating(rating: Option<Rating>, long: bool) -> impl IntoView {
    rating.filter(|rating| rating.count > 0).map(|rating| {
        let score = f32::from(u16::try_from(rating.hundredths).unwrap_or(0)) / 100.0;
        view! { <ui::Rating score count=u64::from(rating.count) long /> }
    })
}
