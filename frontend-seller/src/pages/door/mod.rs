//! The door of the seller site: coming in, and signing up to sell.

mod sign_up;
mod sign_up_code;

use app::site::door::{ForgotCodePage, ForgotPage, NewPasswordPage, SecondStepPage, SignInPage};
use leptos::prelude::*;

pub use sign_up::SignUp;
pub use sign_up_code::SignUpCode;

use crate::paths;

const SITE: &str = "Seller";

/// Signs a seller in.
#[component]
pub fn SignIn() -> impl IntoView {
    let below = || {
        view! {
            <p>
                "New here? "
                <a class="link" href=paths::SIGN_UP>
                    "Sign up to sell"
                </a>
            </p>
        }
    };
    view! { <SignInPage site=SITE lead="Run your shop: products, orders, parcels." below /> }
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
