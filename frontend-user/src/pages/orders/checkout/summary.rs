//! What is about to be paid, beside the form and, folded, above it on a phone.

use domain::orders::CartView;
use leptos::prelude::*;
use ui::{Button, ButtonKind, ButtonSize, Icon, icons};

use super::till::Till;
use crate::pages::orders::lines::Lines;
use crate::pages::orders::sums::Sums;
use crate::paths;

/// The order, its sum and the button.
#[island]
pub fn Summary() -> impl IntoView {
    let till = Till::here();
    let (basket, totals) = (till.basket, till.totals);
    let days = move || basket.view.with(|view| view.shops.iter().map(|part| part.shop.return_days).min().unwrap_or(0));
    let promise = move || match days() {
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
                <Pay till />
                <p class="text-small soft mt-3">{promise}</p>
            </div>
        </aside>
    }
}

/// The order in a line, with its lines below once unfolded.
#[island]
pub fn Folded() -> impl IntoView {
    let Till { basket, totals, .. } = Till::here();
    let title = move || {
        basket.view.with(|view| {
            let things = if view.units == 1 { "1 thing".to_owned() } else { format!("{} things", view.units) };
            match view.shops.len() {
                1 => format!("{things} from 1 shop"),
                shops => format!("{things} from {shops} shops"),
            }
        })
    };
    let lines = move || {
        let row = |line: &domain::orders::CartLineView| {
            let words = format!("{} × {}", line.quantity, line.title);
            view! {
                <li class="flex justify-between gap-4">
                    <span class="min-w-0">{words}</span>
                    <span class="num">{line.total.to_string()}</span>
                </li>
            }
        };
        basket.view.with(|view| view.lines().map(row).collect_view())
    };
    view! {
        <details class="lg:hidden mt-4 card group">
            <summary class="flex items-center gap-2 px-4 min-h-14">
                <Icon name=icons::SHOPPING_BAG small=true />
                <span class="font-[540]">{title}</span>
                <Icon name=icons::CHEVRON_DOWN small=true class="group-open:rotate-180" />
                <span class="price ms-auto">{move || totals.with(|totals| totals.total.to_string())}</span>
            </summary>
            <ul class="grid gap-2 px-4 pb-4 text-dense">{lines}</ul>
        </details>
    }
}

/// The button that goes on to the payment.
#[component]
fn Pay(till: Till) -> impl IntoView {
    let totals = till.totals;
    let blocked = Memo::new(move |_| till.basket.view.with(CartView::is_blocked));
    view! {
        <Button
            kind=ButtonKind::Accent
            size=ButtonSize::Large
            submit=true
            form="checkout"
            wide=true
            busy=till.deed.busy()
            busy_says="Placing the order"
            disabled=Signal::derive(move || blocked.get())
            icon=icons::LOCK
            class="mt-5"
        >
            {move || totals.with(|totals| format!("Pay {}", totals.total))}
        </Button>
        {move || {
            blocked.get().then(|| view! { <p class="text-small text-warning mt-3">"Change the marked things first, then pay."</p> })
        }}
    }
}
