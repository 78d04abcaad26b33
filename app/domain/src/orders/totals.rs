//! What a basket costs, worked out by one pure function that server and browser share.
//!
//! Rounding happens once for each shop: tax is taken from the sum of that shop's goods and shipping, half to even.

use serde::{Deserialize, Serialize};

use crate::id::ShopId;
use crate::money::{Currency, Money, MoneyError};

/// A line to be added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalsLine {
    pub unit: Money,
    pub quantity: u32,
}

/// What one shop contributes to a basket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopBasket {
    pub shop: ShopId,
    pub lines: Vec<TotalsLine>,
    /// The price of the chosen shipping, if one is chosen.
    pub shipping: Option<Money>,
    /// Tax in basis points.
    pub tax_bps: u32,
    pub prices_include_tax: bool,
}

/// What one shop's part costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopTotals {
    pub shop: ShopId,
    pub items: Money,
    pub shipping: Money,
    /// Tax inside the total when prices include it, else on top.
    pub tax: Money,
    pub total: Money,
}

/// What a basket costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    pub shops: Vec<ShopTotals>,
    pub items: Money,
    pub shipping: Money,
    pub tax: Money,
    /// Whether every shop's prices contain the tax shown.
    pub tax_included: bool,
    pub total: Money,
}

/// Adds up a basket in `currency`; lines of another currency are an error, never a wrong sum.
pub fn totals(baskets: &[ShopBasket], currency: Currency) -> Result<Totals, MoneyError> {
    let shops = baskets.iter().map(|basket| shop_totals(basket, currency)).collect::<Result<Vec<_>, _>>()?;
    let sum = |part: fn(&ShopTotals) -> Money| Money::sum(shops.iter().map(part), currency);
    Ok(Totals {
        items: sum(|shop| shop.items)?,
        shipping: sum(|shop| shop.shipping)?,
        tax: sum(|shop| shop.tax)?,
        total: sum(|shop| shop.total)?,
        tax_included: baskets.iter().all(|basket| basket.prices_include_tax),
        shops,
    })
}

fn shop_totals(basket: &ShopBasket, currency: Currency) -> Result<ShopTotals, MoneyError> {
    let lines = basket.lines.iter().map(|line| line.unit.times(line.quantity)).collect::<Result<Vec<_>, _>>()?;
    let items = Money::sum(lines, currency)?;
    let shipping = basket.shipping.unwrap_or(Money::zero(currency));
    let taxed = items.plus(shipping)?;
    let (tax, total) = if basket.prices_include_tax {
        (taxed.tax_inside(basket.tax_bps)?, taxed)
    } else {
        let tax = taxed.basis_points(basket.tax_bps)?;
        (tax, taxed.plus(tax)?)
    };
    Ok(ShopTotals { shop: basket.shop, items, shipping, tax, total })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn basket(lines: &[(i64, u32)], shipping: i64, tax_bps: u32, prices_include_tax: bool) -> ShopBasket {
        let usd = |minor| Money::new(minor, Currency::USD);
        let lines = lines.iter().map(|(unit, quantity)| TotalsLine { unit: usd(*unit), quantity: *quantity }).collect();
        ShopBasket {
            shop: ShopId(uuid::Uuid::nil()),
            lines,
            shipping: Some(usd(shipping)),
            tax_bps,
            prices_include_tax,
        }
    }

    #[test]
    fn tax_is_inside_or_on_top() {
        let inside = totals(&[basket(&[(10_000, 1)], 0, 2_300, true)], Currency::USD).expect("one currency");
        assert_eq!((inside.tax.minor, inside.total.minor), (1_870, 10_000));
        let on_top = totals(&[basket(&[(10_000, 1)], 500, 1_000, false)], Currency::USD).expect("one currency");
        assert_eq!((on_top.tax.minor, on_top.total.minor), (1_050, 11_550));
    }

    #[test]
    fn two_currencies_are_not_added() {
        let mut mixed = basket(&[(100, 1)], 0, 0, true);
        mixed.lines[0].unit.currency = Currency::EUR;
        assert_eq!(totals(&[mixed], Currency::USD), Err(MoneyError::CurrencyMismatch));
    }

    proptest! {
        #[test]
        fn the_whole_is_the_sum_of_its_shops(
            lines in prop::collection::vec((0_i64..1_000_000, 1_u32..99), 0..8),
            shipping in 0_i64..10_000,
            bps in 0_u32..3_000,
            inside in any::<bool>(),
        ) {
            let baskets = [basket(&lines, shipping, bps, inside), basket(&lines, 0, bps / 2, !inside)];
            let sum = totals(&baskets, Currency::USD).expect("one currency, small amounts");
            prop_assert_eq!(sum.total.minor, sum.shops.iter().map(|s| s.total.minor).sum::<i64>());
            for shop in &sum.shops {
                let goods = shop.items.minor + shop.shipping.minor;
                prop_assert!(shop.total.minor == goods || shop.total.minor == goods + shop.tax.minor);
            }
        }
    }
}
