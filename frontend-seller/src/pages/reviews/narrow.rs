//! Narrowing the list: what waits for a reply, stars, one product.

use app::site::page_number;
use domain::reviews::{ShopReviews, ShopReviewsQuery};
use leptos::prelude::*;
use leptos_router::components::Form;
use leptos_router::params::ParamsMap;
use ui::{Button, Chip, Chips, Select, SelectOption, Tab, Tabs, grouped};

use crate::paths;

/// What the address asks for.
pub fn read(query: &ParamsMap) -> ShopReviewsQuery {
    ShopReviewsQuery {
        unanswered: query.get_str("show") == Some("unanswered"),
        stars: query.get_str("stars").and_then(|stars| stars.parse().ok()).filter(|stars| (1..=5).contains(stars)),
        product: query.get_str("product").and_then(|product| product.parse().ok()),
        page: page_number(query),
    }
}

/// Tabs, stars and products.
#[component]
pub fn Narrow(found: ShopReviews, query: ShopReviewsQuery) -> impl IntoView {
    let ShopReviews { stars, unanswered, products, .. } = found;
    let all: u32 = stars.iter().sum();
    let to = move |change: fn(&mut ShopReviewsQuery)| {
        let mut next = ShopReviewsQuery { page: 1, ..query };
        change(&mut next);
        paths::reviews(&next)
    };
    let chips = (1..=5_u8).rev().zip(stars.into_iter().rev()).map(move |(of, count)| {
        let on = query.stars == Some(of);
        let href = paths::reviews(&ShopReviewsQuery { stars: (!on).then_some(of), page: 1, ..query });
        let words = if of == 1 { "1 star".to_owned() } else { format!("{of} stars") };
        view! {
            <Chip href pressed=on count=grouped(u64::from(count))>
                {words}
            </Chip>
        }
    });
    view! {
        <Tabs label="Reviews by reply">
            <Tab href=to(|query| query.unanswered = false) count=grouped(u64::from(all)) current={!query.unanswered}>
                "All"
            </Tab>
            <Tab href=to(|query| query.unanswered = true) count=grouped(u64::from(unanswered)) current=query.unanswered>
                "Without a reply"
            </Tab>
        </Tabs>
        <div class="flex flex-wrap items-end gap-x-6 gap-y-3">
            <Chips label="By stars">{chips.collect_view()}</Chips>
            {(products.len() > 1).then(|| view! { <Products products query /> })}
        </div>
    }
}

#[component]
fn Products(products: Vec<(domain::id::ProductId, String, u32)>, query: ShopReviewsQuery) -> impl IntoView {
    let options: Vec<SelectOption> = std::iter::once(SelectOption::new("", "All products"))
        .chain(
            products
                .into_iter()
                .map(|(id, title, reviews)| SelectOption::new(id.to_string(), format!("{title} ({reviews})"))),
        )
        .collect();
    let chosen = query.product.map(|product| product.to_string()).unwrap_or_default();
    view! {
        <Form method="GET" action=paths::REVIEWS attr:class="flex flex-wrap items-end gap-2">
            {query.unanswered.then(|| view! { <input type="hidden" name="show" value="unanswered" /> })}
            {query.stars.map(|stars| view! { <input type="hidden" name="stars" value=stars.to_string() /> })}
            <Select label="Product" name="product" options value=chosen class="min-w-56" />
            <Button submit=true>"Show"</Button>
        </Form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_into_the_address_is_read_again() {
        let query = ShopReviewsQuery { unanswered: true, stars: Some(2), product: None, page: 3 };
        assert_eq!(paths::reviews(&query), "/reviews?show=unanswered&stars=2&page=3");
        let params = [("show", "unanswered"), ("stars", "2"), ("page", "3")];
        let params: ParamsMap = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        assert_eq!(read(&params), query);
    }
}
