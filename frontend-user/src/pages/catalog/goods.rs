//! A list of goods with everything that narrows it: filters beside it, a sort, pages.

use domain::catalog::{Listing, ListingQuery, ProductCard, Sort};
use leptos::prelude::*;
use ui::{
    Button, ButtonKind, ButtonSize, Chip, Chips, DialogButton, Drawer, Empty, Icon, LinkButton, Pager, Tiles, icons,
};

use super::filters::Filters;
use crate::parts::ProductTile;
use crate::paths;
use crate::query::{Place, sort_label};

/// How many things a list holds, and of how many shops.
pub fn count_words(listing: &Listing, query: &ListingQuery) -> String {
    let things = match listing.cards.total {
        0 => return "Nothing here".to_owned(),
        1 => "1 thing".to_owned(),
        total => format!("{} things", ui::grouped(total)),
    };
    match listing.shops.len() {
        _ if query.shop.is_some() => things,
        0 => things,
        1 => format!("{things} from 1 shop"),
        shops => format!("{things} from {shops} shops"),
    }
}

/// The list, its filters, its pages.
#[component]
pub fn Goods(
    /// Which list it is.
    place: Place,
    /// How it is narrowed.
    query: ListingQuery,
    /// What is in it.
    listing: Listing,
) -> impl IntoView {
    let Listing { cards, shops, facets, trail, nearest, .. } = listing;
    let chosen = query.shop.as_ref().and_then(|handle| shops.iter().find(|shop| &shop.handle == handle));
    let shelf = trail.last().map(|shelf| shelf.name.as_str());
    let applied = place.applied(&query, chosen.map(|shop| shop.name.as_str()), shelf);
    let on = applied.len();
    let show =
        if cards.total == 1 { "Show 1 thing".to_owned() } else { format!("Show {} things", ui::grouped(cards.total)) };
    let beside = view! {
        <Filters id="side" place=place.clone() query=query.clone() shops=shops.clone() facets=facets.clone() at_once=true />
    };
    let in_sheet = view! { <Filters id="sheet" place=place.clone() query=query.clone() shops facets /> };
    let (page, per, total) = (u64::from(cards.page.number), u64::from(cards.page.size), cards.total);
    let to_page = {
        let (place, query) = (place.clone(), query.clone());
        move |page: u64| place.address(&ListingQuery { page: u32::try_from(page).unwrap_or(1), ..query.clone() })
    };
    view! {
        <div class="mt-6 grid grid-cols-1 lg:grid-cols-[15rem_minmax(0,1fr)] gap-x-10">
            <aside class="hidden lg:block" aria-label="Filters">
                <div class="sticky top-4 max-h-[calc(100dvh-2rem)] overflow-y-auto -mx-1 px-1">
                    <div class="flex items-center h-12 border-b border-line">
                        <h2 class="font-[580]">"Filters"</h2>
                        {(on > 0).then(|| view! { <span class="ms-auto text-small soft">{on} " on"</span> })}
                    </div>
                    {beside}
                </div>
            </aside>
            <div class="min-w-0">
                <Bar place=place.clone() query=query.clone() applied=applied.clone() />
                <h2 class="sr-only">"Results"</h2>
                {if cards.items.is_empty() {
                    view! { <NothingHere place=place.clone() query=query.clone() narrowed={on > 0} nearest /> }.into_any()
                } else {
                    let tiles = cards
                        .items
                        .into_iter()
                        .enumerate()
                        .map(|(at, card)| view! { <ProductTile card early={at < 2} /> })
                        .collect_view();
                    view! { <Tiles beside=true>{tiles}</Tiles> }.into_any()
                }}
                {(total > per).then(|| view! { <Pager page per total href=to_page class="mt-12 pt-6 border-t border-line" /> })}
            </div>
        </div>
        <Drawer
            id="filters"
            title="Filters"
            class="lg:hidden"
            footer=move || view! { <Button kind=ButtonKind::Accent submit=true form="sheet" wide=true>{show}</Button> }
        >
            {in_sheet}
        </Drawer>
    }
}

