//! Grey boxes in the shape of a list or of cards, while they are on their way.

use leptos::prelude::*;
use ui::{Loading, Skeleton};

/// A card with rows on their way.
#[component]
pub fn RowsWaiting(
    /// What is on its way: "Loading orders".
    label: &'static str,
    /// How many rows.
    #[prop(default = 8)]
    rows: u32,
) -> impl IntoView {
    view! {
        <div class="card p-5 grid gap-4">
            <Loading label />
            {(0..rows).map(|_| view! { <Skeleton class="h-8" /> }).collect_view()}
        </div>
    }
}

/// Figures and cards on their way.
#[component]
pub fn CardsWaiting(
    /// What is on its way: "Loading figures".
    label: &'static str,
) -> impl IntoView {
    view! {
        <div class="grid grid-cols-1 gap-5">
            <Loading label />
            <Skeleton class="h-32" />
            <div class="grid grid-cols-1 gap-5 xl:grid-cols-[minmax(0,1fr)_21rem]">
                <Skeleton class="h-80" />
                <Skeleton class="h-80" />
            </div>
        </div>
    }
}
