//! What a basket or an order comes to, every part named.

use domain::money::Money;
use domain::orders::Totals;
use leptos::prelude::*;

/// The parts of a sum and the sum.
#[component]
pub fn Sums(
    /// What is added up.
    #[prop(into)]
    totals: Signal<Totals>,
    /// What the last line is called.
    #[prop(default = "To pay")]
    last: &'static str,
) -> impl IntoView {
    let part = move |amount: fn(&Totals) -> Money| move || totals.with(|totals| amount(totals).to_string());
    let delivery = move || match totals.with(|totals| totals.shops.len()) {
        0 | 1 => "Delivery".to_owned(),
        shops => format!("Delivery, {shops} shops"),
    };
    let shipping = move || totals.with(|totals| free(totals.shipping));
    let tax = move || totals.with(|totals| if totals.tax_included { "Tax, included" } else { "Tax" });
    view! {
        <dl class="grid gap-2 num">
            <div class="flex justify-between gap-4">
                <dt class="soft">"Items"</dt>
                <dd>{part(|totals| totals.items)}</dd>
            </div>
            <div class="flex justify-between gap-4">
                <dt class="soft">{delivery}</dt>
                <dd>{shipping}</dd>
            </div>
            <div class="flex justify-between gap-4">
                <dt class="soft">{tax}</dt>
                <dd>{part(|totals| totals.tax)}</dd>
            </div>
            <div class="flex justify-between gap-4 items-baseline border-t border-line pt-3.5 mt-1.5">
                <dt class="font-[580]">{last}</dt>
                <dd class="text-figure">{part(|totals| totals.total)}</dd>
            </div>
        </dl>
    }
}

/// An amount, or that it costs nothing.
pub fn free(amount: Money) -> String {
    if amount.is_zero() { "Free".to_owned() } else { amount.to_string() }
}
