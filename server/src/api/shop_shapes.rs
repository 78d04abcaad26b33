//! Shops as programs read and write them.

use domain::shops::{SeatView, ShopPage, ShopView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A shop in a list.
#[derive(Serialize, ToSchema)]
pub struct ShopSummary {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// Its address: `/s/{handle}`.
    handle: String,
    name: String,
    bio: String,
    city: String,
    /// ISO 3166-1 alpha-2.
    country: String,
    /// ISO 4217.
    currency: String,
}

impl From<ShopView> for ShopSummary {
    fn from(shop: ShopView) -> Self {
        Self {
            id: shop.id.0,
            handle: shop.handle,
            name: shop.name,
            bio: shop.bio,
            city: shop.city,
            country: shop.country,
            currency: shop.currency.code().to_owned(),
        }
    }
}

/// A page of shops.
#[derive(Serialize, ToSchema)]
pub struct ShopList {
    /// Shops in the whole list.
    pub total: u64,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// The shops of this page.
    pub shops: Vec<ShopSummary>,
}

/// A way in which a shop ships.
#[derive(Serialize, ToSchema)]
pub struct Shipping {
    name: String,
    /// Minor units of the shop's currency.
    rate_minor: i64,
    /// Free from this sum on, in minor units.
    free_above_minor: Option<i64>,
    min_days: u32,
    max_days: u32,
    /// Where to, as codes of two letters; empty for everywhere.
    countries: Vec<String>,
}

/// A shop with everything it says of itself.
#[derive(Serialize, ToSchema)]
pub struct Shop {
    #[serde(flatten)]
    summary: ShopSummary,
    category: String,
    website: String,
    links: Vec<String>,
    /// Days in which a buyer may send things back.
    return_days: u32,
    /// How many people follow it.
    followers: u64,
    /// Whether whoever asks does.
    following: bool,
    shipping: Vec<Shipping>,
}

impl From<ShopPage> for Shop {
    fn from(page: ShopPage) -> Self {
        let shipping = page.shop.shipping.iter().map(|method| Shipping {
            name: method.name.clone(),
            rate_minor: method.rate.minor,
            free_above_minor: method.free_above.map(|sum| sum.minor),
            min_days: method.min_days,
            max_days: method.max_days,
            countries: method.countries.clone(),
        });
        Self {
            shipping: shipping.collect(),
            category: page.category,
            website: page.website,
            links: page.links,
            return_days: page.shop.return_days,
            followers: page.followers,
            following: page.following,
            summary: page.shop.into(),
        }
    }
}

/// How many follow a shop.
#[derive(Serialize, ToSchema)]
pub struct Followers {
    /// People.
    pub followers: u64,
}

/// A shop to be opened.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewShop {
    /// 2 to 100 characters.
    pub name: String,
    /// Left out, one is made from the name.
    #[serde(default)]
    pub handle: String,
    pub category: String,
    #[serde(default)]
    pub bio: String,
    /// ISO 3166-1 alpha-2.
    #[schema(example = "PT")]
    pub country: String,
    /// ISO 4217; what all its prices are in, for ever.
    #[schema(example = "EUR")]
    pub currency: String,
    /// A name of the IANA time zone database.
    #[schema(example = "Europe/Lisbon")]
    pub time_zone: String,
}

/// Where somebody works.
#[derive(Serialize, ToSchema)]
pub struct Seat {
    #[schema(value_type = String, format = "uuid")]
    shop: Uuid,
    handle: String,
    name: String,
    /// `draft`, `active`, `suspended` or `closed`.
    state: &'static str,
    /// `owner`, `manager` or `staff`.
    role: &'static str,
}

impl From<SeatView> for Seat {
    fn from(seat: SeatView) -> Self {
        let state = seat.state.name();
        Self { shop: seat.shop.0, handle: seat.handle, name: seat.name, state, role: seat.role.name() }
    }
}
