//! The door of the seller site.

use app::site::SignInPage;
use leptos::prelude::*;

/// Signs a seller in.
#[component]
pub fn SignIn() -> impl IntoView {
    view! { <SignInPage site="Seller" lead="Run your shop: products, orders, parcels." /> }
}
