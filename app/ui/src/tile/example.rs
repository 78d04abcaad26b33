//! Things to look at, for the examples page.

use crate::{NoPhoto, Photo, Price, Rating, Tile, TileToggle, Tiles};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    let saved = RwSignal::new(false);
    view! {
        <Tiles>
            <Tile
                href="#kettle"
                title="Temperature control kettle 1.7 l"
                sub="Spree Home"
                photo=|| view! { <Photo src="/favicon.svg" alt="" width=448 height=560 placeholder="#d9d0c3" /> }
                price=|| view! { <Price now="$67.99" was="$79.99" /> }
                rating=|| view! { <Rating score=4.7 count=341 /> }
                news="30-day lowest: $64.99"
                action=move || {
                    view! {
                        <TileToggle
                            label="Save Temperature control kettle 1.7 l"
                            pressed=saved
                            on:click=move |_| saved.update(|on| *on = !*on)
                        />
                    }
                }
            />
            <Tile
                href="#machine"
                title="Semi-automatic espresso machine, refurbished, with a very long name that ends after two lines"
                sub="Second Pour"
                photo=|| view! { <NoPhoto /> }
                price=|| view! { <Price now="$429.00" /> }
                tag="Refurbished"
            />
        </Tiles>
    }
}
