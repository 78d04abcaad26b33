//! The basket as its owner sees it: today's prices and stock, and what changed since things were put in.

use std::collections::{BTreeMap, HashMap};

use catalog::OnSale;
use domain::id::{HoldId, OfferId, ShippingMethodId, ShopId, VariantId};
use domain::money::{Currency, Money};
use domain::orders::{CartLineView, CartShop, CartView, NewOrder, ShopBasket, Totals, TotalsLine, Trouble, totals};
use domain::shops::{ShippingMethod, ShopView};
use domain::stock::Availability;
use kernel::failure::Outcome;
use kernel::{Market, Op};
use sqlx::PgConnection;

use crate::store::carts::{self, Cart, CartLine, Owner};

/// The basket of whoever asks; nobody's is empty.
pub async fn cart(market: &Market, op: &Op) -> Outcome<CartView> {
    let mut db = market.db(op).await?;
    let found = match Owner::of(op) {
        Some(owner) => carts::find(&mut db, owner).await?,
        None => None,
    };
    Ok(match found {
        Some(cart) => view(market, &mut db, cart).await?,
        None => empty()?,
    })
}

/// How many units are in the basket of whoever asks.
pub async fn cart_units(market: &Market, op: &Op) -> Outcome<u32> {
    match Owner::of(op) {
        Some(owner) => Ok(carts::units(&mut *market.db(op).await?, owner).await?),
        None => Ok(0),
    }
}

fn empty() -> Result<CartView, kernel::Failure> {
    let totals = totals(&[], Currency::USD)?;
    Ok(CartView { version: 0, shops: Vec::new(), totals, units: 0, draft: None })
}

/// A basket with everything that is known about its lines.
pub(crate) async fn view(market: &Market, db: &mut PgConnection, cart: Cart) -> Result<CartView, kernel::Failure> {
    Ok(look(market, db, cart).await?.0)
}

/// The same, and what the catalogue says of each variant.
pub(crate) async fn look(
    market: &Market,
    db: &mut PgConnection,
    cart: Cart,
) -> Result<(CartView, HashMap<VariantId, OnSale>), kernel::Failure> {
    let Cart { id, version, draft, checkout } = cart;
    let lines = carts::lines(db, id).await?;
    if lines.is_empty() {
        return Ok((CartView { version, draft, ..empty()? }, HashMap::new()));
    }
    let mut shelf = Shelf::of(market, db, checkout.map(|checkout| checkout.hold), &lines).await?;
    allot(&mut shelf.sales, &lines);
    let mut by_shop = BTreeMap::<ShopId, Vec<CartLineView>>::new();
    for line in &lines {
        let Some(sale) = shelf.sales.get(&line.variant) else { continue };
        by_shop.entry(sale.shop).or_default().push(line_view(line, sale, shelf.stock.get(&line.variant).copied())?);
    }
    let chosen = draft.as_ref().and_then(NewOrder::shipping_choices).unwrap_or_default();
    let mut shops = Vec::new();
    for (id, lines) in by_shop {
        let Some(shop) = shelf.shops.get(&id).cloned() else { continue };
        let shipping = choice(&shop, chosen.get(&id).copied(), &lines)?.map(|method| method.id);
        shops.push(CartShop { shop, lines, shipping });
    }
    let totals = basket_totals(&shops)?;
    let units = lines.iter().map(|line| line.quantity).sum();
    Ok((CartView { version, shops, totals, units, draft }, shelf.sales))
}

/// Everything that is looked up about the lines of a basket.
struct Shelf {
    sales: HashMap<VariantId, OnSale>,
    stock: HashMap<VariantId, Availability>,
    shops: HashMap<ShopId, ShopView>,
}

