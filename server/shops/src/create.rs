//! Opening a shop: by the market itself, for the demo and the catalogue that comes with it.

use domain::id::{AccountId, ShopId};
use domain::money::{Currency, Money};
use domain::shops::{ShippingMethod, ShopState, ShopView, handle, profile};
use domain::text::{self, Checks, FieldProblem, Problem};
use kernel::{Failure, Market, Op, Tx};

use crate::events::ShopChanged;
use crate::rules;
use crate::store::{self, NewShopRow};

/// A shop to be opened.
#[derive(Clone, Debug)]
pub struct NewShop {
    /// Its address in the market: 3 to 63 small letters, digits and hyphens.
    pub handle: String,
    /// What it is called; its orders are called after this.
    pub name: String,
    /// A few lines about it, at most 100 words.
    pub bio: String,
    /// Where it is.
    pub city: String,
    /// Two letters of ISO 3166.
    pub country: String,
    /// What all its prices are in, for ever.
    pub currency: Currency,
    /// Days in which a buyer may send things back.
    pub return_days: u32,
    /// Tax in basis points.
    pub tax_bps: u32,
    /// Whether prices contain the tax.
    pub prices_include_tax: bool,
    /// What the market keeps of a sale, in basis points.
    pub fee_bps: u32,
    /// Who runs it.
    pub owner: AccountId,
    /// How it ships; at least one way.
    pub shipping: Vec<NewShipping>,
}

/// A way in which a shop ships.
#[derive(Clone, Debug)]
pub struct NewShipping {
    /// What it is called; no two of a shop are called the same.
    pub name: String,
    /// What it costs.
    pub rate: Money,
    /// From which amount on it costs nothing.
    pub free_above: Option<Money>,
    /// Days it takes at least.
    pub min_days: u32,
    /// Days it takes at most.
    pub max_days: u32,
    /// Where to, as codes of two letters; empty for everywhere.
    pub countries: Vec<String>,
}

/// Why a shop was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreateRefusal {
    /// What is wrong with it.
    Invalid(Vec<FieldProblem>),
}

/// Opens a shop, or finds the one that has the handle and leaves it as it is. Only for the market itself.
pub async fn create(market: &Market, op: &Op, new: NewShop) -> Result<ShopView, Failure<CreateRefusal>> {
    op.require_system()?;
    let new = check(&new).map_err(|problems| Failure::Refused(CreateRefusal::Invalid(problems)))?;
    let mut tx = market.begin(op).await?;
    let (shop, is_new) = insert(market, &mut tx, &new).await?;
    if is_new {
        store::insert_owner(tx.db(), shop, new.owner).await?;
        for (position, method) in (0..).zip(&new.shipping) {
            let method = ShippingMethod {
                id: market.new_id(),
                name: method.name.clone(),
                rate: method.rate,
                free_above: method.free_above,
                min_days: method.min_days,
                max_days: method.max_days,
                countries: method.countries.clone(),
            };
            store::insert_shipping(tx.db(), shop, &method, position).await?;
        }
        tx.publish(&ShopChanged { shop })?;
    }
    let view = store::by_ids(tx.db(), &[shop]).await?.remove(&shop).ok_or(Failure::NotFound)?;
    tx.commit().await?;
    Ok(view)
}

/// The shop's id and whether it is new. Prefixes are tried until one is free: nobody is asked beforehand, so that two
/// shops that open at the same instant do not get the same.
async fn insert(market: &Market, tx: &mut Tx, new: &NewShop) -> Result<(ShopId, bool), Failure<CreateRefusal>> {
    let row = NewShopRow {
        id: market.new_id(),
        handle: &new.handle,
        name: &new.name,
        bio: &new.bio,
        city: &new.city,
        country: &new.country,
        currency: new.currency,
        return_days: i32::try_from(new.return_days)?,
        tax_bps: i32::try_from(new.tax_bps)?,
        prices_include_tax: new.prices_include_tax,
        fee_bps: i32::try_from(new.fee_bps)?,
        state: ShopState::Active,
    };
    for prefix in rules::order_prefixes(&new.name) {
        if store::insert(tx.db(), &row, &prefix).await? {
            return Ok((row.id, true));
        }
        if let Some(shop) = store::id_of(tx.db(), &new.handle).await? {
            return Ok((shop, false));
        }
    }
    Err(anyhow::anyhow!("no prefix for order numbers is free for {}", new.name).into())
}

/// The shop with every text trimmed, or everything that is wrong with it.
fn check(new: &NewShop) -> Result<NewShop, Vec<FieldProblem>> {
    let mut checks = Checks::new();
    let handle = checks.field("handle", handle::check(&new.handle));
    let name = checks.field("name", text::line(&new.name, 2, 100));
    let bio = checks.field("bio", profile::bio(&new.bio));
    let city = checks.field("city", text::line(&new.city, 0, 100));
    let country = checks.field("country", rules::country(&new.country));
    let mut range = |field: &str, value: u32, max: u32| {
        checks.ensure(field, value <= max, Problem::OutOfRange { min: 0, max: i64::from(max) });
    };
    range("return_days", new.return_days, 365);
    range("tax_bps", new.tax_bps, 5_000);
    range("fee_bps", new.fee_bps, 5_000);
    let shipping = check_shipping(&mut checks, new.currency, &new.shipping);
    checks.done()?;
    Ok(NewShop {
        handle: handle.unwrap_or_default(),
        name: name.unwrap_or_default(),
        bio: bio.unwrap_or_default(),
        city: city.unwrap_or_default(),
        country: country.unwrap_or_default(),
        shipping,
        ..new.clone()
    })
}

/// The ways to ship that are good.
fn check_shipping(checks: &mut Checks, currency: Currency, methods: &[NewShipping]) -> Vec<NewShipping> {
    checks.ensure("shipping", !methods.is_empty(), Problem::Missing);
    let mut good = Vec::<NewShipping>::new();
    for method in methods {
        let name = checks.field("shipping", text::line(&method.name, 1, 60)).unwrap_or_default();
        checks.ensure("shipping", !good.iter().any(|other| other.name == name), Problem::Repeated);
        let ours = |money: &Money| money.currency == currency;
        let rate = ours(&method.rate) && method.rate.minor >= 0;
        let free_above = method.free_above.is_none_or(|limit| ours(&limit) && limit.minor > 0);
        checks.ensure("shipping", rate && free_above, Problem::NotAnAmount);
        let days = method.min_days <= method.max_days && method.max_days <= 365;
        checks.ensure("shipping", days, Problem::OutOfRange { min: i64::from(method.min_days), max: 365 });
        good.push(NewShipping { name, ..method.clone() });
    }
    good
}
