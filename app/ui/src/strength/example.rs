//! Scores of passwords, for the examples page.

use crate::Strength;
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="grid gap-2">
            {[None, Some(1_u8), Some(2), Some(3), Some(4)].map(|score| view! { <Strength score=score /> }).collect_view()}
        </div>
    }
}
