//! A price, and honestly what it was before.

pub(crate) mod example;

use crate::class::{join, when};
use leptos::prelude::*;

/// A price, already written out. With `was` it is a cut: the cut is said in words for
/// screen readers, and the lowest price of the last 30 days belongs beside it.
#[component]
pub fn Price(
    /// What it costs now.
    #[prop(into)]
    now: String,
    /// What it cost before a cut.
    #[prop(optional, into)]
    was: Option<String>,
    /// The lowest price of the last 30 days.
    #[prop(optional, into)]
    lowest: Option<String>,
    /// The size of a product page.
    #[prop(optional)]
    big: bool,
    /// Keeps the lowest price on the same line.
    #[prop(optional)]
    row: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let cut = was.is_some();
    view! {
        <span class=join(&["prices", when(big, "big"), when(row, "row"), class])>
            <span class=join(&["price", when(cut, "cut")])>{now}</span>
            {was
                .map(|was| {
                    view! {
                        <s class="was">
                            <span class="sr-only">"was "</span>
                            {was}
                        </s>
                    }
                })}
            {lowest.map(|lowest| view! { <span class="lowest">"30-day lowest: " {lowest}</span> })}
        </span>
    }
}
