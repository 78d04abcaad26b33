//! The first page of the seller site: today's work and how the shop is doing.

use std::collections::HashMap;

use domain::actor::Role;
use domain::insights::{Compared, SellerDashboard, TopProduct};
use domain::money::Money;
use domain::orders::OrderState;
use domain::stock::LowStock;
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op};

use crate::series::{Periods, series};

/// The figures of the signed-in seller's shop over the last `days` days, beside those of the days before.
pub async fn seller_dashboard(market: &Market, op: &Op, days: u32) -> Outcome<SellerDashboard> {
    let account = op.require(Role::Seller)?;
    let mut db = market.db(op).await?;
    let id = shops::shop_of(&mut db, account).await?.ok_or(Failure::NotFound)?;
    let shop = shops::by_ids(market, &mut db, &[id]).await?.remove(&id).ok_or(Failure::NotFound)?;
    let periods = Periods::ending(op.now, days);
    let (from, to) = periods.now();
    let now = orders::figures::sums(&mut db, Some(id), from, to).await?;
    let (from_before, to_before) = periods.before();
    let before = orders::figures::sums(&mut db, Some(id), from_before, to_before).await?;
    let average = |sums: orders::figures::Sums| if sums.orders == 0 { 0 } else { sums.sales_minor / sums.orders };
    let by_state = orders::figures::states(&mut db, Some(id)).await?;
    let count = |wanted| by_state.iter().find(|(state, _)| *state == wanted).map_or(0, |(_, count)| *count);
    let unit = Money::zero(shop.currency);
    let top = orders::figures::top(&mut db, id, from, 5).await?;
    let top = top.into_iter().map(|(title, slug, units, sales)| TopProduct {
        title,
        slug,
        units,
        sales: Money::new(sales, shop.currency),
    });
    let low = stock::low_stock(&mut db, id, 8).await?;
    let variants: Vec<_> = low.iter().map(|(variant, _)| *variant).collect();
    let mut goods: HashMap<_, _> =
        catalog::on_sale(&mut db, &variants).await?.into_iter().map(|sale| (sale.variant, sale)).collect();
    let low_stock = low.into_iter().filter_map(|(variant, left)| {
        let sale = goods.remove(&variant)?;
        Some(LowStock { variant, product: sale.product, title: sale.title, label: sale.label, left })
    });
    Ok(SellerDashboard {
        shop_name: shop.name,
        shop_handle: shop.handle,
        unit,
        days: periods.days,
        sales: Compared { now: now.sales_minor, before: before.sales_minor },
        orders: Compared { now: now.orders, before: before.orders },
        units: Compared { now: now.units, before: before.units },
        average_order: Compared { now: average(now), before: average(before) },
        series: series(&mut db, Some(id), periods).await?,
        to_pack: count(OrderState::Paid),
        to_ship: count(OrderState::Packed),
        top: top.collect(),
        low_stock: low_stock.collect(),
        recent: orders::figures::recent(market, &mut db, Some(id), 6).await?,
        by_state,
    })
}
