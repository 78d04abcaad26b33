//! Which product an offer is for.

use app::catalog::my_products;
use app::site::{RowsWaiting, SearchForm, loaded, page_number, typed};
use domain::catalog::{ProductRow, ProductState};
use domain::paging::Paged;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Card, Empty, LinkButton, NoPhoto, Pager, Thumb, icons};

use crate::paths;

/// The products on the shelf, each a link on to its offer.
#[component]
pub fn ChooseProduct() -> impl IntoView {
    let query = use_query_map();
    let words = Memo::new(move |_| typed(&query.read(), "q"));
    let page = Memo::new(move |_| page_number(&query.read()));
    let products = Resource::new(
        move || (words.get(), page.get()),
        |(words, page)| my_products(words, Some(ProductState::Active), page),
    );
    view! {
        <SearchForm action=paths::NEW_OFFER label="Search these products" placeholder="Title or SKU" words />
        {loaded(
            products,
            || view! { <RowsWaiting label="Loading products" rows=8 /> }.into_any(),
            move |products| view! { <Choices products words=words.get_untracked() /> },
        )}
    }
}

#[component]
fn Choices(products: Paged<ProductRow>, words: String) -> impl IntoView {
    if products.items.is_empty() {
        return view! {
            <Empty icon=icons::TAG title="Nothing here to offer" text="Only what is on the shelf can be offered." class="card">
                <LinkButton href=paths::PRODUCTS>"See all products"</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let (page, per, total) = (u64::from(products.page.number), u64::from(products.page.size), products.total);
    let href = move |page: u64| paths::choose_offered(&words, page);
    let row = |product: ProductRow| {
        let picture = match product.image {
            Some(image) => view! { <Thumb src=image.src(160) /> }.into_any(),
            None => view! { <NoPhoto class="thumb" /> }.into_any(),
        };
        view! {
            <li>
                <a class="flex items-center gap-4 px-5 py-3 min-h-14 hover:bg-sunk" href=paths::offer_of(product.id)>
                    {picture}
                    <span class="font-[540] min-w-0 wrap-anywhere">{product.title}</span>
                    <span class="num ms-auto whitespace-nowrap">
                        {product.from.then_some("from ")} {product.price.to_string()}
                    </span>
                </a>
            </li>
        }
    };
    view! {
        <Card flush=true class="overflow-hidden">
            <ul class="divide-y divide-line">{products.items.into_iter().map(row).collect_view()}</ul>
        </Card>
        <Pager label="Pages of products" page per total href=Callback::new(href) />
    }
    .into_any()
}
