//! What buyers say of the goods of a shop.

use app::Fault;
use app::site::Storefront;
use domain::shops::ShopPage;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::head::{Head, Leaf};
use crate::answered::answered;
use crate::pages::reviews::{AskedReviews, Place, Reviews, Said};
use crate::parts::Preview;
use crate::paths;

/// The reviews of a shop of the market.
#[component]
pub fn ShopReviewsPage() -> impl IntoView {
    let handle = use_params_map().with_untracked(|params| params.get("handle").unwrap_or_default());
    page_of(Some(handle))
}

/// The same on a shop's own address.
#[component]
pub fn OwnReviewsPage() -> impl IntoView {
    page_of(Storefront::here().map(|storefront| storefront.shop.handle))
}

fn page_of(handle: Option<String>) -> impl IntoView {
    let asked = use_query_map().with_untracked(AskedReviews::here);
    let question = async move {
        let page = app::shops::shop_page(handle.ok_or(Fault::NotFound)?).await?;
        let said = asked.of_shop(&page.shop.handle).await;
        Ok((page, said))
    };
    answered(question, |(page, said)| view! { <ReviewsOfShop page said /> })
}

#[component]
fn ReviewsOfShop(page: ShopPage, #[prop(optional_no_strip)] said: Option<Said>) -> impl IntoView {
    let handle = page.shop.handle.clone();
    let (title, path) = (format!("Reviews of {}", page.shop.name), paths::shop_reviews(&handle));
    let description = format!("What people who bought something from {} say of it.", page.shop.name);
    view! {
        <Title text=title.clone() />
        <Preview title description path image=None />
        <Head page words=None leaf=Leaf::Reviews />
        <div class="wrap">{said.map(|said| view! { <Reviews place=Place::Shop(handle) said /> })}</div>
    }
}
