//! Other things of the same shelf.

use domain::catalog::ProductCard;
use leptos::prelude::*;
use ui::{Loading, Tiles};

use crate::parts::{Heading, ProductTile, TileSkeletons};
use crate::wire::Asked;

/// Up to five tiles; nothing at all when there is nothing similar, since this page has more to say than that.
#[component]
pub fn Similar(cards: Asked<Vec<ProductCard>>) -> impl IntoView {
    view! {
        <Suspense fallback=Waiting>
            {move || Suspend::new(async move {
                let cards = cards.await.unwrap_or_default();
                (!cards.is_empty())
                    .then(|| {
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
            })}
        </Suspense>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="mt-16 lg:mt-24">
            <Loading label="Loading similar things" />
            <TileSkeletons count=5 />
        </div>
    }
}
