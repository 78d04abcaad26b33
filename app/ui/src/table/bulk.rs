//! What can be done with the chosen rows, floating over the list.

use leptos::prelude::*;

/// The bar for chosen rows: how many, what they come to, and what to do with them.
/// Put it in the form that holds the ticks, after the table.
#[component]
pub fn BulkBar(
    /// How many, in words: "3 selected".
    #[prop(into)]
    count: Signal<String>,
    /// What they come to: "$732.95 in total".
    #[prop(optional, into)]
    total: MaybeProp<String>,
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="bulk" role="region" aria-label="Chosen rows">
            <span class="font-[560]" aria-live="polite">{move || count.get()}</span>
            {move || total.get().map(|total| view! { <span class="total num">{total}</span> })}
            {children()}
        </div>
    }
}
