//! Pages, for the examples page.

use crate::Pager;
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    let href = |page: u64| format!("#page-{page}");
    view! {
        <Pager label="Example, the first page" page=1 per=24 total=224 href=href />
        <Pager label="Example, in the middle" page=60 per=14 total=1_842 href=href />
        <Pager label="Example, a single page" page=1 per=24 total=5 href=href />
    }
}
