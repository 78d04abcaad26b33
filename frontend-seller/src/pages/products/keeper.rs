//! Keeps what is typed into the form while it is typed, a few seconds behind.

use std::time::Duration;

use app::catalog::{KeptAt, SaveProduct, keep_draft};
use app::site::When;
use app::{Answer, Fault, Words};
use domain::catalog::ProductRefusal;
use leptos::form::FromFormData as _;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{FormData, HtmlFormElement};
use ui::{Icon, icons};

/// From the last key to keeping it.
const PAUSE: Duration = Duration::from_millis(2_500);

/// Waits for a pause in the typing, and keeps the form then.
#[derive(Clone, Copy)]
pub struct Keeper {
    waiting: StoredValue<Option<TimeoutHandle>>,
    kept: RwSignal<Option<Answer<KeptAt, ProductRefusal>>>,
}

impl Keeper {
    /// The keeper of the form below.
    pub fn provide() -> Self {
        let keeper = Self { waiting: StoredValue::new(None), kept: RwSignal::new(None) };
        on_cleanup(move || keeper.stop());
        provide_context(keeper);
        keeper
    }

    /// Something was typed or chosen.
    pub fn touch(self) {
        self.stop();
        let handle = set_timeout_with_handle(move || self.keep(), PAUSE).ok();
        self.waiting.set_value(handle);
    }

    /// Keeps nothing that was typed so far: it is being stored, or was given up.
    pub fn stop(self) {
        if let Some(handle) = self.waiting.try_get_value().flatten() {
            handle.clear();
            self.waiting.set_value(None);
        }
    }

    fn keep(self) {
        let form = document().query_selector("form[data-product]").ok().flatten();
        let form = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let data = form.and_then(|form| FormData::new_with_form(&form).ok());
        let Some(Ok(SaveProduct { draft })) = data.map(|data| SaveProduct::from_form_data(&data)) else { return };
        if draft.is_blank() {
            return;
        }
        spawn_local(async move {
            let answer = keep_draft(draft).await;
            self.kept.try_set(Some(answer));
        });
    }
}

/// Says when the form was kept last, and that it is not in the shop yet.
#[component]
pub fn Kept(
    /// What keeps it.
    keeper: Keeper,
) -> impl IntoView {
    view! {
        <p class="text-small soft inline-flex items-center gap-1.5 min-h-6" role="status">
            {move || match keeper.kept.get() {
                None => None,
                Some(Ok(at)) => {
                    Some(
                        view! {
                            <Icon name=icons::CHECK small=true />
                            <span>"Kept " <When at inside=true /> ", not in the shop yet"</span>
                        }
                            .into_any(),
                    )
                }
                Some(Err(fault)) => {
                    Some(
                        view! {
                            <Icon name=icons::CIRCLE_ALERT small=true />
                            <span>{sentence(&fault)}</span>
                        }
                            .into_any(),
                    )
                }
            }}
        </p>
    }
}

fn sentence(fault: &Fault<ProductRefusal>) -> String {
    match fault {
        Fault::Refused(ProductRefusal::Stale { .. }) => {
            "Somebody else has saved this product meanwhile. Save to compare both versions.".to_owned()
        }
        other => format!("Not kept. {}", other.sentence()),
    }
}
