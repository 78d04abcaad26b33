//! The way to the basket, with the count of what is in it.

use app::orders::CartUnits;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use ui::{IconLink, icons};

use crate::{page, paths, wire};

/// The link to the basket. It follows what the islands of the page do to the basket; a page that was fetched ahead or
/// is shown again may be older than the basket, and asks.
#[island]
pub fn BasketLink(
    /// What was in it when the page was written.
    units: u32,
) -> impl IntoView {
    let said = page::units();
    let count = Signal::derive(move || said.get().unwrap_or(units));
    page::on_return(ask);
    Effect::new(|_| {
        if page::came_early() {
            ask();
        }
    });
    view! {
        <IconLink
            href=paths::CART
            icon=icons::SHOPPING_BAG
            label=Signal::derive(move || label(count.get()))
            count
            class="-me-2.5 lg:me-0"
            attr:data-units=units
        />
    }
}

fn ask() {
    spawn_local(async {
        if let Some(units) = wire::ask(CartUnits::PATH, &[]).await {
            page::holds(units);
        }
    });
}

fn label(units: u32) -> String {
    match units {
        0 => "Basket, empty".to_owned(),
        1 => "Basket, 1 thing".to_owned(),
        units => format!("Basket, {units} things"),
    }
}
