//! What buyers think: one star, the number, the count.

pub(crate) mod example;
mod input;

pub use input::StarInput;

use crate::{Icon, class::when, grouped, icons};
use leptos::prelude::*;

/// The mean of many reviews.
#[component]
pub fn Rating(
    /// The mean, 0 to 5.
    score: f32,
    /// How many reviews.
    count: u64,
    /// Says "212 reviews" instead of a bare number.
    #[prop(optional)]
    long: bool,
) -> impl IntoView {
    let shown = format!("{score:.1}");
    let reviews = if count == 1 { "1 review".to_owned() } else { format!("{} reviews", grouped(count)) };
    let label = format!("{shown} out of 5, {reviews}");
    let tail = if long { format!("({reviews})") } else { format!("({})", grouped(count)) };
    view! {
        <span class="stars" role="img" aria-label=label>
            <Icon name=icons::STAR_FULL />
            <span>{shown}</span>
            <span>{tail}</span>
        </span>
    }
}

/// The stars of one review.
#[component]
pub fn Stars(
    /// How many of five.
    score: u8,
) -> impl IntoView {
    view! {
        <span class="stars five" role="img" aria-label=format!("{score} out of 5")>
            {(1..=5).map(|star| view! { <Icon name=icons::STAR_FULL class=when(star > score, "off") /> }).collect_view()}
        </span>
    }
}
