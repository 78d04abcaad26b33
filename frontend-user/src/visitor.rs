//! Who is here, and what the header says about them: their name, the units in their basket, their unread notices.

use domain::identity::Me;
use leptos::prelude::*;

use crate::wire::{Asked, ask_once};

/// What every page knows about the person who looks at it.
#[derive(Clone, Copy)]
pub struct Visitor {
    /// The signed-in person, or nobody.
    pub me: Asked<Option<Me>>,
    /// Units in the basket.
    pub units: Asked<u32>,
    /// Notices not read yet.
    pub unread: Asked<u32>,
}

impl Visitor {
    /// Asks once, for the whole site.
    pub fn provide() -> Self {
        let me = ask_once(app::identity::me);
        let units = ask_once(app::orders::cart_units);
        let unread = ask_once(move || async move {
            match me.await {
                Ok(Some(_)) => app::messages::notices().await.map(|notices| notices.unread),
                _ => Ok(0),
            }
        });
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
