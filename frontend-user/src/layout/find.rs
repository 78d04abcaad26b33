//! The search field of the header, and the key that leads to it.

use leptos::prelude::*;
use ui::SearchField;

/// The field; it holds what was asked last.
#[island]
pub fn FindField(words: String) -> impl IntoView {
    view! { <SearchField label="Search Agora" name="words" value=words placeholder="Search for goods" hotkey="/" /> }
}
