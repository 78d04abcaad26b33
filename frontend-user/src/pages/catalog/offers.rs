//! What is offered at the moment, what ends first at the top.

use domain::catalog::ProductCard;
use domain::paging::Paged;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{Empty, LinkButton, Pager, Tiles, icons};

use crate::answered::answered;
use crate::parts::{Preview, ProductTile};
use crate::paths;

/// The page of offers.
#[component]
pub fn OffersPage() -> impl IntoView {
    let page = use_query_map().with_untracked(|query| query.get_str("page").and_then(|page| page.parse().ok()));
    view! {
        <Title text="Offers" />
        <Preview
            title="Offers".to_owned()
            description="What costs less for a time: every offer with the price it comes from and its end.".to_owned()
            path=paths::offers(page.unwrap_or(1).into())
            image=None
        />
        <div class="wrap pt-8">
            <h1 class="text-h1">"Offers"</h1>
            <p class="soft mt-1">"What ends first stands first. Beside every price is the lowest of the last 30 days."</p>
            {answered(app::catalog::offers(page.unwrap_or(1)), |offers| view! { <Offered offers /> })}
        </div>
    }
}

#[component]
fn Offered(offers: Paged<ProductCard>) -> impl IntoView {
    if offers.items.is_empty() {
        return view! {
            <Empty icon=icons::TAG title="No offers right now" text="Shops make them for a day or a week. Look in again.">
                <LinkButton href=paths::reduced()>"See what is reduced"</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let (page, per, total) = (u64::from(offers.page.number), u64::from(offers.page.size), offers.total);
    let tiles = offers.items.into_iter().enumerate().map(|(at, card)| view! { <ProductTile card early={at < 2} /> });
    view! {
        <h2 class="sr-only">"Things on offer"</h2>
        <Tiles five=true class="mt-6">
            {tiles.collect_view()}
        </Tiles>
        {(total > per).then(|| view! { <Pager page per total href=paths::offers class="mt-12 pt-6 border-t border-line" /> })}
    }
    .into_any()
}
