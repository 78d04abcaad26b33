//! Lets some of the demo's shops make an offer, as their owners would.

use anyhow::{Result, anyhow};
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::{Actor, Role, Site};
use domain::catalog::{OfferForm, ProductState};
use kernel::{Market, Op};
use marketplace::catalog;

use super::fill::Shelves;
use super::system;

/// A shop, how long its offer holds in hours, how many percent it takes off, and how many units it is for.
const OFFERS: [(&str, i64, &str, &str); 4] = [
    ("second-pour", 54, "20", ""),
    ("kiln-and-tide", 9, "15", "6"),
    ("fern-and-loam", 76, "25", ""),
    ("long-margin", 30, "10", ""),
];

/// Makes the offers of shops that have made none yet.
pub async fn offer(market: &Market, goods: &demo::Market, shelves: &Shelves) -> Result<()> {
    for (handle, hours, percent, units) in OFFERS {
        let shop = goods.shops.iter().find(|shop| shop.handle == handle);
        let Some(owner) = shop.and_then(|shop| shelves.people.get(&shop.owner)) else { continue };
        let op = Op { actor: Actor::Account(*owner), roles: vec![Role::Seller], site: Site::Seller, ..system(market) };
        let made = catalog::offers::my_offers(market, &op, 1).await.map_err(|why| anyhow!("{handle}: {why:?}"))?;
        if made.offers.total > 0 {
            continue;
        }
        let products = catalog::my_products(market, &op, "", Some(ProductState::Active), 1).await;
        let products = products.map_err(|why| anyhow!("{handle}: {why:?}"))?.items;
        // One in the middle of the shelf, so that not everything that is new is offered too.
        let Some(product) = products.get(products.len() / 2) else { continue };
        let choice = catalog::offers::offer_choice(market, &op, product.id).await;
        let choice = choice.map_err(|why| anyhow!("{handle}: {why:?}"))?;
        let form = OfferForm {
            product: Some(product.id),
            starts: choice.now.clone(),
            ends: later(&choice.now, hours)?,
            percent: percent.to_owned(),
            units: units.to_owned(),
            ..OfferForm::default()
        };
        catalog::offers::make_offer(market, &op, form).await.map_err(|why| anyhow!("{handle}: {why:?}"))?;
    }
    Ok(())
}

/// So many hours after a time by the shop's clock.
fn later(now: &str, hours: i64) -> Result<String> {
    let now: DateTime<Utc> = format!("{now}:00Z").parse()?;
    Ok((now + TimeDelta::hours(hours)).format("%Y-%m-%dT%H:%M").to_string())
}
