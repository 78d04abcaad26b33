//! What it costs, which form of it, how many, and into the basket.

use app::orders::AddToCart;
use domain::stock::MOST_PER_LINE;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Button, ButtonKind, ButtonSize, Note, Stepper};

use super::options::Options;
use super::shown::{Form, Shown};
use crate::parts::{MoneyPrice, OfferLine, StockLine, stock_words};
use crate::paths;

/// Price, choices, stock, and the form that puts the chosen form of the product into the basket.
#[island]
pub fn BuyBox() -> impl IntoView {
    let shown = Shown::here();
    let price = move || {
        shown.form(|wares, form| {
            let tax = if wares.prices_include_tax { "Tax included." } else { "Tax is added at the checkout." };
            view! {
                <MoneyPrice price=form.price was=form.was lowest=form.lowest big=true />
                {form.offer.map(|offer| view! { <OfferLine offer /> })}
                <p class="text-small soft mt-1">{tax}</p>
            }
        })
    };
    let stock = move || shown.form(|_, form| view! { <StockLine stock=form.stock /> });
    let deed = if shown.wares.with_untracked(|wares| wares.on_sale) {
        view! {
            <div class="mt-5" role="status">
                {stock}
            </div>
            <BuyForm shown />
        }
        .into_any()
    } else {
        view! { <Note class="mt-5">"This is not on sale any more."</Note> }.into_any()
    };
    view! {
        <div class="mt-5" role="status">
            {price}
        </div>
        <Options shown />
        {deed}
    }
}

/// How many of a form one basket may hold.
fn most(form: &Form) -> u32 {
    u32::try_from(form.stock.available.max(0)).unwrap_or(u32::MAX).min(MOST_PER_LINE)
}

#[component]
fn BuyForm(shown: Shown) -> impl IntoView {
    let quantity = RwSignal::new(1);
    let most = Memo::new(move |_| shown.form(|_, form| most(form)).unwrap_or(0));
    let stepper = move || {
        let most = most.get();
        (most > 0).then(|| {
            if quantity.get_untracked() > most {
                quantity.set(most);
            }
            view! { <Stepper label="Quantity" name="item[quantity]" max=most bind=quantity /> }
        })
    };
    let limit = move || match most.get() {
        0 => Some("Nothing of this can be bought right now. Look at the other choices, or come back.".to_owned()),
        1 => None,
        most if quantity.get() >= most && most == MOST_PER_LINE => Some(format!("One basket holds {most} of a kind.")),
        most if quantity.get() >= most => Some(format!("These {most} are all there are.")),
        _ => None,
    };
    let variant = move || shown.form(|_, form| form.id.clone());
    let said = shown.wares.with_untracked(|wares| format!("{} is in your basket", wares.title));
    view! {
        <form
            id="buy"
            method="post"
            action=AddToCart::PATH
            class="mt-4"
            autocomplete="off"
            data-quiet
            data-said=said
            data-verb="See basket"
            data-see=paths::CART
        >
            <input type="hidden" name="item[variant]" value=variant />
            <div class="flex gap-3">
                {stepper}
                <Button
                    kind=ButtonKind::Accent
                    size=ButtonSize::Large
                    submit=true
                    busy_says="Adding"
                    disabled=Signal::derive(move || most.get() == 0)
                    class="flex-1 min-h-[2.875rem]!"
                >
                    "Add to basket"
                </Button>
            </div>
            {move || limit().map(|words| view! { <p class="text-small soft mt-2">{words}</p> })}
        </form>
    }
}

/// The bar at the foot of a phone: price and button, always in reach.
#[island]
pub fn BuyBar() -> impl IntoView {
    let shown = Shown::here();
    let none = Signal::derive(move || shown.form(|_, form| most(form)).unwrap_or(0) == 0);
    let words = move || {
        shown.form(|_, form| {
            let cut = form.was.is_some_and(|was| was.minor > form.price.minor);
            view! {
                <p class="leading-tight">
                    <span class="price text-lead" class:now=cut>
                        {form.price.to_string()}
                    </span>
                    <br />
                    <span class="text-caption soft">{stock_words(form.stock).0}</span>
                </p>
            }
        })
    };
    view! {
        <div class="buy-bar lg:hidden fixed inset-x-0 bottom-0 z-30 bg-raised border-t border-line px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] flex items-center gap-4">
            {words}
            <Button
                kind=ButtonKind::Accent
                submit=true
                form="buy"
                busy_says="Adding"
                disabled=none
                class="flex-1 min-h-12!"
            >
                "Add to basket"
            </Button>
        </div>
    }
}
