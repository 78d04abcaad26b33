//! The first page of the admin site: how the market is doing and what waits.

use domain::actor::Role;
use domain::insights::{AdminDashboard, Compared, Queues};
use domain::money::{Currency, Money};
use kernel::failure::Outcome;
use kernel::{Market, Op};
use sqlx::PgConnection;

use crate::series::{Periods, series};

/// The figures of the whole market over the last `days` days, beside those of the days before.
pub async fn admin_dashboard(market: &Market, op: &Op, days: u32) -> Outcome<AdminDashboard> {
    op.require(Role::Admin)?;
    let mut db = market.db(op).await?;
    let periods = Periods::ending(op.now, days);
    let ((from, to), (from_before, to_before)) = (periods.now(), periods.before());
    let now = orders::figures::sums(&mut db, None, from, to).await?;
    let before = orders::figures::sums(&mut db, None, from_before, to_before).await?;
    let refunds = Compared {
        now: payments::figures(&mut db, from, to).await?,
        before: payments::figures(&mut db, from_before, to_before).await?,
    };
    Ok(AdminDashboard {
        unit: Money::zero(Currency::USD),
        days: periods.days,
        sales: Compared { now: now.sales_minor, before: before.sales_minor },
        orders: Compared { now: now.orders, before: before.orders },
        buyers: Compared { now: now.buyers, before: before.buyers },
        refunds,
        series: series(&mut db, None, periods).await?,
        accounts: small(identity::counts(&mut db, op.now).await?.now),
        shops: small(shops::count(&mut db).await?),
        products: small(catalog::count(&mut db).await?),
        by_state: orders::figures::states(&mut db, None).await?,
        recent: orders::figures::recent(market, &mut db, None, 8).await?,
        queues: queues(&mut db).await?,
    })
}

async fn queues(db: &mut PgConnection) -> Result<Queues, sqlx::Error> {
    let (deliveries_waiting, deliveries_parked) = kernel::worker::waiting(db).await?;
    let (mails_waiting, mails_failed) = messages::queue(db).await?;
    Ok(Queues {
        deliveries_waiting: small(deliveries_waiting),
        deliveries_parked: small(deliveries_parked),
        mails_waiting: small(mails_waiting),
        mails_failed: small(mails_failed),
        payments_unsettled: small(payments::unsettled(db).await?),
        holds_open: small(stock::open_holds(db).await?),
    })
}

/// A count that fits a tile, whatever the type it was counted in.
fn small(count: impl TryInto<u32>) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}
