//! What can be done to many products at once, and what became of each.

use app::catalog::BulkEdit;
use app::site::{DeedFault, busy};
use app::{Fault, Words as _};
use domain::catalog::{BulkDeed, BulkProblem, BulkRefusal, BulkReport, CategoryView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, Card, Field, Note, Select, SelectOption, Tone};

use super::compare::field;
use super::form::shelves;
use super::state::label;

/// Everything that can be done, as the menu says it.
const DEEDS: [(BulkDeed, &str); 8] = [
    (BulkDeed::Publish, "Publish"),
    (BulkDeed::Archive, "Archive"),
    (BulkDeed::Remove, "Remove"),
    (BulkDeed::PricePercent, "Change prices by percent"),
    (BulkDeed::PriceAmount, "Change prices by an amount"),
    (BulkDeed::Category, "Move to a category"),
    (BulkDeed::AddTags, "Add tags"),
    (BulkDeed::RemoveTags, "Take tags away"),
];

/// The bar below the list.
#[component]
pub fn Bulk(
    /// How many are ticked.
    chosen: Signal<usize>,
    /// The shelves to choose from.
    categories: Vec<CategoryView>,
    /// What it sends.
    action: ServerAction<BulkEdit>,
    /// Why it was refused last.
    failed: Signal<Option<Fault<BulkRefusal>>>,
) -> impl IntoView {
    let deed = RwSignal::new("Publish".to_owned());
    let is = move |of: &[BulkDeed]| of.iter().any(|of| format!("{of:?}") == deed.get());
    let needs_value =
        move || is(&[BulkDeed::PricePercent, BulkDeed::PriceAmount, BulkDeed::AddTags, BulkDeed::RemoveTags]);
    let needs_category = move || is(&[BulkDeed::Category]);
    let alive = app::site::alive();
    let beside = move |field: &'static str| Signal::derive(move || failed.get().and_then(|fault| fault.beside(field)));
    let options: Vec<SelectOption> =
        DEEDS.iter().map(|(deed, words)| SelectOption::new(format!("{deed:?}"), *words)).collect();
    let help = move || {
        let words = match deed.get().as_str() {
            "PricePercent" => "Like 10 or -15.",
            "PriceAmount" => "Like 2.50 or -1.00.",
            _ => "With commas between.",
        };
        alive.get().then(|| words.to_owned())
    };
    let count = move || match chosen.get() {
        0 => "Tick products to change several at once.".to_owned(),
        1 => "1 product chosen".to_owned(),
        count => format!("{count} products chosen"),
    };
    view! {
        <Card>
            <div class="grid grid-cols-1 gap-3">
                <DeedFault fault=failed />
                <p class="font-[560]" aria-live="polite">{count}</p>
                <div class="flex flex-wrap items-start gap-3">
                    <Select label="What to do" name="form[deed]" options bind=deed required=false class="w-full sm:w-60" />
                    <div hidden=move || alive.get() && !needs_value() class="w-full sm:w-52">
                        <Field label="By how much, or which tags" name="form[value]" required=false help=Signal::derive(help) error=beside("value") />
                    </div>
                    <div hidden=move || alive.get() && !needs_category() class="w-full sm:w-60">
                        <Select label="Category" name="form[category]" options=shelves(&categories) placeholder="Choose a category" optional=true error=beside("category") />
                    </div>
                    <Button submit=true busy=busy(action) busy_says="Changing" class="sm:mt-6">
                        "Change them"
                    </Button>
                </div>
            </div>
        </Card>
    }
}

/// What became of the products that were changed last; the address says it.
#[component]
pub fn Changed() -> impl IntoView {
    let query = use_query_map();
    let report = move || serde_json::from_str::<BulkReport>(query.read().get_str("changed")?).ok();
    view! {
        <div role="status" class="mt-4 empty:hidden">
            {move || report().map(|report| view! { <Report report /> })}
        </div>
    }
}

#[component]
fn Report(report: BulkReport) -> impl IntoView {
    let done = match report.done {
        0 => "No product was changed.".to_owned(),
        1 => "1 product is changed.".to_owned(),
        count => format!("{count} products are changed."),
    };
    let tone = if report.refused.is_empty() { Tone::Success } else { Tone::Warning };
    let line = |(title, problem): (String, BulkProblem)| {
        view! {
            <li>
                <span class="font-[560] wrap-anywhere">{title}</span>
                " stays as it was: "
                {why(&problem)}
            </li>
        }
    };
    view! {
        <Note tone>
            <p>{done}</p>
            <ul class="list-disc ps-5 mt-1 grid gap-1 empty:hidden">{report.refused.into_iter().map(line).collect_view()}</ul>
        </Note>
    }
}

fn why(problem: &BulkProblem) -> String {
    match problem {
        BulkProblem::Gone => "it is not there any more.".to_owned(),
        BulkProblem::NotNow { state } => format!("it is in “{}”.", label(*state)),
        BulkProblem::NotReady(missing) => {
            let missing: Vec<String> = missing.iter().map(|name| field(name).to_lowercase()).collect();
            format!("still missing for the shelf: {}.", missing.join(", "))
        }
        BulkProblem::ShelfFull { most } => format!("your plan allows {most} products on the shelf."),
        BulkProblem::Price => "a price would be nothing, or not below the earlier price.".to_owned(),
        BulkProblem::Tags => "it would have more than 20 tags.".to_owned(),
    }
}
