//! The door of the admin site.

use app::site::SignInPage;
use leptos::prelude::*;

/// Signs an admin in.
#[component]
pub fn SignIn() -> impl IntoView {
    view! { <SignInPage site="Admin" lead="For those who look after the market." /> }
}
