//! Who is signed in on this site, asked once and known to every page.

use std::future::IntoFuture;

use domain::identity::Me;
use leptos::prelude::*;
use leptos_router::components::Redirect;

use super::address::{address, here};
use super::changes::Changes;
use super::fault_view::FaultView;
use crate::call::Answer;
use crate::identity::me;

/// The signed-in person, or nobody.
#[derive(Clone, Copy)]
pub struct Session(Resource<Answer<Option<Me>>>);

impl Session {
    /// Asks who is signed in, for everything below.
    pub fn open() -> Self {
        let changes = Changes::here();
        let session = Self(Resource::new(move || changes.count(), |_| me()));
        provide_context(session);
        session
    }

    /// The session of this site.
    ///
    /// # Panics
    /// Outside of the layout that opened it.
    pub fn here() -> Self {
        expect_context()
    }

    /// Whoever is signed in; to be read below a `Suspense`.
    pub async fn me(self) -> Answer<Option<Me>> {
        self.0.into_future().await
    }

    /// The same, or nothing while it is not known yet; to be read below a `Suspense`.
    pub fn get(self) -> Option<Me> {
        self.0.get()?.ok()?
    }
}

/// Lets only signed-in people stay: everybody else is led to the door, and back here afterwards.
#[component]
pub fn SignedIn() -> impl IntoView {
    let session = Session::here();
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match session.me().await {
                    Ok(Some(_)) => ().into_any(),
                    Ok(None) => {
                        view! { <Redirect path=address("/sign-in", &[("next", &here())]) /> }.into_any()
                    }
                    Err(fault) => view! { <FaultView fault /> }.into_any(),
                }
            })}
        </Suspense>
    }
}
