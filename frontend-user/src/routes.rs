//! Which page answers which address. Every page is written whole by the server before anything is sent.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};
use leptos_router::{SsrMode, path};

use crate::pages::catalog::{
    CategoryPage, ComparePage, OffersPage, ProductPage, QuickPage, SearchPage, SeenPage, WishlistPage,
};
use crate::pages::identity::{
    AccountPage, AddressPage, AddressesPage, AppPage, ApplyPage, CodePage, CodesPage, DataPage, ForgotCodePage,
    ForgotNewPage, ForgotPage, NewAddressPage, ProfilePage, SecondPage, SecurityPage, SignInPage, SignUpPage,
};
use crate::pages::messages::NoticesPage;
use crate::pages::orders::{CancelPage, CartPage, CheckoutPage, OrderPage, OrdersPage, ReturnPage};
use crate::pages::reviews::{EditReviewPage, MyReviewsPage, ReportPage, WriteReviewPage};
use crate::pages::shops::{OwnAboutPage, OwnReviewsPage, ShopAboutPage, ShopPage, ShopReviewsPage};
use crate::pages::site::{Home, NotFound};

/// The pages of the site.
#[component]
pub fn SiteRoutes() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFound>
            <Route path=path!("/") view=Home ssr=SsrMode::Async />
            <Route path=path!("/search") view=SearchPage ssr=SsrMode::Async />
            <Route path=path!("/c/:slug") view=CategoryPage ssr=SsrMode::Async />
            <Route path=path!("/p/:slug") view=ProductPage ssr=SsrMode::Async />
            <Route path=path!("/p/:slug/quick") view=QuickPage ssr=SsrMode::Async />
            <Route path=path!("/s/:handle") view=ShopPage ssr=SsrMode::Async />
            <Route path=path!("/s/:handle/about") view=ShopAboutPage ssr=SsrMode::Async />
            <Route path=path!("/s/:handle/reviews") view=ShopReviewsPage ssr=SsrMode::Async />
            <Route path=path!("/about") view=OwnAboutPage ssr=SsrMode::Async />
            <Route path=path!("/offers") view=OffersPage ssr=SsrMode::Async />
            <Route path=path!("/seen") view=SeenPage ssr=SsrMode::Async />
            <Route path=path!("/wishlist") view=WishlistPage ssr=SsrMode::Async />
            <Route path=path!("/compare") view=ComparePage ssr=SsrMode::Async />
            <Route path=path!("/reviews") view=OwnReviewsPage ssr=SsrMode::Async />
            <Route path=path!("/reviews/:id/report") view=ReportPage ssr=SsrMode::Async />
            <Route path=path!("/cart") view=CartPage ssr=SsrMode::Async />
            <Route path=path!("/checkout") view=CheckoutPage ssr=SsrMode::Async />
            <Route path=path!("/checkout/return") view=ReturnPage ssr=SsrMode::Async />
            <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
            <Route path=path!("/sign-in/second") view=SecondPage ssr=SsrMode::Async />
            <Route path=path!("/forgot") view=ForgotPage ssr=SsrMode::Async />
            <Route path=path!("/forgot/code") view=ForgotCodePage ssr=SsrMode::Async />
            <Route path=path!("/forgot/new") view=ForgotNewPage ssr=SsrMode::Async />
            <Route path=path!("/sign-up") view=SignUpPage ssr=SsrMode::Async />
            <Route path=path!("/sign-up/code") view=CodePage ssr=SsrMode::Async />
            <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async />
            <Route path=path!("/account/profile") view=ProfilePage ssr=SsrMode::Async />
            <Route path=path!("/account/addresses") view=AddressesPage ssr=SsrMode::Async />
            <Route path=path!("/account/addresses/new") view=NewAddressPage ssr=SsrMode::Async />
            <Route path=path!("/account/addresses/:id") view=AddressPage ssr=SsrMode::Async />
            <Route path=path!("/account/security") view=SecurityPage ssr=SsrMode::Async />
            <Route path=path!("/account/security/app") view=AppPage ssr=SsrMode::Async />
            <Route path=path!("/account/security/codes") view=CodesPage ssr=SsrMode::Async />
            <Route path=path!("/account/data") view=DataPage ssr=SsrMode::Async />
            <Route path=path!("/account/apply") view=ApplyPage ssr=SsrMode::Async />
            <Route path=path!("/account/orders") view=OrdersPage ssr=SsrMode::Async />
            <Route path=path!("/account/orders/:id") view=OrderPage ssr=SsrMode::Async />
            <Route path=path!("/account/orders/:id/cancel") view=CancelPage ssr=SsrMode::Async />
            <Route path=path!("/account/notices") view=NoticesPage ssr=SsrMode::Async />
            <Route path=path!("/account/reviews") view=MyReviewsPage ssr=SsrMode::Async />
            <Route path=path!("/account/reviews/new/:id") view=WriteReviewPage ssr=SsrMode::Async />
            <Route path=path!("/account/reviews/:id") view=EditReviewPage ssr=SsrMode::Async />
            <Route path=path!("/ui") view=NotFound ssr=SsrMode::Async />
        </FlatRoutes>
    }
}
