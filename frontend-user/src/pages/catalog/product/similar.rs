//! Other things of the same shelf.

use domain::catalog::ProductCard;
use leptos::prelude::*;
use ui::Tiles;

use crate::parts::{Heading, ProductTile};

/// Up to five tiles; nothing at all when there is nothing similar, since this page has more to say than that.
#[component]
pub fn Similar(cards: Vec<ProductCard>) -> impl IntoView {
    (!cards.is_empty()).then(|| {
        let tiles = cards.into_iter().take(5).enumerate().map(|(at, card)| {
            let class = match at {
                3 => "md:max-lg:hidden",
                4 => "max-xl:hidden",
                _ => "",
            };
            view! { <ProductTile card class /> }
        });
        view! {
            <section class="mt-16 lg:mt-24">
                <Heading title="From the same shelf" />
                <Tiles five=true>{tiles.collect_view()}</Tiles>
            </section>
        }
    })
}
