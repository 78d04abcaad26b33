//! What all islands of the checkout stand around: the basket, the chosen deliveries, the sum, and the order to be placed.

use app::Fault;
use app::orders::PlaceOrder;
use domain::orders::{CartRefusal, CartView, NewOrder, PlaceRefusal, Totals};
use leptos::html;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use web_sys::UrlSearchParams;

use super::delivery::first_choices;
use crate::basket::{Basket, Choices, sums};
use crate::forms::{self, Deed};

/// One checkout.
#[derive(Clone, Copy)]
pub struct Till {
    pub basket: Basket,
    pub choices: RwSignal<Choices>,
    /// What it comes to with the chosen deliveries.
    pub totals: Memo<Totals>,
    /// Placing the order.
    pub deed: Deed<PlaceRefusal>,
    /// Makes the order only once, however often it is sent.
    key: RwSignal<String>,
}

impl Till {
    /// The checkout of the page that the calling island stands on.
    pub fn here() -> Self {
        expect_context()
    }

    /// Acts on what the market said about the order.
    fn follow(self) {
        let fault = self.deed.fault;
        Effect::new(move |_| match fault.get() {
            // A key belongs to one order; a form whose key was used gets a new one.
            Some(Fault::Refused(PlaceRefusal::KeyReused)) => self.key.set(forms::key()),
            Some(Fault::Refused(PlaceRefusal::Changed | PlaceRefusal::TotalChanged { .. })) => self.basket.look_again(),
            _ => {}
        });
    }
}

/// Lets the islands among its children stand around one checkout.
#[island]
pub fn AtTheTill(
    /// The basket when the page was written.
    view: CartView,
    /// The key of the form.
    key: String,
    /// Why the order was refused without script.
    refused: Option<Fault<PlaceRefusal>>,
    /// Why the basket was not changed without script.
    unchanged: Option<Fault<CartRefusal>>,
    children: Children,
) -> impl IntoView {
    let choices = RwSignal::new(first_choices(&view));
    let basket = Basket::new(view, unchanged);
    let totals = Memo::new(move |_| basket.view.with(|cart| sums(cart, &choices.read())));
    let till = Till { basket, choices, totals, deed: Deed::new(refused), key: RwSignal::new(key) };
    till.follow();
    provide_context(till);
    children()
}

/// The form around the fields. It looks at what was typed before it sends it.
#[island]
pub fn OrderForm(children: Children) -> impl IntoView {
    let Till { totals, deed, key, .. } = Till::here();
    let form = NodeRef::<html::Form>::new();
    deed.marks(form);
    let minor = move || totals.with(|totals| totals.total.minor.to_string());
    view! {
        <form
            node_ref=form
            id="checkout"
            method="post"
            action=PlaceOrder::PATH
            autocomplete="on"
            prop:noValidate=true
            on:submit=deed.sends(PlaceOrder::PATH, |fields| typed(fields).check().err().map(PlaceRefusal::Invalid))
        >
            <input type="hidden" name="order[key]" value=move || key.get() autocomplete="off" />
            <input type="hidden" name="order[expected_total]" value=minor autocomplete="off" />
            {children()}
        </form>
    }
}

/// Why the order was not placed.
#[island]
pub fn NotPlaced() -> impl IntoView {
    view! { <forms::Refusal sentence=Till::here().deed.sentence() class="mt-4" /> }
}

/// What stands in the form. The market reads the chosen deliveries itself: here they cannot be wrong.
fn typed(fields: &UrlSearchParams) -> NewOrder {
    let text = |name: &str| fields.get(&format!("order[{name}]")).unwrap_or_default();
    NewOrder {
        key: text("key"),
        email: text("email"),
        name: text("name"),
        street: text("street"),
        city: text("city"),
        postcode: text("postcode"),
        country: text("country"),
        phone: text("phone"),
        ..NewOrder::default()
    }
}
