//! The lines of a basket, by shop, each with how many are wanted and what has changed.

use app::orders::SetQuantity;
use domain::id::{CartLineId, ShopId};
use domain::orders::{CartLineView, Trouble};
use domain::stock::MOST_PER_LINE;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Icon, Note, Stepper, Tone, icons};

use crate::basket::Basket;
use crate::forms::taken;
use crate::parts::Small;
use crate::paths;

/// Every shop's lines. Lines stay where they are while they change, so that the focus does too.
#[component]
pub fn Lines(
    /// The basket.
    basket: Basket,
    /// Smaller, beside a form.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    let shops = move || basket.view.with(|view| view.shops.iter().map(|part| part.shop.id).collect::<Vec<_>>());
    let sentence = basket.deed.sentence();
    view! {
        {move || {
            sentence
                .get()
                .map(|sentence| {
                    view! {
                        <Note tone=Tone::Danger alert=true class="mb-4">
                            {sentence}
                        </Note>
                    }
                })
        }}
        <For each=shops key=|id| *id let:id>
            <ShopLines basket id compact />
        </For>
    }
}

#[component]
fn ShopLines(basket: Basket, id: ShopId, compact: bool) -> impl IntoView {
    let part = move |view: &domain::orders::CartView| view.shops.iter().find(|part| part.shop.id == id).cloned();
    let (handle, name) =
        basket.view.with_untracked(part).map(|part| (part.shop.handle, part.shop.name)).unwrap_or_default();
    let lines = move || {
        let part = basket.view.with(part);
        part.map(|part| part.lines.iter().map(|line| line.id).collect::<Vec<_>>()).unwrap_or_default()
    };
    view! {
        <section class="border-b border-line last:border-0 pb-2 mb-4" aria-label=format!("From {name}")>
            <p class="text-small soft flex items-center gap-2">
                <Icon name=icons::STORE small=true />
                <a class="hover:text-ink inline-flex items-center min-h-6" href=paths::shop(&handle)>
                    {name.clone()}
                </a>
            </p>
            <ul class="divide-y divide-line">
                <For each=lines key=|id| *id let:id>
                    <Line basket id compact />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn Line(basket: Basket, id: CartLineId, compact: bool) -> impl IntoView {
    // What the line was, for the moment between leaving the basket and leaving the page.
    let first = basket.view.with_untracked(|view| view.lines().find(|line| line.id == id).cloned());
    let Some(first) = first else { return ().into_any() };
    let line = Memo::new({
        let first = first.clone();
        move |last: Option<&CartLineView>| basket.line(id).or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
    });
    let CartLineView { slug, variant, title, label, image, .. } = first;
    let href = paths::product_with(&slug, Some(&variant), None);
    let size = if compact { "size-18 shrink-0" } else { "size-18 sm:size-24 shrink-0" };
    let each = move || line.with(|line| (line.quantity > 1).then(|| format!("{} each", line.unit)));
    let was = move || {
        line.with(|line| match line.trouble {
            Some(Trouble::PriceChanged { was }) => Some(was.to_string()),
            _ => None,
        })
    };
    view! {
        <li class="flex gap-3.5 py-3.5">
            <Small image class=size />
            <div class="min-w-0 flex-1">
                <div class="flex gap-3 justify-between">
                    <div class="min-w-0">
                        <p class="font-[540] leading-snug">
                            <a class="hover:underline underline-offset-4" href=href>
                                {title.clone()}
                            </a>
                        </p>
                        <p class="text-small soft">{label}</p>
                    </div>
                    <p class="text-end num shrink-0">
                        <span class="price">{move || line.with(|line| line.total.to_string())}</span>
                        {move || each().map(|each| view! { <span class="block text-small soft">{each}</span> })}
                        {move || {
                            was()
                                .map(|was| {
                                    view! {
                                        <s class="was block">
                                            <span class="sr-only">"was "</span>
                                            {was}
                                        </s>
                                    }
                                })
                        }}
                    </p>
                </div>
                {move || line.with(|line| line.trouble).map(|trouble| view! { <TroubleNote basket id trouble now=line.with(|line| line.unit.to_string()) /> })}
                <Wanted basket line title compact />
            </div>
        </li>
    }
    .into_any()
}

/// How many are wanted, and the way out.
#[component]
fn Wanted(basket: Basket, line: Memo<CartLineView>, title: String, compact: bool) -> impl IntoView {
    let id = line.with_untracked(|line| line.id);
    let wanted = RwSignal::new(line.with_untracked(|line| line.quantity));
    // The server has the last word: what it refused goes back to what holds.
    Effect::new(move |_| {
        let holds = line.with(|line| line.quantity);
        if !basket.deed.busy().get() && wanted.get_untracked() != holds {
            wanted.set(holds);
        }
    });
    let change = Callback::new(move |quantity| basket.change(id, quantity));
    let leave = move || {
        line.with_untracked(|line| basket.leaves(line));
        0_u32
    };
    // Of what cannot be had no number can be wanted.
    let gone = Memo::new(move |_| line.with(|line| matches!(line.trouble, Some(Trouble::SoldOut | Trouble::Gone))));
    let remove = format!("Remove {title}");
    view! {
        <div class="flex flex-wrap items-center gap-2 mt-2">
            <Change basket id quantity=move || wanted.get_untracked() class="flex items-center gap-2" hidden=gone>
                <Stepper
                    label=format!("Quantity of {title}")
                    name="quantity"
                    max=MOST_PER_LINE
                    bind=wanted
                    on_change=change
                    small=compact
                    class="pointer-coarse:[&_button]:size-11 pointer-coarse:[&_input]:h-11"
                />
                <span class="noscript-only">
                    <button class="btn btn-line btn-sm" type="submit">
                        "Update"
                    </button>
                </span>
            </Change>
            <Change basket id quantity=leave>
                <input type="hidden" name="quantity" value="0" />
                <button type="submit" class="text-small soft link min-h-9 pointer-coarse:min-h-11 px-1" aria-label=remove>
                    "Remove"
                </button>
            </Change>
        </div>
    }
}

/// A form that wants another number of a line; without script it is posted with what it holds.
#[component]
fn Change(
    basket: Basket,
    id: CartLineId,
    /// How many are wanted once it is sent.
    #[prop(into)]
    quantity: Callback<(), u32>,
    #[prop(optional)] class: &'static str,
    #[prop(optional, into)] hidden: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let send = move |event: web_sys::SubmitEvent| {
        if taken(&event).is_some() {
            basket.change(id, quantity.run(()));
        }
    };
    view! {
        <form method="post" action=SetQuantity::PATH class=class autocomplete="off" hidden=move || hidden.get() on:submit=send>
            <input type="hidden" name="line" value=id.to_string() />
            {children()}
        </form>
    }
}

/// What has changed since the line was put into the basket, and what to do about it.
#[component]
fn TroubleNote(basket: Basket, id: CartLineId, trouble: Trouble, now: String) -> impl IntoView {
    let words = match trouble {
        Trouble::PriceChanged { was } => format!("The price changed from {was} to {now} since you put it here."),
        Trouble::OnlyLeft { left: 1 } => "Only 1 left.".to_owned(),
        Trouble::OnlyLeft { left } => format!("Only {left} left."),
        Trouble::SoldOut => "Sold out meanwhile. Remove it to go on.".to_owned(),
        Trouble::Gone => "The shop took this off the shelf. Remove it to go on.".to_owned(),
    };
    let take = match trouble {
        Trouble::OnlyLeft { left } if left > 0 => Some(left),
        _ => None,
    };
    view! {
        <Note tone=Tone::Warning class="mt-2">
            {words}
            {take
                .map(|left| {
                    view! {
                        <Change basket id quantity=move || left class="mt-1">
                            <input type="hidden" name="quantity" value=left.to_string() />
                            <button type="submit" class="link min-h-9 pointer-coarse:min-h-11">
                                {if left == 1 { "Take it".to_owned() } else { format!("Take {left}") }}
                            </button>
                        </Change>
                    }
                })}
        </Note>
    }
}
