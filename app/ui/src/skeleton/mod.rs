//! Grey boxes in the shape of what is on its way.

pub(crate) mod example;

use crate::class::join;
use leptos::prelude::*;

/// A box of the size that its class gives, such as `aspect-[4/5]`.
#[component]
pub fn Skeleton(
    /// Its size.
    class: &'static str,
) -> impl IntoView {
    view! { <div class=join(&["skel", class]) aria-hidden="true"></div> }
}

/// Some lines of text, the last one short.
#[component]
pub fn SkeletonText(
    /// How many.
    #[prop(default = 2)]
    lines: u32,
) -> impl IntoView {
    let line =
        move |at| view! { <div class=if at + 1 == lines { "skel skel-line short" } else { "skel skel-line" }></div> };
    view! {
        <div class="grid gap-3" aria-hidden="true">
            {(0..lines).map(line).collect_view()}
        </div>
    }
}

/// Says once, to a screen reader, that something is on its way; put it beside the boxes.
#[component]
pub fn Loading(
    /// What is on its way: "Loading orders".
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! { <p class="sr-only" role="status">{label}</p> }
}
