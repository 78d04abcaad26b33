//! States, for the examples page.

use crate::{Badge, Light, Tone};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="flex flex-wrap items-center gap-3">
            <Badge>"Draft"</Badge>
            <Badge tone=Tone::Warning>"To ship"</Badge>
            <Badge tone=Tone::Info>"On its way"</Badge>
            <Badge tone=Tone::Success>"Delivered"</Badge>
            <Badge tone=Tone::Danger>"Refused"</Badge>
            <Badge tone=Tone::Accent plain=true>"New"</Badge>
            <Light tone=Tone::Success>"14 in stock, 3 in other baskets"</Light>
            <Light tone=Tone::Warning>"6 left"</Light>
        </div>
    }
}