/// The filters that are on, the sort, and on a phone the way to the filters.
#[component]
fn Bar(place: Place, query: ListingQuery, applied: Vec<(String, ListingQuery)>) -> impl IntoView {
    let on = applied.len();
    let bare = place.bare(&query);
    // Without words there is nothing to match: the newest come first, and the address need not say so.
    let usual = if query.words.is_some() { Sort::Relevance } else { Sort::Newest };
    let now = if query.sort == Sort::default() { usual } else { query.sort };
    let sorts = Sort::ALL.into_iter().filter(|sort| *sort == usual || *sort != Sort::Relevance);
    let options = sorts
        .map(|sort| {
            // What is as always needs no word in the address.
            let value = if sort == usual { "" } else { sort.name() };
            view! {
                <option value=value selected={sort == now}>
                    {sort_label(sort)}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="flex flex-wrap items-center gap-2 min-h-12 mb-5">
            <DialogButton dialog="filters" size=ButtonSize::Small icon=icons::SLIDERS_HORIZONTAL class="lg:hidden">
                "Filters"
                {(on > 0).then(|| view! { <span class="soft">{on}</span> })}
            </DialogButton>
            {(on > 0)
                .then(|| {
                    view! {
                        <Chips label="Filters that are on" class="max-sm:order-last max-sm:w-full">
                            {applied
                                .into_iter()
                                .map(|(label, rest)| {
                                    view! {
                                        <Chip href=place.address(&rest) removes=true>
                                            {label}
                                        </Chip>
                                    }
                                })
                                .collect_view()}
                            <a class="link text-dense px-2 min-h-9 inline-flex items-center soft" href=bare>
                                "Clear all"
                            </a>
                        </Chips>
                    }
                })}
            <label class="ms-auto flex items-center gap-2">
                <span class="text-dense soft max-sm:sr-only">"Sort"</span>
                <span class="select">
                    <select class="input text-dense! min-h-9! pointer-coarse:min-h-11!" name="sort" form="side" autocomplete="off">
                        {options}
                    </select>
                    <Icon name=icons::CHEVRON_DOWN small=true />
                </span>
            </label>
            <span class="noscript-only">
                <button class="btn btn-line btn-sm" type="submit" form="side">
                    "Sort"
                </button>
            </span>
        </div>
    }
}

/// Nothing matches: what to loosen, and what comes nearest.
#[component]
fn NothingHere(place: Place, query: ListingQuery, narrowed: bool, nearest: Vec<ProductCard>) -> impl IntoView {
    view! {
        <Why place query narrowed />
        {(!nearest.is_empty())
            .then(|| {
                let tiles = nearest.into_iter().map(|card| view! { <ProductTile card /> }).collect_view();
                view! {
                    <section class="mt-12" aria-labelledby="nearest">
                        <h2 class="text-h2 mb-6" id="nearest">
                            "Nearest to it"
                        </h2>
                        <Tiles beside=true>{tiles}</Tiles>
                    </section>
                }
            })}
    }
}

/// Why there is nothing, and the next step.
#[component]
fn Why(place: Place, query: ListingQuery, narrowed: bool) -> impl IntoView {
    if narrowed {
        return view! {
            <Empty icon=icons::FILTER title="Nothing matches all of this" text="Take a filter away, or clear them all.">
                <LinkButton href=place.bare(&query)>"Clear all filters"</LinkButton>
            </Empty>
        }
        .into_any();
    }
    if let Some(words) = query.words {
        return view! {
            <Empty
                icon=icons::SEARCH
                title=format!("Nothing found for “{words}”")
                text="Check the spelling, or use fewer and plainer words."
            >
                <LinkButton href=paths::newest()>"See everything"</LinkButton>
            </Empty>
        }
        .into_any();
    }
    view! {
        <Empty icon=icons::BOX title="This shelf is empty" text="Nothing stands here right now.">
            <LinkButton href=paths::newest()>"See everything"</LinkButton>
        </Empty>
    }
    .into_any()
}
