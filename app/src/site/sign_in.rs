//! The door of a site: e-mail and password.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, Field, InputKind, SkipLink, Wordmark};

use super::address::typed;
use super::changes::{DeedFault, Hidden, busy, fault};
use crate::identity::SignIn;

/// Signs in and goes on to where the person wanted to be.
#[component]
pub fn SignInPage(
    /// Which site this is, behind the name of the house.
    site: &'static str,
    /// What the site is for.
    lead: &'static str,
) -> impl IntoView {
    let action = ServerAction::<SignIn>::new();
    let query = use_query_map();
    let next = move || typed(&query.read(), "next");
    view! {
        <Title text="Sign in" />
        <SkipLink />
        <div class="min-h-dvh grid grid-rows-[auto_minmax(0,1fr)]">
            <header class="top">
                <Wordmark site />
            </header>
            <main id="main" class="wrap py-10 sm:pt-20">
                <div class="mx-auto w-full max-w-[24rem] grid grid-cols-1 gap-5">
                    <div>
                        <h1 class="text-h1">"Sign in"</h1>
                        <p class="soft mt-1 text-ui">{lead}</p>
                    </div>
                    <DeedFault fault=fault(action) />
                    <ActionForm action attr:class="card card-b grid grid-cols-1 gap-4">
                        {move || Some(next()).filter(|next| !next.is_empty()).map(|next| view! { <Hidden name="next" value=next /> })}
                        <Field
                            label="E-mail"
                            name="credentials[email]"
                            kind=InputKind::Email
                            autocomplete="username"
                            maxlength=254_u32
                        />
                        <Field
                            label="Password"
                            name="credentials[password]"
                            kind=InputKind::Password
                            autocomplete="current-password"
                            maxlength=256_u32
                        />
                        <Button kind=ButtonKind::Accent submit=true wide=true busy=busy(action) busy_says="Signing in">
                            "Sign in"
                        </Button>
                    </ActionForm>
                </div>
            </main>
        </div>
    }
}
