//! The door of the admin site. Nobody signs up here: admins are made by admins.

use app::site::door::{ForgotCodePage, ForgotPage, NewPasswordPage, SecondStepPage, SignInPage};
use leptos::prelude::*;

const SITE: &str = "Admin";

/// Signs an admin in.
#[component]
pub fn SignIn() -> impl IntoView {
    view! { <SignInPage site=SITE lead="For those who look after the market." /> }
}

/// The second step of a sign-in.
#[component]
pub fn SecondStep() -> impl IntoView {
    view! { <SecondStepPage site=SITE /> }
}

/// A forgotten password.
#[component]
pub fn Forgot() -> impl IntoView {
    view! { <ForgotPage site=SITE /> }
}

/// The code for a new password.
#[component]
pub fn ForgotCode() -> impl IntoView {
    view! { <ForgotCodePage site=SITE /> }
}

/// A new password.
#[component]
pub fn NewPassword() -> impl IntoView {
    view! { <NewPasswordPage site=SITE /> }
}
