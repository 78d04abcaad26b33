//! The pictures of a product: those it has, in their order, and a place to drop more.

mod order;
mod sending;
mod tile;
mod upload;

use app::site::{DeedFault, fault};
use app::{Fault, Words};
use domain::catalog::{ImageRefusal, ImageView, MOST_IMAGES};
use domain::id::ProductId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Card, Note, Tone};

use order::Order;
use tile::Tile;
use upload::Upload;

/// The pictures in their order; the first one stands on the card in lists.
#[component]
pub fn ImagesCard(
    /// The product.
    product: ProductId,
    /// Its pictures.
    images: Vec<ImageView>,
    /// Nothing can be changed now.
    locked: bool,
) -> impl IntoView {
    let order = Order::new(product, images);
    let count = Signal::derive(move || order.images.read().len());
    let full = move || count.get() >= MOST_IMAGES;
    let aside = move || view! { <span class="soft text-small num">{move || format!("{} of {MOST_IMAGES}", count.get())}</span> };
    view! {
        <Card title="Pictures" aside=ViewFnOnce::from(aside) class="overflow-visible">
            <div class="grid grid-cols-1 gap-5">
                <DeedFault fault=fault(order.place) />
                <DeedFault fault=fault(order.remove) />
                <UploadNote />
                <p class="sr-only" role="status">
                    {move || order.said.get()}
                </p>
                {move || {
                    (count.get() == 0)
                        .then(|| view! { <p class="soft">"No pictures yet. The first one stands on the card in lists."</p> })
                }}
                <ol class="picture-tiles" aria-label="Pictures in their order">
                    <For
                        each=move || order.images.get()
                        key=|image| (image.id, image.key.clone(), image.alt.clone())
                        children=move |image| view! { <Tile image order locked /> }
                    />
                </ol>
                {move || {
                    (full() && !locked)
                        .then(|| view! { <p class="soft">"Remove a picture to make room for another one."</p> })
                }}
                {(!locked).then(|| view! { <Upload order /> })}
            </div>
        </Card>
    }
}

/// How the last upload without script went. The server leads back here with the outcome in the address: how many were
/// taken, and which were not, counted from 1.
#[component]
fn UploadNote() -> impl IntoView {
    let query = use_query_map();
    let taken = move || query.read().get_str("uploaded").and_then(|count| count.parse::<u32>().ok());
    let refused = move || {
        let query = query.read();
        let refused = query.get_str("image_error")?;
        serde_json::from_str::<Vec<(u32, Fault<ImageRefusal>)>>(refused).ok()
    };
    let words = move || {
        taken().map(|count| match count {
            1 => "Picture added.".to_owned(),
            many => format!("{many} pictures added."),
        })
    };
    let line = |(place, fault): (u32, Fault<ImageRefusal>)| {
        view! { <li>{format!("File {place}: {}", fault.sentence())}</li> }
    };
    view! {
        <div role="status" class="grid grid-cols-1 gap-3 empty:hidden">
            {move || words().map(|words| view! { <Note tone=Tone::Success>{words}</Note> })}
            {move || {
                refused()
                    .map(|refused| {
                        view! {
                            <Note tone=Tone::Danger>
                                <ul>{refused.into_iter().map(line).collect_view()}</ul>
                            </Note>
                        }
                    })
            }}
        </div>
    }
}
