//! What is about to be paid, beside the form and, folded, above it on a phone.

use domain::orders::{CartView, Totals};
use leptos::prelude::*;
use ui::{Button, ButtonKind, ButtonSize, Icon, icons};

use crate::pages::orders::lines::Lines;
use crate::pages::orders::sums::Sums;
use crate::paths;

/// The order, its sum and the button.
#[component]
pub fn Summary(basket: CartView, totals: Totals) -> impl IntoView {
    let (total, blocked) = (totals.total.to_string(), basket.is_blocked());
    let promise = match basket.shops.iter().map(|part| part.shop.return_days).min().unwrap_or(0) {
        0 => "You pay once. We pass each shop its share after delivery.".to_owned(),
        days => {
            format!("You pay once. We pass each shop its share after delivery. Change your mind within {days} days.")
        }
    };
    view! {
        <aside class="lg:sticky lg:top-0 lg:py-8 pb-16 min-w-0" aria-label="Your order">
            <div class="card p-5 lg:p-6">
                <div class="flex items-baseline gap-4 mb-4">
                    <h2 class="text-h3">"Your order"</h2>
                    <a class="link text-dense soft ms-auto inline-flex items-center min-h-6" href=paths::CART>
                        "Edit basket"
                    </a>
                </div>
                <Lines basket compact=true />
                <div aria-live="polite">
                    <Sums totals />
                </div>
                <Pay total blocked />
                <p class="text-small soft mt-3">{promise}</p>
            </div>
        </aside>
    }
}

/// The button that goes on to the payment.
#[component]
fn Pay(total: String, blocked: bool) -> impl IntoView {
    view! {
        <Button
            kind=ButtonKind::Accent
            size=ButtonSize::Large
            submit=true
            form="checkout"
            wide=true
            busy_says="Placing the order"
            disabled=blocked
            icon=icons::LOCK
            class="mt-5"
        >
            <span>"Pay " <span data-sum="total">{total}</span></span>
        </Button>
        {blocked.then(|| view! { <p class="text-small text-warning mt-3">"Change the marked things first, then pay."</p> })}
    }
}

/// The order in a line, with its lines below once unfolded.
#[component]
pub fn Folded(basket: CartView, totals: Totals) -> impl IntoView {
    let things = if basket.units == 1 { "1 thing".to_owned() } else { format!("{} things", basket.units) };
    let title = match basket.shops.len() {
        1 => format!("{things} from 1 shop"),
        shops => format!("{things} from {shops} shops"),
    };
    let row = |line: &domain::orders::CartLineView| {
        let words = format!("{} × {}", line.quantity, line.title);
        view! {
            <li class="flex justify-between gap-4">
                <span class="min-w-0">{words}</span>
                <span class="num">{line.total.to_string()}</span>
            </li>
        }
    };
    view! {
        <details class="lg:hidden mt-4 card group">
            <summary class="flex items-center gap-2 px-4 min-h-14">
                <Icon name=icons::SHOPPING_BAG small=true />
                <span class="font-[540]">{title}</span>
                <Icon name=icons::CHEVRON_DOWN small=true class="group-open:rotate-180" />
                <span class="price ms-auto" data-sum="total">
                    {totals.total.to_string()}
                </span>
            </summary>
            <ul class="grid gap-2 px-4 pb-4 text-dense">{basket.lines().map(row).collect_view()}</ul>
        </details>
    }
}
