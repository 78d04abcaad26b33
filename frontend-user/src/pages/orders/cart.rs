//! The basket.

use domain::orders::CartView;
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Button, ButtonKind, ButtonSize, Empty, LinkButton, icons};

use super::lines::Lines;
use super::sums::Sums;
use crate::answered::answered;
use crate::paths;

/// The page of the basket.
#[component]
pub fn CartPage() -> impl IntoView {
    let page = |basket: CartView| {
        if basket.is_empty() { view! { <Nothing /> }.into_any() } else { view! { <Filled basket /> }.into_any() }
    };
    view! {
        <Title text="Basket" />
        <div class="wrap max-w-[76rem]! pt-8 lg:pt-10">
            <h1 class="text-h1">"Basket"</h1>
            {answered(app::orders::cart(), page)}
        </div>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <Empty icon=icons::SHOPPING_BAG title="Your basket is empty" text="What you put into it waits here for 30 days.">
            <LinkButton href=paths::newest() kind=ButtonKind::Ink>
                "See what is new"
            </LinkButton>
        </Empty>
    }
}

#[component]
fn Filled(basket: CartView) -> impl IntoView {
    let totals = basket.totals.clone();
    let onward = if basket.is_blocked() {
        view! {
            <Button kind=ButtonKind::Accent size=ButtonSize::Large wide=true disabled=true class="mt-5">
                "Check out"
            </Button>
            <p class="text-small text-warning mt-3">"Change the marked things first, then check out."</p>
        }
        .into_any()
    } else {
        view! {
            <LinkButton href=paths::CHECKOUT kind=ButtonKind::Accent size=ButtonSize::Large wide=true class="mt-5">
                "Check out"
            </LinkButton>
        }
        .into_any()
    };
    view! {
        <div class="mt-6 grid grid-cols-1 lg:grid-cols-[minmax(0,1fr)_24rem] gap-x-16 gap-y-6 items-start">
            <div>
                <h2 class="sr-only">"Things in your basket"</h2>
                <Lines basket />
            </div>
            <section class="lg:sticky lg:top-6 card p-5 lg:p-6" aria-label="Total">
                <h2 class="text-h3 mb-4">"Total"</h2>
                <div aria-live="polite">
                    <Sums totals />
                </div>
                {onward}
                <p class="text-small soft mt-3">
                    "With the cheapest delivery of every shop. You choose it at the checkout. Nothing is held until you pay."
                </p>
            </section>
        </div>
    }
}
