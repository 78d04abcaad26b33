//! The checkout: who, where to, how, and then on to the payment.

mod delivery;
mod fields;
mod summary;
mod till;

use app::orders::{PlaceOrder, SetQuantity};
use domain::identity::Me;
use domain::orders::CartView;
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{ButtonKind, Empty, Icon, LinkButton, icons};

use crate::answered::answered;
use crate::forms::{key, refused};
use crate::parts::Section;
use crate::paths;
use crate::visitor::Visitor;
use delivery::Deliveries;
use fields::{Contact, DeliverTo};
use summary::{Folded, Summary};
use till::{AtTheTill, NotPlaced, OrderForm};

/// The page of the checkout.
#[component]
pub fn CheckoutPage() -> impl IntoView {
    let visitor = Visitor::here();
    let question = async move { Ok((app::orders::cart().await?, visitor.me.await.ok().flatten())) };
    let page = |(view, me): (CartView, Option<Me>)| {
        if view.is_empty() { view! { <Nothing /> }.into_any() } else { view! { <Checkout view me /> }.into_any() }
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
fn Checkout(view: CartView, #[prop(optional_no_strip)] me: Option<Me>) -> impl IntoView {
    let typed = view.draft.clone().unwrap_or_default();
    let unchanged = refused::<SetQuantity, _>();
    let fault = refused::<PlaceOrder, _>();
    view! {
        <AtTheTill view key=key() refused=fault.clone() unchanged>
            <div class="wrap max-w-[76rem]! grid grid-cols-1 lg:grid-cols-[minmax(0,1fr)_26.5rem] gap-x-16 items-start">
                <div class="lg:pt-8 pt-6 lg:pb-24 min-w-0">
                    <h1 class="text-h1">"Checkout"</h1>
                    <NotPlaced />
                    <Folded />
                    <OrderForm>
                        <Contact me=me.clone() typed=typed.clone() fault=fault.clone() />
                        <DeliverTo me typed fault />
                        <Section id="delivery" title="Delivery" mark="3">
                            <Deliveries />
                        </Section>
                        <Section id="pay" title="Pay with" mark="4">
                            <Provider />
                        </Section>
                    </OrderForm>
                </div>
                <Summary />
            </div>
        </AtTheTill>
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
