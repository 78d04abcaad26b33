//! What is typed once for many rows.

use domain::catalog::RowDraft;
use domain::money::Currency;
use leptos::prelude::*;
use ui::{Button, Field, InputKind, Select, SelectOption};

use super::rows::{Line, Rows};
use crate::pages::products::wrong::Wrong;

/// A price, an earlier price, a count and a weight for all rows, or for those of one value. Without script they are what
/// rows begin with that the server makes.
#[component]
pub fn All(
    /// The matrix.
    rows: Rows,
    /// What was typed so far.
    all: RowDraft,
    /// The currency prices are typed in.
    currency: Currency,
    /// Whether script has taken over.
    alive: Signal<bool>,
    /// What is wrong.
    wrong: Wrong,
) -> impl IntoView {
    let (price, compare_at) = (RwSignal::new(all.price), RwSignal::new(all.compare_at));
    let (on_hand, weight) = (RwSignal::new(all.on_hand), RwSignal::new(all.weight));
    let which = RwSignal::new(String::new());
    let apply = move |_| {
        let which = which.get_untracked();
        let chosen = |line: &Line| which.is_empty() || line.values.read_untracked().contains(&which);
        for line in rows.lines.get_untracked().into_iter().filter(chosen) {
            let cells =
                [(price, line.price), (compare_at, line.compare_at), (on_hand, line.on_hand), (weight, line.weight)];
            for (typed, cell) in cells {
                let typed = typed.get_untracked();
                if !typed.trim().is_empty() {
                    cell.set(typed);
                }
            }
        }
        rows.touched();
    };
    let several = move || !alive.get() || rows.lines.read().len() > 1;
    let offered = Signal::derive(move || {
        let values = rows.choices.read();
        let values = values.iter().flat_map(|choice| choice.values.get());
        let line = |value: domain::catalog::OptionValue| SelectOption::new(value.name.clone(), value.name);
        std::iter::once(SelectOption::new("", "All rows")).chain(values.map(line)).collect::<Vec<_>>()
    });
    view! {
        <fieldset class="rounded-lg bg-sunk p-4 grid grid-cols-1 gap-3 min-w-0" hidden=move || !several()>
            <legend class="sr-only">"For many rows at once"</legend>
            <div class="grid grid-cols-2 sm:grid-cols-4 gap-3 items-start">
                <Field label=format!("Price, {currency}") name="draft[all][price]" kind=InputKind::Decimal bind=price required=false error=wrong.at("all[price]") />
                <Field label="Earlier price" name="draft[all][compare_at]" kind=InputKind::Decimal bind=compare_at required=false />
                <Field label="On hand" name="draft[all][on_hand]" kind=InputKind::Decimal bind=on_hand required=false />
                <Field label="Grams" name="draft[all][weight]" kind=InputKind::Decimal bind=weight required=false />
            </div>
            <div class="flex flex-wrap items-end gap-3">
                {move || {
                    if alive.get() {
                        view! {
                            <Select label="Rows" name="which" options=offered bind=which required=false class="min-w-40" />
                            <Button on:click=apply>"Apply to these rows"</Button>
                        }
                            .into_any()
                    } else {
                        view! {
                            <Button submit=true name="draft[fill]" value="true">
                                "Save and make the missing rows"
                            </Button>
                            <p class="soft text-small flex-1 basis-60">
                                "A row is made for every combination of the values above, with this price, count and weight."
                            </p>
                        }
                            .into_any()
                    }
                }}
            </div>
        </fieldset>
    }
}
