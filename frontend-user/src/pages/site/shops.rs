//! The shops on the first page, each with its newest pictures.

use domain::catalog::{ImageView, ShopTeaser};
use leptos::prelude::*;
use ui::Avatar;

use crate::parts::{Heading, Picture};
use crate::paths;

/// Shops side by side.
#[component]
pub fn Shops(shops: Vec<ShopTeaser>) -> impl IntoView {
    view! {
        <section class="wrap mt-16 lg:mt-24" id="shops">
            <Heading title="Shops worth knowing" text="Each packs and answers for itself" />
            <div class="grid gap-x-5 gap-y-8 md:grid-cols-3">
                {shops.into_iter().map(|shop| view! { <Teaser shop /> }).collect_view()}
            </div>
        </section>
    }
}

#[component]
fn Teaser(shop: ShopTeaser) -> impl IntoView {
    let things = if shop.products == 1 { "1 thing".to_owned() } else { format!("{} things", shop.products) };
    view! {
        <article class="relative">
            <Mosaic images=shop.images />
            <div class="flex items-center gap-3 mt-3.5">
                <Avatar name=shop.name.clone() square=true />
                <div class="min-w-0">
                    <h3 class="font-[580] leading-tight">
                        <a class="after:absolute after:inset-0 after:rounded-lg" href=paths::shop(&shop.handle)>
                            {shop.name}
                        </a>
                    </h3>
                    <p class="text-small soft line-clamp-1">{shop.bio}</p>
                </div>
                <p class="ms-auto text-small soft text-end shrink-0 hidden xl:block">{shop.city} ", " {things}</p>
            </div>
        </article>
    }
}

/// One large picture and two small ones; fewer when the shop has fewer.
#[component]
fn Mosaic(images: Vec<ImageView>) -> impl IntoView {
    const SIZES: &str = "(width >= 48rem) 20vw, 66vw";
    let mut images = images.into_iter().take(3);
    let (first, second, third) = (images.next(), images.next(), images.next());
    let frame = "grid gap-1.5 aspect-[3/2] rounded-lg overflow-hidden";
    match (second, third) {
        (Some(second), Some(third)) => view! {
            <div class=format!("{frame} grid-cols-[2fr_1fr] grid-rows-2")>
                <Picture image=first sizes=SIZES decorative=true class="row-span-2 rounded-none" />
                <Picture image=Some(second) sizes="160px" decorative=true class="rounded-none" />
                <Picture image=Some(third) sizes="160px" decorative=true class="rounded-none" />
            </div>
        }
        .into_any(),
        (Some(second), None) => view! {
            <div class=format!("{frame} grid-cols-2")>
                <Picture image=first sizes=SIZES decorative=true class="rounded-none" />
                <Picture image=Some(second) sizes=SIZES decorative=true class="rounded-none" />
            </div>
        }
        .into_any(),
        _ => view! {
            <div class=frame>
                <Picture image=first sizes=SIZES decorative=true class="rounded-none" />
            </div>
        }
        .into_any(),
    }
}
