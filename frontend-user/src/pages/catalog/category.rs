//! A department, or a shelf in one.

use app::call::lead_for_good;
use domain::catalog::{CategoryView, Listing, ListingQuery};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use ui::{Breadcrumbs, Chip, Chips, Crumb};

use super::goods::{Goods, count_words};
use crate::answered::answered;
use crate::parts::{Facts, Preview, trail};
use crate::paths;
use crate::query::Place;

/// The page of a category.
#[component]
pub fn CategoryPage() -> impl IntoView {
    let place = use_params_map().with_untracked(|params| Place::Category(params.get("slug").unwrap_or_default()));
    let query = use_query_map().with_untracked(|asked| place.read(asked));
    answered(app::search::listing(query.clone()), move |listing| {
        let now = listing.trail.last().map(|shelf| Place::Category(shelf.slug.clone()));
        match now.filter(|now| *now != place) {
            Some(now) => {
                lead_for_good(&now.address(&query));
                ().into_any()
            }
            None => view! { <Shelf place query listing /> }.into_any(),
        }
    })
}

#[component]
fn Shelf(place: Place, query: ListingQuery, listing: Listing) -> impl IntoView {
    let here = listing.trail.last().cloned();
    let name = here.as_ref().map(|shelf| shelf.name.clone()).unwrap_or_default();
    let count = count_words(&listing, &query);
    let above = listing.trail.split_last().map(|(_, above)| above.to_vec()).unwrap_or_default();
    let crumbs = std::iter::once(Crumb::new("Agora", paths::HOME))
        .chain(above.iter().map(|shelf| Crumb::new(shelf.name.clone(), paths::category(&shelf.slug))))
        .collect::<Vec<_>>();
    let way: Vec<_> = std::iter::once(("Agora".to_owned(), paths::HOME.to_owned()))
        .chain(listing.trail.iter().map(|shelf| (shelf.name.clone(), paths::category(&shelf.slug))))
        .collect();
    let image = listing.cards.items.iter().find_map(|card| Some(card.image.as_ref()?.src(1200)));
    let description = format!("{name} on Agora: {count}. The price, the stock and the shop stand on every card.");
    view! {
        <Title text=name.clone() />
        <Preview title=name.clone() description path=place.numbered(&query) image />
        <Facts facts=trail(&way) />
        <div class="wrap pt-5">
            <Breadcrumbs items=crumbs />
            <div class="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 mt-3">
                <div>
                    <h1 class="text-h1">{name}</h1>
                    <p class="soft mt-1" role="status">
                        {count}
                    </p>
                </div>
                <Shelves here above children=listing.children.clone() />
            </div>
            <Goods place query listing />
        </div>
    }
}

/// The shelves below this one, as quick choices.
#[component]
fn Shelves(
    #[prop(optional_no_strip)] here: Option<CategoryView>,
    above: Vec<CategoryView>,
    children: Vec<CategoryView>,
) -> impl IntoView {
    let up = above.into_iter().next_back();
    let full = children.into_iter().filter(|shelf| shelf.products > 0).collect::<Vec<_>>();
    if full.is_empty() {
        return up
            .map(|up| {
                view! {
                    <Chips label="Shelves" scroll=true>
                        <Chip href=paths::category(&up.slug)>"All of " {up.name}</Chip>
                    </Chips>
                }
            })
            .into_any();
    }
    let all = here.map(|here| paths::category(&here.slug)).unwrap_or_default();
    view! {
        <Chips label="Shelves" scroll=true class="max-w-full">
            <Chip href=all pressed=true>
                "All"
            </Chip>
            {full
                .into_iter()
                .map(|shelf| {
                    view! {
                        <Chip href=paths::category(&shelf.slug) count=ui::grouped(u64::from(shelf.products))>
                            {shelf.name}
                        </Chip>
                    }
                })
                .collect_view()}
        </Chips>
    }
    .into_any()
}
