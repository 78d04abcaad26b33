//! A product in a list: its picture, name, shop, price and one line of news.

use domain::catalog::ProductCard;
use domain::stock::StockState;
use leptos::prelude::*;
use ui::{Icon, Tile, icons};

use super::{Heart, MoneyPrice, OfferLine, Picture, rating};
use crate::paths;

/// How wide a tile's picture is shown: two across on a phone, three on a tablet, four or five on a desk.
const SIZES: &str = "(width >= 80rem) 17rem, (width >= 64rem) 23vw, (width >= 48rem) 31vw, 46vw";

/// A product as a tile.
#[component]
pub fn ProductTile(
    /// The product.
    card: ProductCard,
    /// Among the first on the page: its picture is wanted at once.
    #[prop(optional)]
    early: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let (price, from, was, lowest, stars) = (card.price, card.from, card.compare_at, card.lowest, card.rating);
    let news = news(&card);
    let quick = paths::quick(&card.slug);
    let (image, offer, product, name) = (card.image, card.offer, card.id, card.title.clone());
    view! {
        <Tile
            href=paths::product(&card.slug)
            title=card.title
            sub=card.shop_name
            photo=move || view! { <Picture image sizes=SIZES decorative=true eager=early /> }
            price=move || view! { <MoneyPrice price from was lowest /> }
            rating=move || view! { {rating(stars, false)} {offer.map(|offer| view! { <OfferLine offer /> })} {news} }
            action=move || {
                view! {
                    <Heart product title=name.clone() />
                    <a class="heart quick" href=quick data-quick data-stays aria-label=format!("Quick look at {name}")>
                        <Icon name=icons::EYE />
                    </a>
                }
            }
            class
        />
    }
}

fn news(card: &ProductCard) -> Option<AnyView> {
    let line = |class: &'static str, words: String| view! { <p class=class>{words}</p> }.into_any();
    match card.stock.state() {
        StockState::Available => None,
        StockState::Low => Some(line("basis-full text-small text-warning", format!("{} left", card.stock.available))),
        StockState::Reserved => Some(line("basis-full text-small soft", "All in other baskets right now".to_owned())),
        StockState::SoldOut => Some(line("basis-full text-small soft", "Sold out".to_owned())),
    }
}
