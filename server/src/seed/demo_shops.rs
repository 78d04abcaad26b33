//! Furnishes the demo's shops as their owners would: what they are, by whose clock, and when their doors are open.

use std::collections::HashMap;

use anyhow::{Result, anyhow};
use domain::actor::{Actor, Role, Site};
use domain::id::AccountId;
use domain::shops::DayHours;
use kernel::{Market, Op};
use marketplace::shops;

use super::fill::Shelves;
use super::system;

/// From when until when; nothing on a day without.
type Open = [&'static str; 2];

/// A shop's handle, what it is, its clock, its street, and its hours on working days and Saturdays.
const FURNISHED: [([&str; 4], [Open; 2]); 6] = [
    (["second-pour", "home", "Europe/Lisbon", "Rua do Almada 210"], [["10:00", "19:00"], ["10:00", "14:00"]]),
    (["kiln-and-tide", "crafts", "Europe/London", "3 Back Road West"], [["09:30", "17:30"], ["10:00", "16:00"]]),
    (["north-window", "furniture", "Europe/Copenhagen", "Bredgade 22"], [["11:00", "18:00"], ["11:00", "15:00"]]),
    (["fern-and-loam", "flowers", "Europe/Lisbon", "Largo da Graca 18"], [["09:00", "18:00"], ["09:00", "13:00"]]),
    (["long-margin", "books", "Europe/Brussels", "Onderbergen 41"], [["10:00", "18:30"], ["10:00", "18:00"]]),
    (["field-and-thread", "sports", "America/New_York", "88 Pine Street"], [["08:00", "16:00"], ["", ""]]),
];

/// Furnishes every shop that says nothing of its hours yet.
pub async fn furnish(market: &Market, goods: &demo::Market, shelves: &Shelves) -> Result<()> {
    let owners: HashMap<_, _> = goods.shops.iter().map(|shop| (shop.handle.as_str(), shop.owner.as_str())).collect();
    for ([handle, category, time_zone, street], [week, saturday]) in FURNISHED {
        let owner = owners.get(handle).and_then(|owner| shelves.people.get(*owner));
        let Some(op) = owner.map(|owner| as_owner(market, *owner)) else { continue };
        let said = shops::settings(market, &op).await.map_err(|why| anyhow!("{why:?}"))?.profile;
        if !said.hours.is_empty() {
            continue;
        }
        let day = |[from, to]: Open| DayHours { from: from.to_owned(), to: to.to_owned() };
        let hours = (0..7).map(|weekday| match weekday {
            0..5 => day(week),
            5 => day(saturday),
            _ => day(["", ""]),
        });
        let form = domain::shops::ProfileForm {
            category: category.to_owned(),
            time_zone: time_zone.to_owned(),
            address: street.to_owned(),
            hours: hours.collect(),
            ..said
        };
        shops::save_profile(market, &op, form).await.map_err(|why| anyhow!("{handle}: {why:?}"))?;
    }
    Ok(())
}

fn as_owner(market: &Market, owner: AccountId) -> Op {
    Op { actor: Actor::Account(owner), roles: vec![Role::Seller], site: Site::Seller, ..system(market) }
}
