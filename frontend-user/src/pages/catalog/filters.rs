//! What a list can be narrowed by. One form that asks by address; with script the one beside the list asks at once.

use domain::catalog::{ListingQuery, ShopFacet, Sort};
use leptos::prelude::*;
use ui::{Checkbox, Field, Icon, InputKind, Radio, icons};

use crate::query::{Place, plain};

/// Shops shown before the rest is folded away.
const FIRST_SHOPS: usize = 6;

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
    /// Asks at every change; else only when sent.
    #[prop(optional)]
    at_once: bool,
) -> impl IntoView {
    let by_shop = !matches!(place, Place::Shop(_)) && (shops.len() > 1 || query.shop.is_some());
    let typed = |price: Option<i64>| price.map(plain).unwrap_or_default();
    let (min, max) = (typed(query.min_price), typed(query.max_price));
    view! {
        <form id=id method="get" action=place.path() autocomplete="off" data-at-once=at_once>
            {query.words.clone().map(|words| view! { <input type="hidden" name="words" value=words /> })}
            {(!at_once && query.sort != Sort::default())
                .then(|| view! { <input type="hidden" name="sort" value=query.sort.name() /> })}
            <Group title="Price">
                <div class="grid grid-cols-2 gap-2">
                    <Field label="From" name="min" id=format!("{id}-min") kind=InputKind::Decimal value=min prefix="$" required=false class="grid-cols-1" />
                    <Field label="To" name="max" id=format!("{id}-max") kind=InputKind::Decimal value=max prefix="$" required=false class="grid-cols-1" />
                </div>
            </Group>
            {by_shop.then(|| view! { <ByShop shops chosen=query.shop.clone() /> })}
            <Group title="Only">
                <Checkbox label="In stock" name="stock" value="1" checked=query.in_stock />
                <Checkbox label="Reduced" name="reduced" value="1" checked=query.reduced />
            </Group>
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

#[component]
fn Group(title: &'static str, children: Children) -> impl IntoView {
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
fn ByShop(shops: Vec<ShopFacet>, #[prop(optional_no_strip)] chosen: Option<String>) -> impl IntoView {
    let none = chosen.is_none();
    let line = move |shop: ShopFacet| {
        let checked = chosen.as_ref() == Some(&shop.handle);
        let count = ui::grouped(u64::from(shop.products));
        view! { <Radio label=shop.name name="shop" value=shop.handle checked count /> }
    };
    let mut first: Vec<_> = shops.into_iter().map(line).collect();
    let rest = first.split_off(first.len().min(FIRST_SHOPS));
    let more = rest.len();
    view! {
        <Group title="Shop">
            <fieldset>
                <legend class="sr-only">"Shop"</legend>
                <Radio label="All shops" name="shop" value="" checked=none />
                {first}
                {(more > 0)
                    .then(|| {
                        view! {
                            <details>
                                <summary class="link text-dense min-h-9 inline-flex items-center soft">
                                    {more} " more"
                                </summary>
                                {rest}
                            </details>
                        }
                    })}
            </fieldset>
        </Group>
    }
}
