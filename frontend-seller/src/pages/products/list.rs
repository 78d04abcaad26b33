//! All products of the shop, by state and by words.

use app::Answer;
use app::catalog::{BulkEdit, categories, my_shelf};
use app::site::{Changes, PageHead, RowsWaiting, fault, loaded, page_number, typed};
use domain::catalog::{CategoryView, ProductRow, ProductState, ShelfFilter, ShelfSort};
use domain::lifecycle::Lifecycle;
use domain::paging::Paged;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{
    ButtonKind, Card, Cell, Checkbox, Column, Empty, LinkButton, NoPhoto, Pager, Place, Row, Tab, Table, Tabs, Thumb,
    grouped, icons,
};

use super::bulk::{Bulk, Changed};
use super::filter::Filter;
use super::form::shelves;
use super::state::{ProductBadge, label};
use crate::paths;

/// The list and the shelves it can be narrowed to.
type Shelf = (Paged<ProductRow>, Vec<CategoryView>);

async fn shelf(filter: ShelfFilter) -> Answer<Shelf> {
    Ok((my_shelf(filter).await?, categories().await?))
}

/// The list of products.
#[component]
pub fn Products() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let asked = Memo::new(move |_| {
        let query = query.read();
        ShelfFilter {
            words: typed(&query, "q"),
            state: query.get_str("state").and_then(ProductState::named),
            category: typed(&query, "category"),
            sort: ShelfSort::named(&typed(&query, "sort")),
            page: page_number(&query),
        }
    });
    let products = Resource::new(move || (asked.get(), changes.count()), |(filter, _)| shelf(filter));
    let deeds = || {
        view! {
            <LinkButton href=paths::IMPORTS icon=icons::ARROW_DOWN_UP>
                "Import and export"
            </LinkButton>
            <LinkButton href=paths::NEW_PRODUCT kind=ButtonKind::Accent icon=icons::PLUS>
                "Add a product"
            </LinkButton>
        }
    };
    view! {
        <main id="main" class="wrap py-7 lg:py-8">
            <PageHead title="Products" lead=|| "What stands on your shelf, and what does not yet." deeds />
            {move || view! { <StateTabs asked /> }}
            <Changed />
            {loaded(
                products,
                || view! { <RowsWaiting label="Loading products" rows=12 /> }.into_any(),
                move |(products, categories)| {
                    let asked = asked.get_untracked();
                    view! {
                        <Filter asked=asked.clone() options=shelves(&categories) />
                        <Found products asked categories />
                    }
                },
            )}
        </main>
    }
}

#[component]
fn StateTabs(asked: Memo<ShelfFilter>) -> impl IntoView {
    let tab = move |state: Option<ProductState>| {
        view! {
            <Tab
                href=paths::products(&ShelfFilter { state, page: 1, ..asked.get() })
                current=Signal::derive(move || asked.read().state == state)
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
fn Found(products: Paged<ProductRow>, asked: ShelfFilter, categories: Vec<CategoryView>) -> impl IntoView {
    if products.items.is_empty() {
        return view! { <NoneFound asked /> }.into_any();
    }
    let columns = vec![
        Column::bare("Choose"),
        Column::bare("Picture"),
        Column::new("Product"),
        Column::new("State"),
        Column::new("Category"),
        Column::new("Variants").end(),
        Column::new("On hand").end(),
        Column::new("Price").end(),
    ];
    let (page, per) = (u64::from(products.page.number), u64::from(products.page.size));
    let href = move |page: u64| {
        paths::products(&ShelfFilter { page: u32::try_from(page).unwrap_or(u32::MAX), ..asked.clone() })
    };
    let action = Changes::here().action::<BulkEdit>();
    let failed = fault(action);
    let ticks: Vec<RwSignal<bool>> = products.items.iter().map(|_| RwSignal::new(false)).collect();
    let chosen = {
        let ticks = ticks.clone();
        Signal::derive(move || ticks.iter().filter(|tick| tick.get()).count())
    };
    let rows = products.items.into_iter().zip(ticks).enumerate();
    view! {
        <ActionForm action attr:class="grid grid-cols-1 gap-4">
            <Card flush=true class="overflow-hidden">
                <Table label="Products" columns>
                    {rows.map(|(at, (product, tick))| view! { <Product at product tick /> }).collect_view()}
                </Table>
            </Card>
            <Bulk chosen categories action failed />
        </ActionForm>
        <div class="mt-5">
            <Pager label="Pages of products" page per total=products.total href=Callback::new(href) />
        </div>
    }
    .into_any()
}

#[component]
fn Product(at: usize, product: ProductRow, tick: RwSignal<bool>) -> impl IntoView {
    let picture = match product.image {
        Some(image) => view! { <Thumb src=image.src(160) /> }.into_any(),
        None => view! { <NoPhoto class="thumb" /> }.into_any(),
    };
    let label = format!("Choose {}", product.title);
    let on_hand = grouped(product.on_hand.max(0).unsigned_abs());
    let scarce = product.on_hand <= domain::stock::LOW_AT;
    let stock = format!("{on_hand} on hand");
    view! {
        <Row selected=tick>
            <Cell place=Place::Mark class="min-[40rem]:w-10 relative z-1">
                <Checkbox
                    label
                    name=format!("form[products][{at}]")
                    value=product.id.to_string()
                    bind=tick
                    bare=true
                />
            </Cell>
            <Cell class="min-[40rem]:w-18">
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
fn NoneFound(asked: ShelfFilter) -> impl IntoView {
    let narrowed = !asked.words.is_empty() || !asked.category.is_empty();
    let title = match (narrowed, asked.state) {
        (true, _) if !asked.words.is_empty() => format!("No product matches “{}”", asked.words),
        (true, _) => "No product of yours stands in this category".to_owned(),
        (false, Some(state)) => format!("No products in “{}”", label(state)),
        (false, None) => {
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
