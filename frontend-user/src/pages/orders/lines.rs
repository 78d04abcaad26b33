//! The lines of a basket, by shop, each with how many are wanted and what has changed.

use app::Words;
use app::orders::{AddToCart, SetQuantity};
use domain::orders::{CartLineView, CartShop, CartView, Trouble};
use domain::stock::MOST_PER_LINE;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Icon, Note, Stepper, Tone, icons};

use crate::forms::refused;
use crate::parts::Small;
use crate::paths;

/// Every shop's lines, each found again by its id when the basket changes.
#[component]
pub fn Lines(
    /// The basket.
    basket: CartView,
    /// Smaller, beside a form.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    let refused = refused::<SetQuantity, _>().or_else(refused::<AddToCart, _>);
    view! {
        {refused
            .map(|fault| {
                view! {
                    <Note tone=Tone::Danger alert=true class="mb-4">
                        {fault.sentence()}
                    </Note>
                }
            })}
        {basket.shops.into_iter().map(|part| view! { <ShopLines part compact /> }).collect_view()}
    }
}

#[component]
fn ShopLines(part: CartShop, compact: bool) -> impl IntoView {
    let CartShop { shop, lines, .. } = part;
    let (id, label) = (format!("shop-{}", shop.id), format!("From {}", shop.name));
    view! {
        <section id=id class="border-b border-line last:border-0 pb-2 mb-4" aria-label=label>
            <p class="text-small soft flex items-center gap-2">
                <Icon name=icons::STORE small=true />
                <a class="hover:text-ink inline-flex items-center min-h-6" href=paths::shop(&shop.handle)>
                    {shop.name}
                </a>
            </p>
            <ul class="divide-y divide-line">
                {lines.into_iter().map(|line| view! { <Line line compact /> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Line(line: CartLineView, compact: bool) -> impl IntoView {
    let href = paths::product_with(&line.slug, Some(&line.variant), None);
    let size = if compact { "size-18 shrink-0" } else { "size-18 sm:size-24 shrink-0" };
    let each = (line.quantity > 1).then(|| format!("{} each", line.unit));
    let was = match line.trouble {
        Some(Trouble::PriceChanged { was }) => Some(was.to_string()),
        _ => None,
    };
    let id = format!("line-{}", line.id);
    let CartLineView { title, label, image, total, .. } = line.clone();
    let note = line.trouble.map(|trouble| view! { <TroubleNote line=line.clone() trouble /> });
    view! {
        <li id=id class="flex gap-3.5 py-3.5">
            <Small image class=size />
            <div class="min-w-0 flex-1">
                <div class="flex gap-3 justify-between">
                    <div class="min-w-0">
                        <p class="font-[540] leading-snug">
                            <a class="hover:underline underline-offset-4" href=href>
                                {title}
                            </a>
                        </p>
                        <p class="text-small soft">{label}</p>
                    </div>
                    <p class="text-end num shrink-0">
                        <span class="price">{total.to_string()}</span>
                        {each.map(|each| view! { <span class="block text-small soft">{each}</span> })}
                        {was
                            .map(|was| {
                                view! {
                                    <s class="was block">
                                        <span class="sr-only">"was "</span>
                                        {was}
                                    </s>
                                }
                            })}
                    </p>
                </div>
                {note}
                <Wanted line compact />
            </div>
        </li>
    }
}

/// How many are wanted, and the way out.
#[component]
fn Wanted(line: CartLineView, compact: bool) -> impl IntoView {
    let CartLineView { id, variant, title, quantity, trouble, .. } = line;
    // Of what cannot be had no number can be wanted.
    let gone = matches!(trouble, Some(Trouble::SoldOut | Trouble::Gone));
    let undo = format!("item[variant]={variant}&item[quantity]={quantity}");
    view! {
        <div class="flex flex-wrap items-center gap-2 mt-2">
            <form method="post" action=SetQuantity::PATH class="flex items-center gap-2" autocomplete="off" data-at-once hidden=gone>
                <input type="hidden" name="line" value=id.to_string() />
                <Stepper
                    label=format!("Quantity of {title}")
                    name="quantity"
                    value=quantity
                    max=MOST_PER_LINE
                    small=compact
                    class="pointer-coarse:[&_button]:size-11 pointer-coarse:[&_input]:h-11"
                />
                <span class="noscript-only">
                    <button class="btn btn-line btn-sm" type="submit">
                        "Update"
                    </button>
                </span>
            </form>
            <form
                method="post"
                action=SetQuantity::PATH
                data-said=format!("{title} left your basket")
                data-verb="Undo"
                data-undo-at=AddToCart::PATH
                data-undo=undo
            >
                <input type="hidden" name="line" value=id.to_string() />
                <input type="hidden" name="quantity" value="0" />
                <button
                    type="submit"
                    class="text-small soft link min-h-9 pointer-coarse:min-h-11 px-1"
                    aria-label=format!("Remove {title}")
                >
                    "Remove"
                </button>
            </form>
        </div>
    }
}

/// What has changed since the line was put into the basket, and what to do about it.
#[component]
fn TroubleNote(line: CartLineView, trouble: Trouble) -> impl IntoView {
    let words = match trouble {
        Trouble::PriceChanged { was } => {
            format!("The price changed from {was} to {} since you put it here.", line.unit)
        }
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
                        <form method="post" action=SetQuantity::PATH class="mt-1">
                            <input type="hidden" name="line" value=line.id.to_string() />
                            <input type="hidden" name="quantity" value=left.to_string() />
                            <button type="submit" class="link min-h-9 pointer-coarse:min-h-11">
                                {if left == 1 { "Take it".to_owned() } else { format!("Take {left}") }}
                            </button>
                        </form>
                    }
                })}
        </Note>
    }
}
