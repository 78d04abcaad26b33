//! Brings people in, opens their shops and puts up the shelves.

use std::collections::HashMap;

use anyhow::{Context as _, Result, anyhow};
use domain::actor::Role;
use domain::id::AccountId;
use domain::money::{Currency, Money};
use domain::shops::ShopView;
use futures::future::join_all;
use kernel::Market;
use marketplace::catalog::{self, SeedCategory};
use marketplace::identity::{self, NewPerson};
use marketplace::shops::{self, NewShipping, NewShop};

use super::report::Report;
use super::system;

/// What the market keeps of a sale of these shops, in basis points.
const FEE_BPS: u32 = 500;

/// Makes accounts, all at once: the market decides how many passwords are hashed at a time.
pub async fn settle(
    market: &Market,
    people: &[demo::Person],
    report: &mut Report,
) -> Result<HashMap<String, AccountId>> {
    let op = system(market);
    let made = join_all(people.iter().map(|person| identity::create_account(market, &op, new_person(person)))).await;
    let mut accounts = HashMap::new();
    for (person, made) in people.iter().zip(made) {
        match made {
            Ok(account) => {
                accounts.insert(person.key.clone(), account);
            }
            Err(why) => report.refuse(format!("person {}", person.email), format!("{why:?}")),
        }
    }
    report.count("people", accounts.len());
    Ok(accounts)
}

fn new_person(person: &demo::Person) -> NewPerson {
    let roles = match person.role {
        demo::Role::Shopper => vec![],
        demo::Role::Seller => vec![Role::Seller],
        demo::Role::Admin => vec![Role::Admin],
    };
    NewPerson { name: person.name.clone(), email: person.email.clone(), password: person.password.clone(), roles }
}

/// Opens shops, each for whoever runs it.
pub async fn open_shops(
    market: &Market,
    shops: &[demo::Shop],
    people: &HashMap<String, AccountId>,
    report: &mut Report,
) -> Result<HashMap<String, ShopView>> {
    let mut open = HashMap::new();
    for shop in shops {
        let Some(owner) = people.get(&shop.owner) else {
            report.refuse(format!("shop {}", shop.handle), "nobody runs it");
            continue;
        };
        match shops::create(market, &system(market), new_shop(shop, *owner)?).await {
            Ok(view) => {
                open.insert(shop.key.clone(), view);
            }
            Err(why) => report.refuse(format!("shop {}", shop.handle), format!("{why:?}")),
        }
    }
    report.count("shops", open.len());
    Ok(open)
}

fn new_shop(shop: &demo::Shop, owner: AccountId) -> Result<NewShop> {
    let currency: Currency = shop.currency.parse().with_context(|| format!("shop {}", shop.handle))?;
    let days = |days: i32| u32::try_from(days).unwrap_or_default();
    let shipping = shop.shipping.iter().map(|way| NewShipping {
        name: way.name.clone(),
        rate: Money::new(way.minor, currency),
        free_above: way.free_above.map(|minor| Money::new(minor, currency)),
        min_days: days(way.min_days),
        max_days: days(way.max_days),
        countries: way.countries.clone(),
    });
    Ok(NewShop {
        handle: shop.handle.clone(),
        name: shop.name.clone(),
        bio: shop.bio.clone(),
        city: shop.city.clone(),
        country: shop.country.clone(),
        currency,
        return_days: days(shop.return_days),
        tax_bps: days(shop.tax_bps),
        prices_include_tax: shop.prices_include_tax,
        fee_bps: FEE_BPS,
        owner,
        shipping: shipping.collect(),
    })
}

/// Puts the shelves up; each names the one above by its web address.
pub async fn put_up_shelves(market: &Market, categories: &[demo::Category]) -> Result<()> {
    let shelf = |category: &demo::Category| {
        let parent = category.parent.as_ref().and_then(|key| categories.iter().find(|other| other.key == *key));
        SeedCategory {
            slug: category.slug.clone(),
            name: category.name.clone(),
            parent: parent.map(|parent| parent.slug.clone()),
            position: category.position,
        }
    };
    let shelves = categories.iter().map(shelf).collect();
    catalog::seed_categories(market, &system(market), shelves).await.map_err(|why| anyhow!("{why:?}"))
}
