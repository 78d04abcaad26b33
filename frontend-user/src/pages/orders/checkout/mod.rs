//! The checkout: who, where to, how, and then on to the payment.

mod delivery;
mod fields;
mod kept;
mod summary;

use app::orders::PlaceOrder;
use app::{Fault, Words};
use domain::identity::{AddressView, Me};
use domain::orders::{CartView, PlaceRefusal};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{ButtonKind, Empty, Icon, LinkButton, Note, Tone, icons};

use crate::answered::answered;
use crate::basket::{first_choices, sums};
use crate::forms::{Refusal, beside, key, refused};
use crate::parts::Section;
use crate::paths;
use crate::reckoner::{PARCELS, Parcels};
use crate::told::Tell;
use crate::visitor::Visitor;
use delivery::{Deliveries, parcels};
use fields::{Contact, DeliverTo};
use summary::{Folded, Summary};

/// The page of the checkout.
#[component]
pub fn CheckoutPage() -> impl IntoView {
    let visitor = Visitor::here();
    let question = async move {
        let me = visitor.me.await.ok().flatten();
        let kept = if me.is_some() { app::identity::addresses().await.unwrap_or_default() } else { Vec::new() };
        Ok((app::orders::cart().await?, me, kept))
    };
    let page = |(view, me, kept): (CartView, Option<Me>, Vec<AddressView>)| {
        if view.is_empty() { view! { <Nothing /> }.into_any() } else { view! { <Checkout view me kept /> }.into_any() }
    };
    view! {
        <Title text="Checkout" />
        {answered(question, page)}
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="wrap py-16">
            <h1 class="sr-only">"Checkout"</h1>
            <Empty
                icon=icons::SHOPPING_BAG
                title="There is nothing to pay for"
                text="Your basket is empty. If you have just paid, your orders are in your account and in your mail."
            >
                <LinkButton href=paths::newest() kind=ButtonKind::Ink>
                    "See what is new"
                </LinkButton>
            </Empty>
        </div>
    }
}

#[component]
fn Checkout(view: CartView, #[prop(optional_no_strip)] me: Option<Me>, kept: Vec<AddressView>) -> impl IntoView {
    let typed = view.draft.clone().unwrap_or_default();
    let fault = refused::<PlaceOrder, _>();
    // What was refused is shown as it was typed.
    let asked = use_query_map().with_untracked(|query| query.get("address")).filter(|_| fault.is_none());
    let chosen = kept::chosen(&kept, asked.as_deref(), &typed);
    let typed = kept::filled(typed, chosen.as_ref());
    let choices = first_choices(&view);
    let totals = sums(&view, &choices);
    let wrong = beside(fault.as_ref(), "shipping");
    let sentence = fault.as_ref().map(Words::sentence);
    let used = matches!(fault, Some(Fault::Refused(PlaceRefusal::KeyReused)));
    let expected = totals.total.minor.to_string();
    // A basket that cannot be bought as it is keeps the market's own sum.
    let parcels =
        (!view.is_blocked()).then(|| view! { <Tell name=PARCELS what=Parcels { parcels: parcels(&view) } /> });
    let basket = view.clone();
    view! {
        <div class="wrap max-w-[76rem]! grid grid-cols-1 lg:grid-cols-[minmax(0,1fr)_26.5rem] gap-x-16 items-start">
            <div class="lg:pt-8 pt-6 lg:pb-24 min-w-0">
                <h1 class="text-h1">"Checkout"</h1>
                <Refusal sentence class="mt-4" />
                <Folded basket=basket.clone() totals=totals.clone() />
                <form id="checkout" method="post" action=PlaceOrder::PATH data-judged>
                    <Key used />
                    <input type="hidden" name="order[expected_total]" value=expected data-sum="expected" />
                    <Contact me=me.clone() typed=typed.clone() fault=fault.clone() />
                    <DeliverTo me typed fault kept chosen />
                    <Section id="delivery" title="Delivery" mark="3">
                        {wrong.map(|words| view! { <Note tone=Tone::Danger class="mb-4">{words}</Note> })}
                        <Deliveries cart=view.clone() choices />
                        {parcels}
                    </Section>
                    <Section id="pay" title="Pay with" mark="4">
                        <Provider />
                    </Section>
                </form>
            </div>
            <Summary basket totals />
        </div>
    }
}

/// The key of the order. It stays the same while the page is open, so that an order that is sent again is the same
/// order; one that was used for another order gives way to a new one.
#[component]
fn Key(used: bool) -> impl IntoView {
    let key = key();
    let mark = if used { key.clone() } else { String::new() };
    view! {
        <span data-renew=mark>
            <input type="hidden" name="order[key]" value=key />
        </span>
    }
}

/// The one way to pay, on the page of the payment provider.
#[component]
fn Provider() -> impl IntoView {
    view! {
        <div class="tile border-accent! shadow-[inset_0_0_0_1px_var(--color-accent)]">
            <Icon name=icons::CREDIT_CARD class="text-accent" />
            <span class="t">
                <b>"Card"</b>
                <span>"You type it on our payment provider’s page. Agora never sees its number."</span>
            </span>
        </div>
    }
}
