//! The checkout: who, where to, how, and then on to the payment.

mod delivery;
mod fields;
mod summary;

use app::orders::PlaceOrder;
use app::{Fault, Words};
use domain::identity::Me;
use domain::orders::{CartView, PlaceRefusal, Totals};
use leptos::form::ActionForm;
use leptos::html;
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Button, ButtonKind, ButtonSize, Empty, Icon, LinkButton, Loading, Note, Skeleton, Tone, icons};

use crate::basket::{Basket, sums};
use crate::clock::Clock;
use crate::forms::{Checked, beside, fresh_key, make_key, refused, scripted};
use crate::parts::{Section, trouble};
use crate::paths;
use crate::visitor::Visitor;
use crate::wire::ask_once;
use delivery::{Deliveries, first_choices};
use fields::{Contact, DeliverTo};
use summary::{Folded, Summary};

/// The page of the checkout.
#[component]
pub fn CheckoutPage() -> impl IntoView {
    let cart = ask_once(app::orders::cart);
    let visitor = Visitor::get();
    let key = RwSignal::new(fresh_key());
    view! {
        <Title text="Checkout" />
        <Suspense fallback=Waiting>
            {move || Suspend::new(async move {
                let me = visitor.me.await.ok().flatten();
                match cart.await {
                    Ok(view) if view.is_empty() => view! { <Nothing /> }.into_any(),
                    Ok(view) => view! { <Checkout view me key /> }.into_any(),
                    Err(fault) => trouble(&fault),
                }
            })}
        </Suspense>
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
fn Checkout(view: CartView, #[prop(optional_no_strip)] me: Option<Me>, key: RwSignal<String>) -> impl IntoView {
    let typed = view.draft.clone().unwrap_or_default();
    let choices = RwSignal::new(first_choices(&view));
    let today = Clock::here().today();
    let basket = Basket::new(view);
    let place = ServerAction::<PlaceOrder>::new();
    let checked = Checked::new(refused(place));
    let fault = checked.fault;
    renew(key, fault);
    show_what_changed(basket, fault);
    let totals = Memo::new(move |_| basket.view.with(|cart| sums(cart, &choices.read())));
    let live = scripted();
    let before = checked.before_sending(|sent: PlaceOrder| sent.order.check().err().map(PlaceRefusal::Invalid));
    view! {
        <div class="wrap max-w-[76rem]! grid grid-cols-1 lg:grid-cols-[minmax(0,1fr)_26.5rem] gap-x-16 items-start">
            <div class="lg:pt-8 pt-6 lg:pb-24 min-w-0">
                <h1 class="text-h1">"Checkout"</h1>
                <Refused fault />
                <Folded basket totals />
                <ActionForm action=place attr:id="checkout" attr:novalidate=move || live.get() on:submit:capture=before>
                    <Unseen key total=totals />
                    <Contact me=me.clone() typed=typed.clone() fault />
                    <DeliverTo me typed fault />
                    <Section id="delivery" title="Delivery" mark="3">
                        {move || {
                            beside(fault, "shipping")
                                .get()
                                .map(|words| view! { <Note tone=Tone::Danger class="mb-4">{words}</Note> })
                        }}
                        <Deliveries basket choices today />
                    </Section>
                    <Section id="pay" title="Pay with" mark="4">
                        <Provider />
                    </Section>
                </ActionForm>
            </div>
            <Summary basket totals busy=Signal::derive(move || place.pending().get()) />
        </div>
    }
}

/// What the form sends along unseen: its key and the total that the person saw.
#[component]
fn Unseen(key: RwSignal<String>, total: Memo<Totals>) -> impl IntoView {
    let minor = move || total.with(|totals| totals.total.minor.to_string());
    view! {
        <input type="hidden" name="order[key]" value=move || key.get() prop:value=move || key.get() />
        <input type="hidden" name="order[expected_total]" value=minor prop:value=minor />
    }
}

/// A key belongs to one order; a form whose key was used gets a new one.
fn renew(key: RwSignal<String>, fault: Signal<Option<Fault<PlaceRefusal>>>) {
    Effect::new(move |_| {
        if fault.with(|fault| matches!(fault, Some(Fault::Refused(PlaceRefusal::KeyReused)))) {
            key.set(make_key());
        }
    });
}

/// When the basket is not what it was, it is asked again, so that the page shows what changed.
fn show_what_changed(basket: Basket, fault: Signal<Option<Fault<PlaceRefusal>>>) {
    Effect::new(move |_| {
        let changed = fault.with(|fault| {
            matches!(fault, Some(Fault::Refused(PlaceRefusal::Changed | PlaceRefusal::TotalChanged { .. })))
        });
        if changed {
            leptos::task::spawn_local(async move {
                if let Ok(view) = app::orders::cart().await {
                    // The line's version may be the same: prices and stock change without the basket changing.
                    basket.view.try_set(view);
                }
            });
        }
    });
}

/// Why the order was not placed. It takes the focus, so that nobody waits for a page that does not come.
#[component]
fn Refused(fault: Signal<Option<Fault<PlaceRefusal>>>) -> impl IntoView {
    let note = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let (Some(note), true) = (note.get(), fault.with(Option::is_some)) {
            // A note that is gone cannot take the focus, and nothing is lost by it.
            let _ = note.focus();
        }
    });
    view! {
        <div node_ref=note tabindex="-1" class="outline-none focus-visible:outline-none">
            {move || {
                fault
                    .get()
                    .map(|fault| {
                        view! {
                            <Note tone=Tone::Danger alert=true class="mt-4">
                                {fault.sentence()}
                            </Note>
                        }
                    })
            }}
        </div>
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

/// The button that goes on to the payment.
#[component]
pub fn Pay(totals: Memo<Totals>, busy: Signal<bool>, blocked: Memo<bool>) -> impl IntoView {
    view! {
        <Button
            kind=ButtonKind::Accent
            size=ButtonSize::Large
            submit=true
            form="checkout"
            wide=true
            busy
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

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="wrap max-w-[76rem]! pt-8 grid grid-cols-1 lg:grid-cols-[minmax(0,1fr)_26.5rem] gap-16">
            <Loading label="Loading the checkout" />
            <div class="grid gap-6 content-start">
                <Skeleton class="h-10 w-48" />
                <Skeleton class="h-32" />
                <Skeleton class="h-64" />
            </div>
            <Skeleton class="h-96" />
        </div>
    }
}
