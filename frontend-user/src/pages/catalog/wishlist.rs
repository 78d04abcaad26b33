//! The wishlist: what somebody would like to have some day, and the way from there into the basket.

use app::orders::BasketWish;
use domain::catalog::{MarkKind, ProductCard, WishView};
use domain::id::VariantId;
use domain::stock::StockState;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::{Meta, Title};
use ui::{Button, ButtonKind, Empty, LinkButton, icons};

use crate::answered::answered;
use crate::forms::{Refusal, refused};
use crate::parts::{MarkForm, MoneyPrice, OfferLine, Picture, stock_words};
use crate::paths;
use app::Words;

/// The page of the wishlist.
#[component]
pub fn WishlistPage() -> impl IntoView {
    let refused = refused::<BasketWish, _>().map(|fault| fault.sentence());
    view! {
        <Title text="Wishlist" />
        <Meta name="robots" content="noindex" />
        <div class="wrap max-w-[64rem]! pt-8 lg:pt-10">
            <h1 class="text-h1">"Wishlist"</h1>
            <Refusal sentence=refused class="mt-4" />
            {answered(app::catalog::wishes(), |wishes| view! { <Wishes wishes /> })}
        </div>
    }
}

#[component]
fn Wishes(wishes: Vec<WishView>) -> impl IntoView {
    if wishes.is_empty() {
        return view! {
            <Empty icon=icons::HEART title="Nothing saved yet" text="The heart on a picture puts a thing here.">
                <LinkButton href=paths::newest() kind=ButtonKind::Ink>
                    "See what is new"
                </LinkButton>
            </Empty>
        }
        .into_any();
    }
    let count = if wishes.len() == 1 { "1 thing".to_owned() } else { format!("{} things", wishes.len()) };
    let rows = wishes.into_iter().map(|wish| view! { <Wish wish /> }).collect_view();
    view! {
        <p class="soft mt-1">{count}</p>
        <ul class="mt-6 border-t border-line divide-y divide-line">{rows}</ul>
    }
    .into_any()
}

#[component]
fn Wish(wish: WishView) -> impl IntoView {
    let WishView { product, title, card, only } = wish;
    let name = title.clone();
    let off = view! {
        <MarkForm product kind=MarkKind::Wish marked=true title=title.clone()>
            <Button kind=ButtonKind::Quiet submit=true>
                "Take off"
                <span class="sr-only">" " {name}</span>
            </Button>
        </MarkForm>
    };
    let Some(card) = card else {
        return view! {
            <li id=format!("wish-{product}") class="flex flex-wrap items-center gap-4 py-5">
                <div class="min-w-0 flex-1">
                    <p class="font-[560] wrap-anywhere soft">{title}</p>
                    <p class="text-small soft">"Gone: this is not sold any more."</p>
                </div>
                {off}
            </li>
        }
        .into_any();
    };
    let href = paths::product(&card.slug);
    let picture = card.image.clone();
    view! {
        <li id=format!("wish-{product}") class="grid grid-cols-[6rem_minmax(0,1fr)] sm:grid-cols-[7rem_minmax(0,1fr)_auto] gap-x-5 gap-y-3 py-5 items-center">
            <a href=href.clone() tabindex="-1" aria-hidden="true">
                <Picture image=picture sizes="7rem" decorative=true />
            </a>
            <div class="min-w-0">
                <a class="font-[560] hover:underline wrap-anywhere" href=href>
                    {title}
                </a>
                <p class="text-small soft">{card.shop_name.clone()}</p>
                <div class="mt-1">
                    <MoneyPrice price=card.price from=card.from was=card.compare_at lowest=card.lowest />
                </div>
                {card.offer.map(|offer| view! { <OfferLine offer /> })}
                <p class="text-small soft mt-1">{stock_words(card.stock).0}</p>
            </div>
            <div class="max-sm:col-span-2 flex flex-wrap items-center sm:flex-col sm:items-stretch gap-2">
                <Onward card only />
                {off}
            </div>
        </li>
    }
    .into_any()
}

/// Into the basket where there is nothing to choose; else to the page where one chooses.
#[component]
fn Onward(card: ProductCard, only: Option<VariantId>) -> impl IntoView {
    let title = card.title.clone();
    let buyable = matches!(card.stock.state(), StockState::Available | StockState::Low);
    match only.filter(|_| buyable) {
        Some(variant) => view! {
            <form
                method="post"
                action=BasketWish::PATH
                data-said=format!("{} is in your basket", card.title)
                data-verb="See basket"
                data-see=paths::CART
            >
                <input type="hidden" name="item[variant]" value=variant.to_string() />
                <input type="hidden" name="item[quantity]" value="1" />
                <Button submit=true wide=true busy_says="Moving">
                    "Move to basket"
                    <span class="sr-only">" " {title}</span>
                </Button>
            </form>
        }
        .into_any(),
        None => view! {
            <LinkButton href=paths::product(&card.slug)>
                {if buyable { "Choose" } else { "Look at it" }}
                <span class="sr-only">" " {title}</span>
            </LinkButton>
        }
        .into_any(),
    }
}
