//! The page of a product: what it is, what it costs, when it arrives.

mod about;
mod buy;
mod choose;
mod facts;
mod gallery;
mod head;
mod options;
mod shown;
mod similar;

use app::call::{lead_for_good, set_status};
use app::catalog::Mark;
use app::orders::AddToCart;
use app::{Fault, Words};
use domain::catalog::{ProductCard, ProductView, Whereabouts};
use leptos::prelude::*;
use leptos_meta::Meta;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};
use ui::{Breadcrumbs, Crumb};

use super::seen::SeenHere;
use crate::answered::answered;
use crate::clock;
use crate::forms::{Refusal, refused};
use crate::pages::reviews::{AskedReviews, Place, Reviews, Said};
use crate::parts::{MarkButtons, Missing, rating, trouble};
use crate::paths;
use crate::told::Tell;
use about::About;
use buy::{BuyBar, BuyBox};
use facts::{Facts, ShopBlock};
use gallery::{Gallery, Pictures};
use head::Head;
pub use shown::Shown;
use shown::{WARES, Wares};
use similar::Similar;

/// The page of a product.
#[component]
pub fn ProductPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|params| params.get("slug").unwrap_or_default());
    let asked = use_query_map().get_untracked();
    let reviews = AskedReviews::here(&asked);
    let token = asked.get("preview");
    let ahead = token.is_some();
    let question = async move {
        let product = match token {
            Some(token) => app::catalog::preview(slug, token).await,
            None => match app::catalog::product(slug.clone()).await {
                Err(Fault::NotFound) => return Ok(Found::Elsewhere(app::catalog::whereabouts(slug).await?)),
                other => other,
            },
        }?;
        let similar = app::catalog::similar(product.id).await.unwrap_or_default();
        let said = reviews.of_product(&product.slug).await;
        Ok(Found::Here(Box::new(product), similar, said))
    };
    answered(question, move |found| match found {
        Found::Here(product, similar, said) => view! {
            {ahead.then(|| view! { <Ahead /> })}
            <Product product=*product similar said asked />
        }
        .into_any(),
        Found::Elsewhere(where_to) => elsewhere(&where_to),
    })
}

/// What stands at the address.
#[derive(Clone, Serialize, Deserialize)]
enum Found {
    Here(Box<ProductView>, Vec<ProductCard>, Option<Said>),
    Elsewhere(Whereabouts),
}

/// Says that this is not on the shelf, to whoever looks ahead and to search machines.
#[component]
fn Ahead() -> impl IntoView {
    view! {
        <Meta name="robots" content="noindex" />
        <p class="bg-sunk border-b border-line text-center text-dense py-2.5 px-4">
            "You look ahead: this is how shoppers see the product as it is saved now."
        </p>
    }
}

/// Leads to where the product is by now, or says that it is gone.
fn elsewhere(where_to: &Whereabouts) -> AnyView {
    match where_to {
        Whereabouts::Moved { slug } => {
            lead_for_good(&paths::product(slug));
            ().into_any()
        }
        Whereabouts::Unknown => trouble(&Fault::NotFound),
        Whereabouts::Gone => {
            let gone = view! {
                <Missing title="This product is gone" text="Its shop does not sell it any more. Look for something like it." />
            };
            set_status(410);
            gone.into_any()
        }
    }
}

#[component]
fn Product(product: ProductView, similar: Vec<ProductCard>, said: Option<Said>, asked: ParamsMap) -> impl IntoView {
    let mut wares = Wares::from(&product);
    let on_sale = wares.on_sale;
    let refused = refused::<AddToCart, _>().map(|fault| fault.sentence());
    let refused = refused.or_else(|| crate::forms::refused::<Mark, _>().map(|fault| fault.sentence()));
    wares.chosen = choose::chosen(&wares, asked.get_str("variant"));
    wares.picture =
        choose::picture(&wares, wares.chosen, asked.get_str("image").and_then(|number| number.parse().ok()));
    let gallery = Pictures::new(&product, &wares);
    let place = Place::Product(product.slug.clone());
    provide_context(wares.clone());
    let ProductView { id, shop, trail, title, brand, rating: stars, .. } = product.clone();
    let crumbs = std::iter::once(Crumb::new("Agora", paths::HOME))
        .chain(trail.into_iter().map(|shelf| Crumb::new(shelf.name, paths::category(&shelf.slug))))
        .collect::<Vec<_>>();
    view! {
        <Head product=product.clone() />
        <Tell name=WARES what=wares />
        <div class="wrap pt-5 max-lg:pb-24" data-often=on_sale>
            <Breadcrumbs items=crumbs />
            <div class="mt-4 grid grid-cols-1 lg:grid-cols-[minmax(0,1.38fr)_minmax(0,1fr)] gap-x-14 gap-y-8 items-start">
                <Gallery pictures=gallery />
                <section aria-label="Buy" class="lg:sticky lg:top-6 min-w-0">
                    <a class="inline-flex items-center min-h-6 text-dense soft hover:text-ink" href=paths::shop(&shop.handle)>
                        {shop.name.clone()}
                    </a>
                    <h1 class="text-h1 mt-1">{title}</h1>
                    {brand.map(|brand| view! { <p class="text-dense soft mt-1">"By " {brand}</p> })}
                    {said
                        .is_some()
                        .then(|| {
                            view! {
                                <a class="mt-2.5 inline-flex items-center min-h-6" href="#reviews">
                                    {rating(stars, true)}
                                    {stars
                                        .is_none_or(|stars| stars.count == 0)
                                        .then(|| view! { <span class="soft text-dense">"No reviews yet"</span> })}
                                </a>
                            }
                        })}
                    <BuyBox />
                    <Refusal sentence=refused class="mt-3" />
                    <MarkButtons product=product.id title=product.title.clone() />
                    <Facts shop=shop.clone() today=clock::today() />
                    <ShopBlock shop />
                </section>
            </div>
            <About product />
            {said.map(|said| view! { <Reviews place said /> })}
            <Similar cards=similar />
        </div>
        <SeenHere now=Some(id) />
        {on_sale.then(|| view! { <BuyBar /> })}
    }
}
