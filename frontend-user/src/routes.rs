//! Which page answers which address. Every page is written whole by the server before anything is sent.
//!
//! With the feature `split`, and `cargo leptos build --split`, each page is a file of its own that is fetched when it
//! is opened, so that a first visit loads what it shows and no more. Without it the site is one file, which builds faster.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};
#[cfg(feature = "split")]
use leptos_router::{Lazy, LazyRoute, lazy_route};
use leptos_router::{SsrMode, path};

use crate::pages::catalog::{CategoryPage, ProductPage, SearchPage};
use crate::pages::identity::{AccountPage, CodePage, SignInPage, SignUpPage};
use crate::pages::messages::NoticesPage;
use crate::pages::orders::{CancelPage, CartPage, CheckoutPage, OrderPage, OrdersPage, ReturnPage};
use crate::pages::shops::ShopPage;
use crate::pages::site::{Home, NotFound};

#[cfg(not(feature = "split"))]
macro_rules! pages {
    ($($page:ident in $file:ident),+ $(,)?) => {
        macro_rules! page { $(($page) => { $page };)+ }
    };
}

#[cfg(feature = "split")]
macro_rules! pages {
    ($($page:ident in $file:ident),+ $(,)?) => {
        $(
            struct $file;

            #[lazy_route]
            impl LazyRoute for $file {
                fn data() -> Self {
                    Self
                }

                fn view(this: Self) -> AnyView {
                    let $file = this;
                    view! { <$page /> }.into_any()
                }
            }
        )+

        macro_rules! page { $(($page) => { Lazy::<$file>::new() };)+ }
    };
}

pages! {
    Home in HomeFile,
    SearchPage in SearchFile,
    CategoryPage in CategoryFile,
    ProductPage in ProductFile,
    ShopPage in ShopFile,
    CartPage in CartFile,
    CheckoutPage in CheckoutFile,
    ReturnPage in ReturnFile,
    SignInPage in SignInFile,
    SignUpPage in SignUpFile,
    CodePage in CodeFile,
    AccountPage in AccountFile,
    OrdersPage in OrdersFile,
    OrderPage in OrderFile,
    CancelPage in CancelFile,
    NoticesPage in NoticesFile,
}

/// The pages of the site.
#[component]
pub fn SiteRoutes() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFound>
            <Route path=path!("/") view=page!(Home) ssr=SsrMode::Async />
            <Route path=path!("/search") view=page!(SearchPage) ssr=SsrMode::Async />
            <Route path=path!("/c/:slug") view=page!(CategoryPage) ssr=SsrMode::Async />
            <Route path=path!("/p/:slug") view=page!(ProductPage) ssr=SsrMode::Async />
            <Route path=path!("/s/:handle") view=page!(ShopPage) ssr=SsrMode::Async />
            <Route path=path!("/cart") view=page!(CartPage) ssr=SsrMode::Async />
            <Route path=path!("/checkout") view=page!(CheckoutPage) ssr=SsrMode::Async />
            <Route path=path!("/checkout/return") view=page!(ReturnPage) ssr=SsrMode::Async />
            <Route path=path!("/sign-in") view=page!(SignInPage) ssr=SsrMode::Async />
            <Route path=path!("/sign-up") view=page!(SignUpPage) ssr=SsrMode::Async />
            <Route path=path!("/sign-up/code") view=page!(CodePage) ssr=SsrMode::Async />
            <Route path=path!("/account") view=page!(AccountPage) ssr=SsrMode::Async />
            <Route path=path!("/account/orders") view=page!(OrdersPage) ssr=SsrMode::Async />
            <Route path=path!("/account/orders/:id") view=page!(OrderPage) ssr=SsrMode::Async />
            <Route path=path!("/account/orders/:id/cancel") view=page!(CancelPage) ssr=SsrMode::Async />
            <Route path=path!("/account/notices") view=page!(NoticesPage) ssr=SsrMode::Async />
            <Route path=path!("/ui") view=NotFound ssr=SsrMode::Async />
        </FlatRoutes>
    }
}