impl Shelf {
    async fn of(
        market: &Market,
        db: &mut PgConnection,
        hold: Option<HoldId>,
        lines: &[CartLine],
    ) -> Result<Self, sqlx::Error> {
        let variants: Vec<VariantId> = lines.iter().map(|line| line.variant).collect();
        let sales: HashMap<_, _> =
            catalog::on_sale(db, &variants).await?.into_iter().map(|sale| (sale.variant, sale)).collect();
        let mut stock = stock::availability(db, &variants).await?;
        // What this very basket has set aside is still its own.
        if let Some(hold) = hold {
            for (variant, quantity) in stock::held_in(db, hold).await? {
                stock.entry(variant).or_default().available += quantity;
            }
        }
        let mut ids: Vec<ShopId> = sales.values().map(|sale| sale.shop).collect();
        ids.sort_unstable();
        ids.dedup();
        let shops = shops::by_ids(market, db, &ids).await?;
        Ok(Self { sales, stock, shops })
    }
}

/// Gives what is left of every offer to the lines in their order: several variants of a product share its units, and a line
/// of more than are left by then costs what it costs without the offer.
fn allot(sales: &mut HashMap<VariantId, OnSale>, lines: &[CartLine]) {
    let mut left: HashMap<OfferId, u32> = HashMap::new();
    for line in lines {
        let Some(sale) = sales.get_mut(&line.variant) else { continue };
        let Some(catalog::Offered { offer, otherwise, left: Some(units) }) = sale.offer else { continue };
        let left = left.entry(offer).or_insert(units);
        if let Some(rest) = left.checked_sub(line.quantity) {
            *left = rest;
        } else {
            (sale.price, sale.offer) = (otherwise, None);
        }
    }
}

fn line_view(line: &CartLine, sale: &OnSale, stock: Option<Availability>) -> Result<CartLineView, kernel::Failure> {
    let left = stock.unwrap_or_default().left();
    let unit = sale.unit(line.quantity);
    let trouble = if !sale.active {
        Some(Trouble::Gone)
    } else if left == 0 {
        Some(Trouble::SoldOut)
    } else if left < line.quantity {
        Some(Trouble::OnlyLeft { left })
    } else if unit == line.seen {
        None
    } else {
        Some(Trouble::PriceChanged { was: line.seen })
    };
    Ok(CartLineView {
        id: line.id,
        variant: line.variant,
        slug: sale.slug.clone(),
        title: sale.title.clone(),
        label: sale.label.clone(),
        image: sale.image.clone(),
        quantity: line.quantity,
        unit,
        total: unit.times(line.quantity)?,
        trouble,
    })
}

/// The shop's method that was chosen, or its cheapest for these goods.
pub(crate) fn choice<'a>(
    shop: &'a ShopView,
    chosen: Option<ShippingMethodId>,
    lines: &[CartLineView],
) -> Result<Option<&'a ShippingMethod>, kernel::Failure> {
    let items = Money::sum(lines.iter().map(|line| line.total), shop.currency)?;
    let found = chosen.and_then(|id| shop.shipping.iter().find(|method| method.id == id));
    Ok(found.or_else(|| shop.shipping.iter().min_by_key(|method| method.price_for(items).minor)))
}

/// What the shops' parts cost with the shipping they name.
pub(crate) fn basket_totals(shops: &[CartShop]) -> Result<Totals, kernel::Failure> {
    let currency = shops.first().map_or(Currency::USD, |shop| shop.shop.currency);
    let baskets = shops.iter().map(|part| {
        let items = Money::sum(part.lines.iter().map(|line| line.total), currency)?;
        let method = part.shop.shipping.iter().find(|method| Some(method.id) == part.shipping);
        Ok(ShopBasket {
            shop: part.shop.id,
            lines: part.lines.iter().map(|l| TotalsLine { unit: l.unit, quantity: l.quantity }).collect(),
            shipping: method.map(|method| method.price_for(items)),
            tax_bps: part.shop.tax_bps,
            prices_include_tax: part.shop.prices_include_tax,
        })
    });
    let baskets = baskets.collect::<Result<Vec<_>, kernel::Failure>>()?;
    Ok(totals(&baskets, currency)?)
}
