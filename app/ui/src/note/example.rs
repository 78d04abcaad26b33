//! Notes, for the examples page.

use crate::{Note, Tone};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="grid items-start gap-3 md:grid-cols-2">
            <Note>"Prices include tax for Portugal."</Note>
            <Note tone=Tone::Success>"Saved. 48 products are live."</Note>
            <Note tone=Tone::Warning>"6 left. At this pace, 2 days."</Note>
            <Note tone=Tone::Danger>"The card was refused. Try another card, or pay by bank transfer."</Note>
            <Note tone=Tone::Info>"The courier has it."</Note>
        </div>
    }
}
