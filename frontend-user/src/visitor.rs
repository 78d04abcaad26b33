//! Who is here, and what the header says about them: their name, the units in their basket, their unread notices.

use app::Answer;
use domain::identity::Me;
use leptos::prelude::*;

/// What every page knows about the person who looks at it.
#[derive(Clone, Copy)]
pub struct Visitor {
    /// The signed-in person, or nobody.
    pub me: Resource<Answer<Option<Me>>>,
    /// Units in the basket.
    pub units: Resource<Answer<u32>>,
    /// Notices not read yet.
    pub unread: Resource<u32>,
}

impl Visitor {
    /// Asks once, for the whole site.
    pub fn provide() -> Self {
        let me = Resource::new(|| (), |()| app::identity::me());
        let units = Resource::new(|| (), |()| app::orders::cart_units());
        let unread = Resource::new(
            || (),
            move |()| async move {
                match me.await {
                    Ok(Some(_)) => app::messages::notices().await.map_or(0, |notices| notices.unread),
                    _ => 0,
                }
            },
        );
        let visitor = Self { me, units, unread };
        provide_context(visitor);
        visitor
    }

    /// Whoever is here now.
    pub fn get() -> Self {
        expect_context()
    }

    /// Somebody came in or went out: everything is asked again.
    pub fn changed(self) {
        self.me.refetch();
        self.units.refetch();
        self.unread.refetch();
    }

    /// The basket holds so many units now.
    pub fn holds(self, units: u32) {
        self.units.set(Some(Ok(units)));
    }
}
