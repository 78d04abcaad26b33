//! Names with their figures, and a bar below each.

use crate::{Meter, class::join};
use leptos::prelude::*;

/// One name of a ranking.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rank {
    /// Its name.
    pub label: String,
    /// Its figure, written out.
    pub figure: String,
    /// Its share, written out: "18.1%". Nothing when empty.
    pub share: String,
    /// How long its bar is, 0 to 1.
    pub length: f64,
}

/// Bars, the longest first.
#[component]
pub fn Ranks(
    /// What they show, for a screen reader.
    #[prop(into)]
    label: String,
    /// The names, in order.
    items: Vec<Rank>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let rows = items.into_iter().map(|rank| {
        view! {
            <li>
                <p class="row">
                    <span class="truncate">{rank.label}</span>
                    <span>{rank.figure}</span>
                    <span class="share">{rank.share}</span>
                </p>
                <Meter share=rank.length />
            </li>
        }
    });
    view! { <ol class=join(&["ranks", class]) aria-label=label>{rows.collect_view()}</ol> }
}
