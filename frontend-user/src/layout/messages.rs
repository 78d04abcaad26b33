//! The place at the foot of every page where its islands say what they did.

use leptos::prelude::*;
use ui::Toasts;

use crate::page;

/// What the islands of the page say.
#[island]
pub fn Messages() -> impl IntoView {
    view! { <Toasts toaster=page::toaster() /> }
}
