//! The variants of a product as rows of a form; empty rows are spare and are not stored.

use app::site::Hidden;
use domain::catalog::VariantDraft;
use domain::money::Currency;
use leptos::prelude::*;
use ui::{Button, Icon, icons};

use super::form::Beside;

/// Empty rows below the filled ones, for browsers without script.
const SPARE: usize = 2;
/// Most variants of one product.
const MOST: usize = 100;
/// What a browser without script takes as an amount, and how it says so.
const AMOUNT: (&str, &str) = ("[0-9]+([.][0-9]{1,3})?", "An amount like 12.00");
/// What a browser without script takes as a count, and how it says so.
const COUNT: (&str, &str) = ("[0-9]+", "A whole number");

/// One row a variant, and some to spare.
#[component]
pub fn Variants(
    /// The variants so far.
    drafts: Vec<VariantDraft>,
    /// The currency prices are typed in.
    currency: Currency,
    /// What is wrong with a field.
    beside: Beside,
) -> impl IntoView {
    let rows = RwSignal::new((drafts.len() + SPARE).min(MOST));
    let drafts = StoredValue::new(drafts);
    let row = move |index: usize| {
        let draft = drafts.read_value().get(index).cloned().unwrap_or_default();
        view! { <VariantRow index draft currency beside /> }
    };
    view! {
        <div class="grid grid-cols-1 gap-3">
            <div class="hidden md:grid grid-cols-[1.25fr_1.5fr_1fr_1fr_.75fr] gap-3 text-small soft" aria-hidden="true">
                <span>"Values"</span>
                <span>"SKU"</span>
                <span>{format!("Price, {currency}")}</span>
                <span>"Earlier price"</span>
                <span>"On hand"</span>
            </div>
            <For each=move || 0..rows.get() key=|index| *index children=row />
            <p class="help soft text-small">
                "Values are those of the options, in their order: Blue, L. An earlier price is shown struck through and must be higher. Rows left empty are not stored."
            </p>
            <div class="script-only">
                <Button icon=icons::PLUS on:click=move |_| rows.update(|rows| *rows = (*rows + 1).min(MOST))>
                    "Add a row"
                </Button>
            </div>
        </div>
    }
}

#[component]
fn VariantRow(index: usize, draft: VariantDraft, currency: Currency, beside: Beside) -> impl IntoView {
    let name = move |field: &str| format!("draft[variants][{index}][{field}]");
    let error = move |field: &str| beside.run(format!("variants[{index}][{field}]"));
    let VariantDraft { id, values, sku, price, compare_at, on_hand, shown } = draft;
    view! {
        <fieldset class="grid grid-cols-2 gap-3 md:grid-cols-[1.25fr_1.5fr_1fr_1fr_.75fr] max-md:border-t max-md:border-line max-md:pt-4 min-w-0">
            <legend class="sr-only">{format!("Variant {}", index + 1)}</legend>
            {id
                .map(|id| {
                    view! {
                        <Hidden name=name("id") value=id.to_string() />
                        <Hidden name=name("shown") value=shown />
                    }
                })}
            <Slot label="Values" name=name("values") value=values error=error("values") class="max-md:col-span-2" />
            <Slot label="SKU" name=name("sku") value=sku error=error("sku") class="max-md:col-span-2" />
            <Slot label=format!("Price, {currency}") name=name("price") value=price error=error("price") keyboard="decimal" pattern=AMOUNT />
            <Slot label="Earlier price" name=name("compare_at") value=compare_at error=error("compare_at") keyboard="decimal" pattern=AMOUNT />
            <Slot label="On hand" name=name("on_hand") value=on_hand error=error("on_hand") keyboard="numeric" pattern=COUNT />
        </fieldset>
    }
}

/// A field of a row: on a wide screen the head of the column is its label for the eye.
#[component]
fn Slot(
    #[prop(into)] label: String,
    name: String,
    value: String,
    error: Signal<Option<String>>,
    #[prop(optional)] keyboard: Option<&'static str>,
    #[prop(optional)] pattern: Option<(&'static str, &'static str)>,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let id = format!("f-{}", name.replace(['[', ']'], "-"));
    let below = format!("{id}-below");
    let below_id = below.clone();
    view! {
        <div class=format!("field {class}")>
            <label for=id.clone() class="md:sr-only">
                {label}
            </label>
            <input
                class="input"
                id=id
                name=name
                type="text"
                value=value
                inputmode=keyboard
                pattern=pattern.map(|(pattern, _)| pattern)
                title=pattern.map(|(_, words)| words)
                autocomplete="off"
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=move || error.get().is_some().then(|| below.clone())
            />
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="err" id=below_id.clone()>
                                <Icon name=icons::CIRCLE_ALERT small=true />
                                <span>{error}</span>
                            </p>
                        }
                    })
            }}
        </div>
    }
}
