//! Who is here, and what the header says about them: their name, the units in their basket, their unread notices.

use app::Answer;
use domain::catalog::Marked;
use domain::identity::Me;
use leptos::prelude::*;

/// What every page knows about the person who looks at it; asked once a page.
#[derive(Clone, Copy)]
pub struct Visitor {
    /// The signed-in person, or nobody.
    pub me: OnceResource<Answer<Option<Me>>>,
    /// Units in the basket.
    pub units: OnceResource<Answer<u32>>,
    /// Notices not read yet.
    pub unread: OnceResource<Answer<u32>>,
    /// What they have put aside.
    pub marked: OnceResource<Answer<Marked>>,
}

impl Visitor {
    /// Asks, for everything below.
    pub fn provide() {
        let me = OnceResource::new(app::identity::me());
        let units = OnceResource::new(app::orders::cart_units());
        let unread = OnceResource::new(async move {
            match me.await {
                Ok(Some(_)) => app::messages::notices().await.map(|notices| notices.unread),
                _ => Ok(0),
            }
        });
        let marked = OnceResource::new(app::catalog::marked());
        provide_context(Self { me, units, unread, marked });
    }

    /// Whoever is here now.
    pub fn here() -> Self {
        expect_context()
    }
}
