//! A few things side by side, fact by fact.

use domain::catalog::{ComparedView, MarkKind};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use ui::{Button, ButtonKind, ButtonSize, Empty, LinkButton, icons};

use crate::answered::answered;
use crate::parts::{MarkForm, MoneyPrice, OfferLine, Picture, rating, stock_words};
use crate::paths;

/// The page of the comparison.
#[component]
pub fn ComparePage() -> impl IntoView {
    view! {
        <Title text="Compare" />
        <Meta name="robots" content="noindex" />
        <div class="wrap pt-8 lg:pt-10">
            <h1 class="text-h1">"Compare"</h1>
            {answered(app::catalog::compared(), |things| view! { <Things things /> })}
        </div>
    }
}

#[component]
fn Things(things: Vec<ComparedView>) -> impl IntoView {
    if things.is_empty() {
        return view! {
            <Empty icon=icons::SCALE title="Nothing to compare yet" text="Every product page has a button that puts it here.">
                <LinkButton href=paths::newest() kind=ButtonKind::Ink>
                    "See what is new"
                </LinkButton>
            </Empty>
        }
        .into_any();
    }
    let heads = things.iter().cloned().map(|thing| view! { <Head thing /> }).collect_view();
    let rows = rows(&things)
        .into_iter()
        .map(|(name, cells)| {
            let cells = cells.into_iter().map(|cell| view! { <td class="p-3 align-top">{cell}</td> }).collect_view();
            view! {
                <tr class="border-t border-line">
                    <th scope="row" class="sticky start-0 bg-paper p-3 ps-0 text-start align-top font-[560] text-dense">
                        {name}
                    </th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="relative mt-6 overflow-x-auto -mx-4 px-4 md:mx-0 md:px-0" tabindex="0" role="region" aria-label="Side by side">
            <table class="border-collapse text-dense">
                <caption class="sr-only">"What they have in common and what not"</caption>
                <thead>
                    <tr>
                        <td class="sticky start-0 bg-paper min-w-24 md:min-w-36"></td>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A column's picture, name and price.
#[component]
fn Head(thing: ComparedView) -> impl IntoView {
    let card = thing.card;
    let href = paths::product(&card.slug);
    view! {
        <th scope="col" class="p-3 text-start align-top font-normal w-60 min-w-44">
            <a class="block group" href=href>
                <Picture image=card.image.clone() sizes="14rem" decorative=true />
                <span class="block mt-3 font-[560] group-hover:underline wrap-anywhere">{card.title.clone()}</span>
            </a>
            <div class="mt-1">
                <MoneyPrice price=card.price from=card.from was=card.compare_at lowest=card.lowest />
            </div>
            {card.offer.map(|offer| view! { <OfferLine offer /> })}
            <MarkForm product=card.id kind=MarkKind::Compare marked=true title=card.title.clone()>
                <Button kind=ButtonKind::Quiet size=ButtonSize::Small submit=true class="-ms-3 mt-1">
                    "Take away"
                    <span class="sr-only">" " {card.title}</span>
                </Button>
            </MarkForm>
        </th>
    }
}

/// The facts, each with a cell for every thing. What nobody says is left out.
fn rows(things: &[ComparedView]) -> Vec<(String, Vec<AnyView>)> {
    let text = |words: Option<String>| match words {
        Some(words) => view! { <span class="wrap-anywhere">{words}</span> }.into_any(),
        None => view! { <span class="soft" aria-label="Not said">"–"</span> }.into_any(),
    };
    let line = |name: &str, say: &dyn Fn(&ComparedView) -> Option<String>| {
        let words: Vec<Option<String>> = things.iter().map(say).collect();
        let anybody = words.iter().any(Option::is_some);
        anybody.then(|| (name.to_owned(), words.into_iter().map(text).collect::<Vec<_>>()))
    };
    let stars = things.iter().map(|thing| rating(thing.card.rating, false).into_any()).collect();
    let rated = things.iter().any(|thing| thing.card.rating.is_some());
    let mut rows = vec![
        line("Shop", &|thing| Some(thing.card.shop_name.clone())),
        line("Brand", &|thing| thing.brand.clone()),
        rated.then(|| ("Rating".to_owned(), stars)),
        line("Stock", &|thing| Some(stock_words(thing.stock).0)),
        line("Delivery", &|thing| thing.shipping.clone()),
        line("Returns", &|thing| Some(format!("{} days", thing.return_days))),
    ];
    for name in names(things) {
        rows.push(line(&name, &|thing| {
            let said = thing.choices.iter().chain(&thing.specs).find(|(said, _)| *said == name);
            said.map(|(_, words)| words.clone())
        }));
    }
    rows.push(line("In short", &|thing| Some(thing.summary.clone()).filter(|words| !words.is_empty())));
    rows.into_iter().flatten().collect()
}

/// The names of facts, each once: first what can be chosen, then what is as it is.
fn names(things: &[ComparedView]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let (choices, specs) =
        (things.iter().flat_map(|thing| &thing.choices), things.iter().flat_map(|thing| &thing.specs));
    for (name, _) in choices.chain(specs) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}
