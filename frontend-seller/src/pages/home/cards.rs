//! The smaller cards of the first page: what runs low, what sells, what waits.

use domain::catalog::ShelfFilter;
use domain::insights::TopProduct;
use domain::stock::{LOW_AT, LowStock};
use leptos::prelude::*;
use ui::{Card, Icon, IconName, Meter, Tone, grouped, icons};

use crate::paths;

/// Variants of which few are left.
#[component]
pub fn LowStockCard(
    /// The variants, the scarcest first.
    rows: Vec<LowStock>,
) -> impl IntoView {
    let row = |row: LowStock| {
        let left = row.left.clamp(0, LOW_AT);
        #[expect(clippy::cast_precision_loss, reason = "a handful of units")]
        let share = left as f64 / LOW_AT as f64;
        let tone = if row.left <= 2 { Tone::Danger } else { Tone::Warning };
        let words =
            if row.left <= 0 { "Sold out".to_owned() } else { format!("{} left", grouped(row.left.unsigned_abs())) };
        view! {
            <li class="flex items-center gap-4 px-5 py-2.5">
                <div class="min-w-0 flex-1">
                    <a class="block truncate hover:underline" href=paths::product(row.product)>
                        {row.title}
                    </a>
                    {(!row.label.is_empty()).then(|| view! { <p class="text-small soft truncate">{row.label}</p> })}
                    <Meter share tone class="max-w-32 mt-1.5" />
                </div>
                <span class="num font-[560] whitespace-nowrap">{words}</span>
            </li>
        }
    };
    let none = rows.is_empty();
    view! {
        <Card title="Low stock" flush=true>
            <ul class="py-1">{rows.into_iter().map(row).collect_view()}</ul>
            {none.then(|| view! { <p class="soft px-5 pt-3 pb-5">{format!("Everything has more than {LOW_AT} left.")}</p> })}
        </Card>
    }
}

/// What sold best in the period.
#[component]
pub fn TopCard(
    /// The products, the best first.
    top: Vec<TopProduct>,
    /// The days of the period.
    days: u32,
) -> impl IntoView {
    let row = |product: TopProduct| {
        view! {
            <li class="flex items-center gap-4 px-5 py-2.5">
                <div class="min-w-0 flex-1">
                    <a class="block truncate hover:underline" href=paths::products(&ShelfFilter { words: product.title.clone(), ..ShelfFilter::default() })>
                        {product.title.clone()}
                    </a>
                    <p class="text-small soft num">{grouped(product.units.unsigned_abs())} " sold"</p>
                </div>
                <span class="num">{product.sales.to_string()}</span>
            </li>
        }
    };
    let none = top.is_empty();
    let aside = move || view! { <span class="soft text-small">{format!("{days} days")}</span> };
    view! {
        <Card title="Top products" aside=ViewFnOnce::from(aside) flush=true>
            <ol class="py-1">{top.into_iter().map(row).collect_view()}</ol>
            {none.then(|| view! { <p class="soft px-5 pt-3 pb-5">"Nothing was sold in this period."</p> })}
        </Card>
    }
}

/// What waits for the seller, each with the way to it.
#[component]
pub fn WorkCard(
    /// Orders to pack.
    to_pack: u32,
    /// Packed orders to hand to a courier.
    to_ship: u32,
    /// Variants of which few are left.
    low: usize,
) -> impl IntoView {
    use domain::orders::OrderState;
    let row = |icon: IconName, count: u64, what: &'static str, how: &'static str, href: String| {
        view! {
            <li>
                <a class="flex items-center gap-3 px-3 min-h-12 rounded-md hover:bg-sunk" href=href>
                    <Icon name=icon class="soft" />
                    <span>
                        <span class="font-[540]">{grouped(count)} " " {what}</span>
                        <span class="soft">{how}</span>
                    </span>
                    <Icon name=icons::CHEVRON_RIGHT small=true class="ms-auto soft" />
                </a>
            </li>
        }
    };
    view! {
        <Card title="Waiting for you" flush=true>
            <ul class="p-2">
                {row(icons::PACKAGE, u64::from(to_pack), "to pack", ", paid for", paths::orders_in(OrderState::Paid))}
                {row(icons::TRUCK, u64::from(to_ship), "to ship", ", packed", paths::orders_in(OrderState::Packed))}
                {row(icons::TAG, low as u64, "running low", ", refill them", paths::PRODUCTS.to_owned())}
            </ul>
        </Card>
    }
}
