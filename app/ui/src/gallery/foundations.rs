//! The colours and the sizes of letters.

use leptos::prelude::*;

const COLOURS: [&str; 24] = [
    "paper",
    "surface",
    "sunk",
    "photo",
    "line",
    "line-strong",
    "ink",
    "ink-soft",
    "accent",
    "accent-soft",
    "success",
    "success-soft",
    "warning",
    "warning-soft",
    "danger",
    "danger-soft",
    "info",
    "info-soft",
    "star",
    "chart-1",
    "chart-2",
    "chart-3",
    "chart-4",
    "chart-5",
];

pub(super) fn colours() -> impl IntoView {
    let swatches = COLOURS.map(|name| {
        view! {
            <li class="grid gap-1.5">
                <svg class="h-14 w-full rounded-md border border-line" aria-hidden="true">
                    <rect width="100%" height="100%" fill=format!("var(--color-{name})")></rect>
                </svg>
                <span class="soft text-caption">{name}</span>
            </li>
        }
    });
    view! { <ul class="grid grid-cols-4 gap-3 md:grid-cols-8">{swatches.into_iter().collect_view()}</ul> }
}

pub(super) fn type_sizes() -> impl IntoView {
    view! {
        <div class="grid gap-4">
            <p class="text-display">"Display"</p>
            <p class="text-h1">"Page title"</p>
            <p class="text-h2">"Section title"</p>
            <p class="text-h3">"Card title"</p>
            <p class="text-lead">"Lead text for one or two lines"</p>
            <p class="text-body">"Body text in stories and long copy"</p>
            <p class="text-ui">"Interface text, shopper"</p>
            <p class="text-dense">"Interface text, seller and admin"</p>
            <p class="soft text-small">"Help, meta, table heads"</p>
            <p class="soft text-caption">"Axis labels, counts"</p>
        </div>
    }
}
