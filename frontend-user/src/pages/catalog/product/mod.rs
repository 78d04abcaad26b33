//! The page of a product: what it is, what it costs, when it arrives.

mod about;
mod buy;
mod choose;
mod facts;
mod gallery;
mod head;
mod options;
mod similar;

use domain::catalog::{ProductCard, ProductView, VariantView};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use ui::{Breadcrumbs, Crumb, Loading, Skeleton, SkeletonText};

use crate::clock::Clock;
use crate::parts::{MoneyPrice, StockLine, rating, trouble};
use crate::paths;
use crate::wire::{Asked, ask};
use about::About;
use buy::{Buy, BuyBar, Buying};
use facts::{Facts, ShopBlock};
use gallery::Gallery;
use head::Head;
use options::Options;
use similar::Similar;

/// A product and which of its forms and pictures the address asks for.
#[derive(Clone, Copy)]
pub struct Shown {
    product: StoredValue<ProductView>,
    /// The place of the chosen form.
    chosen: Memo<usize>,
    /// The place of the picture in front.
    picture: Memo<usize>,
}

impl Shown {
    fn new(product: ProductView) -> Self {
        let asked = use_query_map();
        let product = StoredValue::new(product);
        let chosen = Memo::new(move |_| {
            let variant = asked.read().get("variant").and_then(|id| id.parse().ok());
            product.with_value(|product| choose::chosen(product, variant))
        });
        let picture = Memo::new(move |_| {
            let number = asked.read().get("image").and_then(|number| number.parse::<usize>().ok());
            product.with_value(|product| {
                let by_number = number.and_then(|number| number.checked_sub(1)).filter(|at| *at < product.images.len());
                let own = || product.variants.get(chosen.get()).and_then(|form| choose::image_of(product, form));
                by_number.or_else(own).unwrap_or(0)
            })
        });
        Self { product, chosen, picture }
    }

    /// Something about the chosen form.
    fn form<T>(self, about: impl FnOnce(&ProductView, &VariantView) -> T) -> Option<T> {
        let at = self.chosen.get();
        self.product.with_value(|product| product.variants.get(at).map(|form| about(product, form)))
    }
}

/// The page of a product.
#[component]
pub fn ProductPage() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get("slug").unwrap_or_default());
    let product = ask(move || slug.get(), app::catalog::product);
    // Asked here and not below: what waits for the product is written more than once on the server.
    let similar = ask(
        move || slug.get(),
        move |_| async move {
            match product.await {
                Ok(product) => app::catalog::similar(product.id).await,
                Err(_) => Ok(Vec::new()),
            }
        },
    );
    view! {
        <Transition fallback=Waiting>
            {move || Suspend::new(async move {
                match product.await {
                    Ok(product) => view! { <Product product similar /> }.into_any(),
                    Err(fault) => trouble(&fault),
                }
            })}
        </Transition>
    }
}

#[component]
fn Product(product: ProductView, similar: Asked<Vec<ProductCard>>) -> impl IntoView {
    let (shop, trail) = (product.shop.clone(), product.trail.clone());
    let (title, brand, stars) = (product.title.clone(), product.brand.clone(), product.rating);
    let today = Clock::here().today();
    let shown = Shown::new(product);
    let buying = Buying::new(shown);
    let price = move || {
        shown.form(|product, form| {
            let tax = if product.shop.prices_include_tax { "Tax included." } else { "Tax is added at the checkout." };
            view! {
                <MoneyPrice price=form.price was=form.compare_at lowest=form.lowest big=true />
                <p class="text-small soft mt-1">{tax}</p>
            }
        })
    };
    let stock = move || shown.form(|_, form| view! { <StockLine stock=form.stock /> });
    let crumbs = std::iter::once(Crumb::new("Agora", paths::HOME))
        .chain(trail.into_iter().map(|shelf| Crumb::new(shelf.name, paths::category(&shelf.slug))))
        .collect::<Vec<_>>();
    view! {
        <Head shown />
        <div class="wrap pt-5 max-lg:pb-24">
            <Breadcrumbs items=crumbs />
            <div class="mt-4 grid grid-cols-1 lg:grid-cols-[minmax(0,1.38fr)_minmax(0,1fr)] gap-x-14 gap-y-8 items-start">
                <Gallery shown />
                <section aria-label="Buy" class="lg:sticky lg:top-6 min-w-0">
                    <a class="inline-flex items-center min-h-6 text-dense soft hover:text-ink" href=paths::shop(&shop.handle)>
                        {shop.name.clone()}
                    </a>
                    <h1 class="text-h1 mt-1">{title}</h1>
                    {brand.map(|brand| view! { <p class="text-dense soft mt-1">"By " {brand}</p> })}
                    <div class="mt-2.5">{rating(stars, true)}</div>
                    <div class="mt-5" role="status">
                        {price}
                    </div>
                    <Options shown />
                    <div class="mt-5" role="status">
                        {stock}
                    </div>
                    <Buy shown buying />
                    <Facts shop=shop.clone() today />
                    <ShopBlock shop />
                </section>
            </div>
            <About shown />
            <Similar cards=similar />
        </div>
        <BuyBar shown buying />
    }
}

/// The shape of the page while it loads.
#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="wrap pt-14 grid lg:grid-cols-[1.38fr_1fr] gap-x-14 gap-y-8">
            <Loading label="Loading the product" />
            <Skeleton class="aspect-square" />
            <div class="grid gap-6 content-start">
                <Skeleton class="h-10" />
                <Skeleton class="h-8 w-32" />
                <SkeletonText lines=4 />
                <Skeleton class="h-13" />
            </div>
        </div>
    }
}
