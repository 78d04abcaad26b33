//! Which page answers which address. Every page is written whole by the server before anything is sent.
//!
//! In a release the site is several files: one that every visit needs, and one for each group of pages that people open
//! together, fetched when the first of them is opened. A debug build is one file, which builds faster.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};
use leptos_router::{SsrMode, path};

use crate::pages::catalog::{CategoryPage, ProductPage, SearchPage};
use crate::pages::identity::{AccountPage, CodePage, SignInPage, SignUpPage};
use crate::pages::messages::NoticesPage;
use crate::pages::orders::{CancelPage, CartPage, CheckoutPage, OrderPage, OrdersPage, ReturnPage};
use crate::pages::shops::ShopPage;
use crate::pages::site::{Home, NotFound};

/// Names the pages of one file. `$preload` is what the framework calls the function that fetches the file of `$open`.
#[cfg(not(debug_assertions))]
macro_rules! file {
    ($file:ident, $open:ident, $preload:ident: $($page:ident),+ $(,)?) => {
        mod $file {
            use leptos::prelude::*;
            use leptos_router::LazyRoute;

            #[derive(Clone, Copy)]
            enum Page { $($page),+ }

            #[lazy]
            fn $open(page: Page) -> AnyView {
                match page { $(Page::$page => view! { <super::$page /> }.into_any()),+ }
            }

            $(
                pub struct $page;

                impl LazyRoute for $page {
                    fn data() -> Self {
                        Self
                    }

                    async fn view(_: Self) -> AnyView {
                        $open(Page::$page).await
                    }

                    #[cfg(target_family = "wasm")]
                    async fn preload() {
                        $preload().await;
                    }
                }
            )+
        }
    };
}

#[cfg(debug_assertions)]
macro_rules! file {
    ($file:ident, $open:ident, $preload:ident: $($page:ident),+ $(,)?) => {
        mod $file {
            $(pub use super::$page;)+
        }
    };
}

/// What stands at an address: the page itself, or a promise to fetch its file.
#[cfg(not(debug_assertions))]
macro_rules! page {
    ($file:ident::$page:ident) => {
        leptos_router::Lazy::<$file::$page>::new()
    };
}

#[cfg(debug_assertions)]
macro_rules! page {
    ($file:ident::$page:ident) => {
        $file::$page
    };
}

file!(browsing, open_browsing, __preload_open_browsing: Home, SearchPage, CategoryPage, ShopPage);
file!(product, open_product, __preload_open_product: ProductPage);
file!(buying, open_buying, __preload_open_buying: CartPage, CheckoutPage, ReturnPage);
file!(account, open_account, __preload_open_account:
    SignInPage, SignUpPage, CodePage, AccountPage, OrdersPage, OrderPage, CancelPage, NoticesPage);

/// The pages of the site.
#[component]
pub fn SiteRoutes() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFound>
            <Route path=path!("/") view=page!(browsing::Home) ssr=SsrMode::Async />
            <Route path=path!("/search") view=page!(browsing::SearchPage) ssr=SsrMode::Async />
            <Route path=path!("/c/:slug") view=page!(browsing::CategoryPage) ssr=SsrMode::Async />
            <Route path=path!("/p/:slug") view=page!(product::ProductPage) ssr=SsrMode::Async />
            <Route path=path!("/s/:handle") view=page!(browsing::ShopPage) ssr=SsrMode::Async />
            <Route path=path!("/cart") view=page!(buying::CartPage) ssr=SsrMode::Async />
            <Route path=path!("/checkout") view=page!(buying::CheckoutPage) ssr=SsrMode::Async />
            <Route path=path!("/checkout/return") view=page!(buying::ReturnPage) ssr=SsrMode::Async />
            <Route path=path!("/sign-in") view=page!(account::SignInPage) ssr=SsrMode::Async />
            <Route path=path!("/sign-up") view=page!(account::SignUpPage) ssr=SsrMode::Async />
            <Route path=path!("/sign-up/code") view=page!(account::CodePage) ssr=SsrMode::Async />
            <Route path=path!("/account") view=page!(account::AccountPage) ssr=SsrMode::Async />
            <Route path=path!("/account/orders") view=page!(account::OrdersPage) ssr=SsrMode::Async />
            <Route path=path!("/account/orders/:id") view=page!(account::OrderPage) ssr=SsrMode::Async />
            <Route path=path!("/account/orders/:id/cancel") view=page!(account::CancelPage) ssr=SsrMode::Async />
            <Route path=path!("/account/notices") view=page!(account::NoticesPage) ssr=SsrMode::Async />
            <Route path=path!("/ui") view=NotFound ssr=SsrMode::Async />
        </FlatRoutes>
    }
}
