//! The search above a list; what was looked for stands in the address.

use leptos::prelude::*;
use leptos_router::components::Form;
use ui::SearchField;

use super::changes::Hidden;

/// Looks through one list. The state that is open stays open.
#[component]
pub fn SearchForm(
    /// The list.
    action: &'static str,
    /// What is looked through, for a screen reader: "Search these orders".
    label: &'static str,
    /// What can be found, inside the empty field.
    placeholder: &'static str,
    /// What was looked for last.
    #[prop(into)]
    words: Signal<String>,
    /// The state that is open, as the address says it.
    #[prop(optional, into)]
    state: MaybeProp<String>,
) -> impl IntoView {
    let typed = RwSignal::new(words.get_untracked());
    // A link that drops the words empties the field as well.
    Effect::new(move |_| typed.set(words.get()));
    view! {
        <Form
            method="GET"
            action
            attr:role="search"
            attr:aria-label=label
            attr:class="flex flex-wrap items-center gap-2 py-4"
        >
            {move || state.get().map(|state| view! { <Hidden name="state" value=state /> })}
            <SearchField label placeholder bind=typed square=true class="w-full sm:w-80" />
        </Form>
    }
}
