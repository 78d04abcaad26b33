//! Which page stands at which address. Every page waits for its figures, so that it is whole without script.

use app::site::account::{CodesPage, ProfilePage, SecurityPage};
use app::site::{Missing, NoticesPage};
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Routes};
use leptos_router::{SsrMode, path};

use crate::layout::Layout;
use crate::pages::applications::Applications;
use crate::pages::categories::Categories;
use crate::pages::door::{Forgot, ForgotCode, NewPassword, SecondStep, SignIn};
use crate::pages::gallery::Gallery;
use crate::pages::home::Home;
use crate::pages::mailbox::{Mail, Mailbox};
use crate::pages::moderation::Moderation;
use crate::pages::orders::{Order, Orders};
use crate::pages::parked::Parked;
use crate::pages::reviews::Reviews;
use crate::pages::shops::{Queue, Shop, Shops};
use crate::pages::users::{Ban, Person, Users};

/// All pages.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <Missing site="Admin" /> }>
            <Route path=path!("/sign-in") view=SignIn ssr=SsrMode::Async />
            <Route path=path!("/sign-in/second") view=SecondStep ssr=SsrMode::Async />
            <Route path=path!("/forgot") view=Forgot ssr=SsrMode::Async />
            <Route path=path!("/forgot/code") view=ForgotCode ssr=SsrMode::Async />
            <Route path=path!("/forgot/new") view=NewPassword ssr=SsrMode::Async />
            <Route path=path!("/ui") view=Gallery ssr=SsrMode::Async />
            <ParentRoute path=path!("") view=Layout ssr=SsrMode::Async>
                <Route path=path!("/") view=Home ssr=SsrMode::Async />
                <Route path=path!("/orders") view=Orders ssr=SsrMode::Async />
                <Route path=path!("/orders/:id") view=Order ssr=SsrMode::Async />
                <Route path=path!("/users") view=Users ssr=SsrMode::Async />
                <Route path=path!("/users/:id") view=Person ssr=SsrMode::Async />
                <Route path=path!("/users/:id/ban") view=Ban ssr=SsrMode::Async />
                <Route path=path!("/shops") view=Shops ssr=SsrMode::Async />
                <Route path=path!("/shops/:id") view=Shop ssr=SsrMode::Async />
                <Route path=path!("/verification") view=Queue ssr=SsrMode::Async />
                <Route path=path!("/applications") view=Applications ssr=SsrMode::Async />
                <Route path=path!("/reviews") view=Reviews ssr=SsrMode::Async />
                <Route path=path!("/moderation") view=Moderation ssr=SsrMode::Async />
                <Route path=path!("/categories") view=Categories ssr=SsrMode::Async />
                <Route path=path!("/mailbox") view=Mailbox ssr=SsrMode::Async />
                <Route path=path!("/mailbox/:id") view=Mail ssr=SsrMode::Async />
                <Route path=path!("/parked") view=Parked ssr=SsrMode::Async />
                <Route path=path!("/notices") view=NoticesPage ssr=SsrMode::Async />
                <Route path=path!("/account") view=ProfilePage ssr=SsrMode::Async />
                <Route path=path!("/account/security") view=SecurityPage ssr=SsrMode::Async />
                <Route path=path!("/account/security/codes") view=CodesPage ssr=SsrMode::Async />
            </ParentRoute>
        </Routes>
    }
}
