//! Narrows and sorts the list of products; everything stands in the address.

use app::site::Hidden;
use domain::catalog::{ShelfFilter, ShelfSort};
use domain::lifecycle::Lifecycle as _;
use leptos::prelude::*;
use leptos_router::components::Form;
use ui::{Button, SearchField, Select, SelectOption};

use crate::paths;

/// Words, a category, an order.
#[component]
pub fn Filter(
    /// What is listed now.
    asked: ShelfFilter,
    /// The shelves to choose from.
    mut options: Vec<SelectOption>,
) -> impl IntoView {
    let typed = RwSignal::new(asked.words);
    options.insert(0, SelectOption::new("", "All categories"));
    let sorts = ShelfSort::ALL.map(|(sort, name)| SelectOption::new(name, words(sort))).to_vec();
    view! {
        <Form
            method="GET"
            action=paths::PRODUCTS
            attr:role="search"
            attr:aria-label="Search these products"
            attr:class="flex flex-wrap items-end gap-3 py-4"
        >
            {asked.state.map(|state| view! { <Hidden name="state" value=state.name() /> })}
            <SearchField label="Search these products" placeholder="Title, SKU or tag" bind=typed square=true class="w-full sm:w-72" />
            <Select label="Category" name="category" options value=asked.category required=false class="w-full sm:w-60" />
            <Select label="Sorted by" name="sort" options=sorts value=asked.sort.name() required=false class="w-full sm:w-44" />
            <Button submit=true>"Show"</Button>
        </Form>
    }
}

const fn words(sort: ShelfSort) -> &'static str {
    match sort {
        ShelfSort::Changed => "Last changed",
        ShelfSort::Title => "Title",
        ShelfSort::PriceUp => "Lowest price",
        ShelfSort::PriceDown => "Highest price",
        ShelfSort::Stock => "Fewest on hand",
    }
}
