//! All products of the shop, by state and by words.

use app::catalog::my_products;
use app::site::{Changes, PageHead, RowsWaiting, SearchForm, loaded, page_number, typed};
use domain::catalog::{ProductRow, ProductState};
use domain::lifecycle::Lifecycle;
use domain::paging::Paged;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{
    ButtonKind, Card, Cell, Column, Empty, LinkButton, NoPhoto, Pager, Place, Row, Tab, Table, Tabs, Thumb, grouped,
    icons,
};

use super::state::{ProductBadge, label};
use crate::paths;

/// What the list shows: words, a state, a page.
type Asked = (String, Option<ProductState>, u32);

/// The list of products.
#[component]
pub fn Products() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let asked = Memo::new(move |_| {
        let query = query.read();
        (typed(&query, "q"), query.get_str("state").and_then(ProductState::named), page_number(&query))
    });
    let words = Memo::new(move |_| asked.read().0.clone());
    let products = Resource::new(
        move || (asked.get(), changes.count()),
        |((words, state, page), _)| my_products(words, state, page),
    );
    let deeds = || {
        view! {
            <LinkButton href=paths::NEW_PRODUCT kind=ButtonKind::Accent icon=icons::PLUS>
                "Add a product"
            </LinkButton>
        }
    };
    view! {
        <main id="main" class="wrap py-7 lg:py-8">
            <PageHead title="Products" lead=|| "What stands on your shelf, and what does not yet." deeds />
            {move || view! { <StateTabs words=words.get() asked /> }}
            <SearchForm
                action=paths::PRODUCTS
                label="Search these products"
                placeholder="Title or SKU"
                words
                state=Signal::derive(move || asked.read().1.map(|state| state.name().to_owned()))
            />
            {loaded(
                products,
                || view! { <RowsWaiting label="Loading products" rows=12 /> }.into_any(),
                move |products| view! { <Found products asked=asked.get_untracked() /> },
            )}
        </main>
    }
}

#[component]
fn StateTabs(words: String, asked: Memo<Asked>) -> impl IntoView {
    let tab = move |state: Option<ProductState>| {
        view! {
            <Tab
                href=paths::products(&words, state, 1)
                current=Signal::derive(move || asked.read().1 == state)
            >
                {state.map_or("All", label)}
            </Tab>
        }
    };
    let states = std::iter::once(None).chain(ProductState::STATES.iter().copied().map(Some));
    view! {
        <Tabs label="Products by state" class="mt-5">
            {states.map(tab).collect_view()}
        </Tabs>
    }
}

#[component]
fn Found(products: Paged<ProductRow>, asked: Asked) -> impl IntoView {
    if products.items.is_empty() {
        return view! { <NoneFound asked /> }.into_any();
    }
    let columns = vec![
        Column::bare("Picture"),
        Column::new("Product"),
        Column::new("State"),
        Column::new("Category"),
        Column::new("Variants").end(),
        Column::new("On hand").end(),
        Column::new("Price").end(),
    ];
    let (page, per) = (u64::from(products.page.number), u64::from(products.page.size));
    let (words, state, _) = asked;
    let href = move |page: u64| paths::products(&words, state, u32::try_from(page).unwrap_or(u32::MAX));
    view! {
        <Card flush=true class="overflow-hidden">
            <Table label="Products" columns>
                {products.items.into_iter().map(|product| view! { <Product product /> }).collect_view()}
            </Table>
        </Card>
        <div class="mt-5">
            <Pager label="Pages of products" page per total=products.total href=Callback::new(href) />
        </div>
    }
    .into_any()
}

#[component]
fn Product(product: ProductRow) -> impl IntoView {
    let picture = match product.image {
        Some(image) => view! { <Thumb src=image.src(160) /> }.into_any(),
        None => view! { <NoPhoto class="thumb" /> }.into_any(),
    };
    let on_hand = grouped(product.on_hand.max(0).unsigned_abs());
    let scarce = product.on_hand <= domain::stock::LOW_AT;
    let stock = format!("{on_hand} on hand");
    view! {
        <Row>
            <Cell place=Place::Mark class="min-[40rem]:w-18">
                {picture}
            </Cell>
            <Cell place=Place::Lead>
                <a
                    class="font-[540] hover:underline max-[40rem]:after:absolute max-[40rem]:after:inset-0"
                    href=paths::product(product.id)
                >
                    {product.title}
                </a>
            </Cell>
            <Cell place=Place::BelowEnd>
                <ProductBadge state=product.state />
            </Cell>
            <Cell class="soft">{product.category}</Cell>
            <Cell end=true class="soft">
                {product.variants}
            </Cell>
            <Cell place=Place::Below>
                <span class=if scarce { "block text-end text-warning font-[540] max-[40rem]:hidden" } else { "block text-end max-[40rem]:hidden" }>
                    {on_hand}
                </span>
                <span class="hidden max-[40rem]:inline">{stock}</span>
            </Cell>
            <Cell place=Place::End end=true class="num whitespace-nowrap">
                {product.from.then_some("from ")}
                {product.price.to_string()}
            </Cell>
        </Row>
    }
}

#[component]
fn NoneFound(asked: Asked) -> impl IntoView {
    let (words, state, _) = asked;
    let title = match (words.is_empty(), state) {
        (false, _) => format!("No product matches “{words}”"),
        (true, Some(state)) => format!("No products in “{}”", label(state)),
        (true, None) => {
            return view! {
                <Empty icon=icons::TAG title="Your shelf is empty" text="Add a first product. It stays a draft until you publish it." class="card">
                    <LinkButton href=paths::NEW_PRODUCT>"Add a product"</LinkButton>
                </Empty>
            }
            .into_any();
        }
    };
    view! {
        <Empty icon=icons::SEARCH title text="Try fewer words, or look at all products." class="card">
            <LinkButton href=paths::PRODUCTS>"See all products"</LinkButton>
        </Empty>
    }
    .into_any()
}
