//! The page for addresses that lead nowhere.

use leptos::prelude::*;

use crate::parts::Missing;

/// No page answers this address.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <Missing /> }
}
