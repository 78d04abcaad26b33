//! Ratings, for the examples page.

use crate::{Rating, StarInput, Stars};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="flex flex-wrap items-center gap-6">
            <Rating score=4.8 count=212 />
            <Rating score=4.7 count=2_318 long=true />
            <Stars score=4 />
            <StarInput legend="How many stars?" name="stars" value=3 />
        </div>
    }
}
