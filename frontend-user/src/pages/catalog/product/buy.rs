//! How many, and into the basket.

use app::Words;
use app::orders::AddToCart;
use domain::stock::MOST_PER_LINE;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use ui::{Button, ButtonKind, ButtonSize, Note, Stepper, Tone, use_toast};

use super::Shown;
use crate::forms::refused;
use crate::parts::stock_words;
use crate::paths;
use crate::visitor::Visitor;

/// The deed of this page and what it needs.
#[derive(Clone, Copy)]
pub struct Buying {
    add: ServerAction<AddToCart>,
    quantity: RwSignal<u32>,
}

impl Buying {
    /// Nothing added yet; what is added shows in the header at once.
    pub fn new(shown: Shown) -> Self {
        let add = ServerAction::<AddToCart>::new();
        let (visitor, toast, navigate) = (Visitor::get(), use_toast(), use_navigate());
        Effect::new(move |_| {
            if let Some(Ok(units)) = add.value().get() {
                visitor.holds(units);
                let title = shown.product.with_value(|product| product.title.clone());
                let navigate = navigate.clone();
                toast.say_with(format!("{title} is in your basket"), "See basket", move || {
                    navigate(paths::CART, leptos_router::NavigateOptions::default());
                });
            }
        });
        Self { add, quantity: RwSignal::new(1) }
    }

    fn most(shown: Shown) -> u32 {
        let available = shown.form(|_, form| form.stock.available).unwrap_or(0);
        u32::try_from(available.max(0)).unwrap_or(u32::MAX).min(MOST_PER_LINE)
    }
}

/// The form that puts the chosen form of the product into the basket.
#[component]
pub fn Buy(shown: Shown, buying: Buying) -> impl IntoView {
    let Buying { add, quantity } = buying;
    let most = Memo::new(move |_| Buying::most(shown));
    let fault = refused(add);
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
    view! {
        <ActionForm action=add attr:id="buy" attr:class="mt-4">
            <input type="hidden" name="item[variant]" value=move || shown.form(|_, form| form.id.to_string()) />
            <div class="flex gap-3">
                {stepper}
                <Button
                    kind=ButtonKind::Accent
                    size=ButtonSize::Large
                    submit=true
                    busy=Signal::derive(move || add.pending().get())
                    busy_says="Adding"
                    disabled=Signal::derive(move || most.get() == 0)
                    class="flex-1 min-h-[2.875rem]!"
                >
                    "Add to basket"
                </Button>
            </div>
            {move || limit().map(|words| view! { <p class="text-small soft mt-2">{words}</p> })}
            {move || {
                fault
                    .get()
                    .map(|fault| {
                        view! {
                            <Note tone=Tone::Danger alert=true class="mt-3">
                                {fault.sentence()}
                            </Note>
                        }
                    })
            }}
        </ActionForm>
    }
}

/// The bar at the foot of a phone: price and button, always in reach.
#[component]
pub fn BuyBar(shown: Shown, buying: Buying) -> impl IntoView {
    let none = Signal::derive(move || Buying::most(shown) == 0);
    let words = move || {
        shown.form(|_, form| {
            let cut = form.compare_at.is_some_and(|was| was.minor > form.price.minor);
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
                busy=Signal::derive(move || buying.add.pending().get())
                busy_says="Adding"
                disabled=none
                class="flex-1 min-h-12!"
            >
                "Add to basket"
            </Button>
        </div>
    }
}
