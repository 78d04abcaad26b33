//! What a list can be narrowed by. One form that asks by address; with script the one beside the list asks at once.

use domain::catalog::{ListingQuery, ShopFacet, Sort};
use domain::search::{Facet, Facets};
use domain::shops::places::country_name;
use leptos::prelude::*;
use ui::{Checkbox, Field, Icon, InputKind, Radio, icons};

use super::swatches::Swatches;
use crate::query::{Place, plain};

/// Values shown before the rest is folded away.
const FIRST: usize = 6;

/// The filters of a list.
#[component]
pub fn Filters(
    /// The form's id; there is one beside the list and one in the sheet of a phone.
    id: &'static str,
    /// Which list it narrows.
    place: Place,
    /// How the list is narrowed now.
    query: ListingQuery,
    /// The shops in the list.
    shops: Vec<ShopFacet>,
    /// What else it can be narrowed by.
    facets: Facets,
    /// Asks at every change; else only when sent.
    #[prop(optional)]
    at_once: bool,
) -> impl IntoView {
    let by_shop = !matches!(place, Place::Shop(_)) && (shops.len() > 1 || query.shop.is_some());
    let by_category = matches!(place, Place::Search) && (facets.categories.len() > 1 || query.category.is_some());
    let shelves = facets.categories.into_iter().map(|shelf| (shelf.slug, shelf.name, shelf.products)).collect();
    let shops = shops.into_iter().map(|shop| (shop.handle, shop.name, shop.products)).collect();
    let stars = facets.stars.iter().map(|(stars, products)| (stars.to_string(), star_label(*stars), *products));
    let stars: Vec<_> = stars.collect();
    let by_stars = !stars.is_empty() || query.stars.is_some();
    let chosen_stars = query.stars.map(|stars| stars.to_string());
    let country = |facet: Facet| (facet.value.clone(), country_name(&facet.value).to_owned(), facet.products);
    let countries: Vec<_> = facets.countries.into_iter().map(country).collect();
    let destinations: Vec<_> = facets.destinations.into_iter().map(country).collect();
    let by_destination = !destinations.is_empty();
    let named = |facet: Facet| (facet.value.clone(), facet.value, facet.products);
    let brands: Vec<_> = facets.brands.into_iter().map(named).collect();
    let sizes: Vec<_> = facets.sizes.into_iter().map(named).collect();
    view! {
        <form id=id method="get" action=place.path() autocomplete="off" data-at-once=at_once>
            {query.words.clone().map(|words| view! { <input type="hidden" name="words" value=words /> })}
            {(!at_once && query.sort != Sort::default())
                .then(|| view! { <input type="hidden" name="sort" value=query.sort.name() /> })}
            {by_category
                .then(|| {
                    view! { <OneOf title="Category" name="category" all="All categories" choices=shelves chosen=query.category.clone() /> }
                })}
            <Prices id min=query.min_price max=query.max_price prices=facets.prices />
            {by_shop.then(|| view! { <OneOf title="Shop" name="shop" all="All shops" choices=shops chosen=query.shop.clone() /> })}
            <AnyOf title="Brand" name="brand" choices=brands chosen=query.brands.clone() />
            <Swatches colours=facets.colours chosen=query.colours.clone() />
            <AnyOf title="Size" name="size" choices=sizes chosen=query.sizes.clone() />
            {by_stars.then(|| view! { <OneOf title="Rating" name="stars" all="Any rating" choices=stars chosen=chosen_stars /> })}
            <Group title="Only">
                <Checkbox label="In stock" name="stock" value="1" checked=query.in_stock count=ui::grouped(u64::from(facets.in_stock)) />
                <Checkbox label="Reduced" name="reduced" value="1" checked=query.reduced count=ui::grouped(u64::from(facets.reduced)) />
            </Group>
            <AnyOf title="Sent from" name="from" choices=countries chosen=query.countries.clone() />
            {by_destination
                .then(|| view! { <OneOf title="Sent to" name="to" all="Anywhere" choices=destinations chosen=query.to.clone() /> })}
            {at_once
                .then(|| {
                    view! {
                        <span class="noscript-only">
                            <button class="btn btn-line btn-wide mt-4" type="submit">
                                "Show results"
                            </button>
                        </span>
                    }
                })}
        </form>
    }
}

