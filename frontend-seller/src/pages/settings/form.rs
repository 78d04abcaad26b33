//! What every form of the settings needs: words beside its fields, and what was typed before.

use app::Fault;
use app::shops::FormWords;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Note, Tone};

/// What is wrong with a field, by its name in the form.
pub type Beside = Callback<String, Signal<Option<String>>>;

/// The sentences beside the fields of a form.
pub fn beside<R>(failed: Signal<Option<Fault<R>>>) -> Beside
where
    R: FormWords + Clone + Send + Sync + 'static,
{
    Callback::new(move |field: String| Signal::derive(move || failed.get().and_then(|fault| fault.at(&field))))
}

/// What was typed before it was refused; otherwise what is stored. Without script the page comes back whole, and with it
/// what was typed; with script the fields have never been left.
pub fn typed_or<R>(failed: Signal<Option<Fault<R>>>, stored: R::Form) -> R::Form
where
    R: FormWords + Clone + Send + Sync + 'static,
{
    failed.get_untracked().and_then(|fault| fault.slip().map(|slip| (*slip.typed).clone())).unwrap_or(stored)
}

/// Says that something was done, when the address says so and nothing has failed since.
#[component]
pub fn DoneNote<R>(
    /// The word in the address.
    word: &'static str,
    /// What was done.
    says: &'static str,
    /// What failed since.
    failed: Signal<Option<Fault<R>>>,
) -> impl IntoView
where
    R: Clone + Send + Sync + 'static,
{
    let query = use_query_map();
    let done = move || query.read().get_str(word).is_some() && failed.get().is_none();
    view! {
        <div role="status" class="empty:hidden">
            {move || {
                done()
                    .then(|| {
                        view! {
                            <Note tone=Tone::Success>{says}</Note>
                        }
                    })
            }}
        </div>
    }
}
