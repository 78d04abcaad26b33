//! Which page stands at which address. Every page waits for its figures, so that it is whole without script.

use app::site::{Missing, NoticesPage};
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Routes};
use leptos_router::{SsrMode, path};

use crate::layout::Layout;
use crate::pages::gallery::Gallery;
use crate::pages::home::Home;
use crate::pages::orders::{Order, Orders};
use crate::pages::products::{NewProduct, Product, Products};
use crate::pages::sign_in::SignIn;

/// All pages.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <Missing site="Seller" /> }>
            <Route path=path!("/sign-in") view=SignIn ssr=SsrMode::Async />
            <Route path=path!("/ui") view=Gallery ssr=SsrMode::Async />
            <ParentRoute path=path!("") view=Layout ssr=SsrMode::Async>
                <Route path=path!("/") view=Home ssr=SsrMode::Async />
                <Route path=path!("/products") view=Products ssr=SsrMode::Async />
                <Route path=path!("/products/new") view=NewProduct ssr=SsrMode::Async />
                <Route path=path!("/products/:id") view=Product ssr=SsrMode::Async />
                <Route path=path!("/orders") view=Orders ssr=SsrMode::Async />
                <Route path=path!("/orders/:id") view=Order ssr=SsrMode::Async />
                <Route path=path!("/notices") view=NoticesPage ssr=SsrMode::Async />
            </ParentRoute>
        </Routes>
    }
}
