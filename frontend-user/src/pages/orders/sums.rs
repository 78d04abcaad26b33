//! What a basket or an order comes to, every part named.

use domain::money::Money;
use domain::orders::Totals;
use leptos::prelude::*;

/// The parts of a sum and the sum. A part that changes with the delivery is found by its `data-sum`.
#[component]
pub fn Sums(
    /// What is added up.
    totals: Totals,
) -> impl IntoView {
    let delivery = match totals.shops.len() {
        0 | 1 => "Delivery".to_owned(),
        shops => format!("Delivery, {shops} shops"),
    };
    let tax = if totals.tax_included { "Tax, included" } else { "Tax" };
    view! {
        <dl class="grid gap-2 num">
            <div class="flex justify-between gap-4">
                <dt class="soft">"Items"</dt>
                <dd>{totals.items.to_string()}</dd>
            </div>
            <div class="flex justify-between gap-4">
                <dt class="soft">{delivery}</dt>
                <dd data-sum="shipping">{free(totals.shipping)}</dd>
            </div>
            <div class="flex justify-between gap-4">
                <dt class="soft">{tax}</dt>
                <dd data-sum="tax">{totals.tax.to_string()}</dd>
            </div>
            <div class="flex justify-between gap-4 items-baseline border-t border-line pt-3.5 mt-1.5">
                <dt class="font-[580]">"To pay"</dt>
                <dd class="text-figure" data-sum="total">
                    {totals.total.to_string()}
                </dd>
            </div>
        </dl>
    }
}

/// An amount, or that it costs nothing.
pub fn free(amount: Money) -> String {
    if amount.is_zero() { "Free".to_owned() } else { amount.to_string() }
}
