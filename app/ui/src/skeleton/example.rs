//! What waits, for the examples page.

use crate::{Skeleton, SkeletonText};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="grid max-w-56 gap-3">
            <Skeleton class="aspect-[4/5]" />
            <SkeletonText lines=3 />
        </div>
    }
}
