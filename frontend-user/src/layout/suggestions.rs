//! What is offered below the search field while somebody types, as the server writes it.

use domain::search::{SuggestedProduct, SuggestedShop, Suggestions};
use leptos::prelude::*;
use ui::{Icon, IconName, icons};

use crate::paths;

/// The choices in three groups, ready to be put below the field. What shops have written is text in it.
pub fn suggestions(offered: &Suggestions) -> String {
    let Suggestions { queries, products, shops } = offered.clone();
    // Parts may keep something for as long as they are shown: this is how long that is.
    let owner = Owner::new();
    owner.with(|| {
        let mut number = 0;
        let mut next = || {
            number += 1;
            format!("find-{number}")
        };
        let queries: Vec<_> = queries.into_iter().map(|words| query(next(), words)).collect();
        let products: Vec<_> = products.into_iter().map(|product| one_product(next(), product)).collect();
        let shops: Vec<_> = shops.into_iter().map(|shop| one_shop(next(), shop)).collect();
        view! {
            {group("Searches", queries)}
            {group("Products", products)}
            {group("Shops", shops)}
        }
        .to_html()
    })
}

fn group(title: &'static str, choices: Vec<AnyView>) -> Option<impl IntoView> {
    (!choices.is_empty()).then(|| {
        view! {
            <div role="group" aria-label=title>
                <span class="head" aria-hidden="true">
                    {title}
                </span>
                {choices}
            </div>
        }
    })
}

fn query(id: String, words: String) -> AnyView {
    let href = format!("{}?words={}", paths::SEARCH, paths::encoded(&words));
    view! {
        <a role="option" tabindex="-1" aria-selected="false" id=id href=href>
            <Line icon=icons::SEARCH />
            <span>{words}</span>
        </a>
    }
    .into_any()
}

fn one_product(id: String, product: SuggestedProduct) -> AnyView {
    let SuggestedProduct { slug, title, price, from, picture } = product;
    view! {
        <a role="option" tabindex="-1" aria-selected="false" id=id href=paths::product(&slug)>
            {match picture {
                Some(src) => view! { <img src=src alt="" width="44" height="44" loading="lazy" /> }.into_any(),
                None => view! { <Line icon=icons::IMAGE /> }.into_any(),
            }}
            <span>{title}</span>
            <span class="price">{from.then_some("from ")} {price.to_string()}</span>
        </a>
    }
    .into_any()
}

fn one_shop(id: String, shop: SuggestedShop) -> AnyView {
    view! {
        <a role="option" tabindex="-1" aria-selected="false" id=id href=format!("/s/{}", shop.handle)>
            <Line icon=icons::STORE />
            <span>{shop.name}</span>
            <span class="soft">{shop.city}</span>
        </a>
    }
    .into_any()
}

/// A sign before a line.
#[component]
fn Line(icon: IconName) -> impl IntoView {
    view! { <Icon name=icon small=true class="soft" /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shops_have_written_is_text() {
        let shop = SuggestedShop { handle: "x".into(), name: "<script>alert(1)</script>".into(), city: "A & B".into() };
        let html =
            suggestions(&Suggestions { queries: vec!["tea & \"mug\"".into()], shops: vec![shop], products: vec![] });
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("/search?words=tea+%26+%22mug%22"), "{html}");
        assert_eq!(html.matches("role=\"option\"").count(), 2);
    }
}