/// A part of the filters, which can be folded away.
#[component]
pub fn Group(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <details class="border-b border-line py-1.5 group" open=true>
            <summary class="flex items-center min-h-11 font-[560]">
                {title}
                <Icon name=icons::CHEVRON_DOWN small=true class="ms-auto group-open:rotate-180" />
            </summary>
            <div class="pb-3">{children()}</div>
        </details>
    }
}

#[component]
fn Prices(
    id: &'static str,
    #[prop(optional_no_strip)] min: Option<i64>,
    #[prop(optional_no_strip)] max: Option<i64>,
    #[prop(optional_no_strip)] prices: Option<(i64, i64)>,
) -> impl IntoView {
    let typed = |price: Option<i64>| price.map(plain).unwrap_or_default();
    view! {
        <Group title="Price">
            <div class="grid grid-cols-2 gap-2">
                <Field label="From" name="min" id=format!("{id}-min") kind=InputKind::Decimal value=typed(min) prefix="$" required=false class="grid-cols-1" />
                <Field label="To" name="max" id=format!("{id}-max") kind=InputKind::Decimal value=typed(max) prefix="$" required=false class="grid-cols-1" />
            </div>
            {prices
                .filter(|(least, most)| least < most)
                .map(|(least, most)| {
                    view! { <p class="text-small soft mt-2">{format!("${} to ${} in this list", plain(least), plain(most))}</p> }
                })}
        </Group>
    }
}

/// One value of a kind, or all: each with its value in the address, its words and how many it leaves.
#[component]
fn OneOf(
    title: &'static str,
    name: &'static str,
    /// What no choice is called.
    all: &'static str,
    choices: Vec<(String, String, u32)>,
    #[prop(optional_no_strip)] chosen: Option<String>,
) -> impl IntoView {
    let none = chosen.is_none();
    let line = move |(value, label, products): (String, String, u32)| {
        let checked = chosen.as_ref() == Some(&value);
        view! { <Radio label name value checked count=ui::grouped(u64::from(products)) /> }.into_any()
    };
    view! {
        <Group title>
            <fieldset>
                <legend class="sr-only">{title}</legend>
                <Radio label=all name value="" checked=none />
                {folded(choices.into_iter().map(line).collect())}
            </fieldset>
        </Group>
    }
}

/// Any values of a kind; nothing when there is no choice.
#[component]
fn AnyOf(
    title: &'static str,
    name: &'static str,
    choices: Vec<(String, String, u32)>,
    chosen: Vec<String>,
) -> impl IntoView {
    if choices.len() < 2 && chosen.is_empty() {
        return ().into_any();
    }
    // What is on comes first, so that it is never folded away.
    let mut choices = choices;
    choices.sort_by_key(|(value, ..)| !chosen.contains(value));
    let line = move |(value, label, products): (String, String, u32)| {
        let checked = chosen.contains(&value);
        view! { <Checkbox label name value checked count=ui::grouped(u64::from(products)) /> }.into_any()
    };
    view! {
        <Group title>
            <fieldset>
                <legend class="sr-only">{title}</legend>
                {folded(choices.into_iter().map(line).collect())}
            </fieldset>
        </Group>
    }
    .into_any()
}

/// The first lines, and the rest behind "more".
fn folded(mut first: Vec<AnyView>) -> impl IntoView {
    let rest = first.split_off(first.len().min(FIRST));
    let more = rest.len();
    view! {
        {first}
        {(more > 0)
            .then(|| {
                view! {
                    <details>
                        <summary class="link text-dense min-h-11 inline-flex items-center soft">
                            {more} " more"
                        </summary>
                        {rest}
                    </details>
                }
            })}
    }
}

fn star_label(stars: u8) -> String {
    format!("{stars} stars and up")
}
