//! What somebody looked at lately. Only their browser knows; it asks for the cards by their numbers.

use domain::catalog::ProductCard;
use domain::id::ProductId;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_query_map;
use ui::{Empty, LinkButton, Tiles, icons};

use crate::answered::answered;
use crate::parts::{Heading, ProductTile};
use crate::paths;

/// The page that other pages borrow the row from.
#[component]
pub fn SeenPage() -> impl IntoView {
    let asked = use_query_map().with_untracked(|query| query.get("ids").unwrap_or_default());
    let ids: Vec<ProductId> = asked.split(',').filter_map(|id| id.parse().ok()).collect();
    view! {
        <Title text="Looked at lately" />
        <Meta name="robots" content="noindex" />
        <div class="wrap pt-8">{answered(app::catalog::cards_of(ids), |cards| view! { <Row cards /> })}</div>
    }
}

#[component]
fn Row(cards: Vec<ProductCard>) -> impl IntoView {
    if cards.is_empty() {
        return view! {
            <h1 class="sr-only">"Looked at lately"</h1>
            <Empty icon=icons::EYE title="Nothing looked at yet" text="What you look at is kept in this browser, and nowhere else.">
                <LinkButton href=paths::newest()>"See what is new"</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let tiles = cards.into_iter().map(|card| view! { <ProductTile card /> }).collect_view();
    view! {
        <section id="seen">
            <Heading title="Looked at lately" text="Kept in this browser alone" />
            <Tiles five=true>{tiles}</Tiles>
        </section>
    }
    .into_any()
}

/// Where a page shows what was looked at lately, once it is awake and there is anything.
#[component]
pub fn SeenHere(
    /// The product that is being looked at, which is remembered and not shown.
    #[prop(optional_no_strip)]
    now: Option<ProductId>,
) -> impl IntoView {
    view! { <div class="wrap mt-16 lg:mt-24 empty:hidden" data-own data-seen=now.map(|id| id.to_string()).unwrap_or_default()></div> }
}
