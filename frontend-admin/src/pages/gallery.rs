//! The living examples of every part; there only while the site is being built.

use app::site::Missing;
use leptos::prelude::*;

/// Every part in every state, in the colours of this site.
#[component]
pub fn Gallery() -> impl IntoView {
    if cfg!(debug_assertions) {
        view! { <ui::Gallery /> }.into_any()
    } else {
        view! { <Missing site="Admin" /> }.into_any()
    }
}
