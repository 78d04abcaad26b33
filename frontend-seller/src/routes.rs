//! Which page stands at which address. Every page waits for its figures, so that it is whole without script.

use app::site::account::{CodesPage, ProfilePage, SecurityPage};
use app::site::{Missing, NoticesPage};
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Routes};
use leptos_router::{SsrMode, path};

use crate::layout::Layout;
use crate::pages::applications::Applications;
use crate::pages::door::{Forgot, ForgotCode, NewPassword, SecondStep, SignIn, SignUp, SignUpCode};
use crate::pages::gallery::Gallery;
use crate::pages::home::Home;
use crate::pages::offers::{NewOffer, Offers};
use crate::pages::orders::{Order, Orders};
use crate::pages::products::{Import, Imports, NewProduct, Picture, Product, Products};
use crate::pages::reviews::Reviews;
use crate::pages::settings::{Closing, Domains, Notices, Payouts, Plan, Profile, Selling, Shipping, Staff};
use crate::pages::shops::{Invitation, OpenShop, Shops};

/// All pages.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <Missing site="Seller" /> }>
            <Route path=path!("/sign-in") view=SignIn ssr=SsrMode::Async />
            <Route path=path!("/sign-in/second") view=SecondStep ssr=SsrMode::Async />
            <Route path=path!("/forgot") view=Forgot ssr=SsrMode::Async />
            <Route path=path!("/forgot/code") view=ForgotCode ssr=SsrMode::Async />
            <Route path=path!("/forgot/new") view=NewPassword ssr=SsrMode::Async />
            <Route path=path!("/sign-up") view=SignUp ssr=SsrMode::Async />
            <Route path=path!("/sign-up/code") view=SignUpCode ssr=SsrMode::Async />
            <Route path=path!("/ui") view=Gallery ssr=SsrMode::Async />
            <Route path=path!("/invitations/:id") view=Invitation ssr=SsrMode::Async />
            <ParentRoute path=path!("") view=Layout ssr=SsrMode::Async>
                <Route path=path!("/") view=Home ssr=SsrMode::Async />
                <Route path=path!("/products") view=Products ssr=SsrMode::Async />
                <Route path=path!("/products/new") view=NewProduct ssr=SsrMode::Async />
                <Route path=path!("/products/import") view=Imports ssr=SsrMode::Async />
                <Route path=path!("/products/import/:id") view=Import ssr=SsrMode::Async />
                <Route path=path!("/products/:id") view=Product ssr=SsrMode::Async />
                <Route path=path!("/products/:id/images/:image") view=Picture ssr=SsrMode::Async />
                <Route path=path!("/offers") view=Offers ssr=SsrMode::Async />
                <Route path=path!("/offers/new") view=NewOffer ssr=SsrMode::Async />
                <Route path=path!("/orders") view=Orders ssr=SsrMode::Async />
                <Route path=path!("/orders/:id") view=Order ssr=SsrMode::Async />
                <Route path=path!("/reviews") view=Reviews ssr=SsrMode::Async />
                <Route path=path!("/applications") view=Applications ssr=SsrMode::Async />
                <Route path=path!("/open") view=OpenShop ssr=SsrMode::Async />
                <Route path=path!("/shops") view=Shops ssr=SsrMode::Async />
                <Route path=path!("/settings") view=Profile ssr=SsrMode::Async />
                <Route path=path!("/settings/selling") view=Selling ssr=SsrMode::Async />
                <Route path=path!("/settings/shipping") view=Shipping ssr=SsrMode::Async />
                <Route path=path!("/settings/notices") view=Notices ssr=SsrMode::Async />
                <Route path=path!("/settings/staff") view=Staff ssr=SsrMode::Async />
                <Route path=path!("/settings/payouts") view=Payouts ssr=SsrMode::Async />
                <Route path=path!("/settings/plan") view=Plan ssr=SsrMode::Async />
                <Route path=path!("/settings/domains") view=Domains ssr=SsrMode::Async />
                <Route path=path!("/settings/closing") view=Closing ssr=SsrMode::Async />
                <Route path=path!("/notices") view=NoticesPage ssr=SsrMode::Async />
                <Route path=path!("/account") view=ProfilePage ssr=SsrMode::Async />
                <Route path=path!("/account/security") view=SecurityPage ssr=SsrMode::Async />
                <Route path=path!("/account/security/codes") view=CodesPage ssr=SsrMode::Async />
            </ParentRoute>
        </Routes>
    }
}
