//! Bars, for the examples page.

use crate::{Meter, Progress, Tone};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="grid gap-5 md:grid-cols-2">
            <Progress label="Importing 211 lines" done=148_u64 total=211_u64 />
            <div class="grid gap-3">
                <Meter share=0.7 label="Held until delivery" class="rest" />
                <Meter share=0.2 tone=Tone::Danger label="Stock of the humidifier" />
                <Meter share=0.86 tone=Tone::Neutral class="star" label="Five stars" />
            </div>
        </div>
    }
}
