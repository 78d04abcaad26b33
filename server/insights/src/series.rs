//! Two periods of equal length, day by day, side by side.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::id::ShopId;
use domain::insights::DaySales;
use sqlx::PgConnection;

/// A period of whole days that ends today, and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Periods {
    pub days: u32,
    first: NaiveDate,
    before: NaiveDate,
    end: NaiveDate,
}

impl Periods {
    /// The last `days` days, today included; from 1 to 365.
    pub(crate) fn ending(now: DateTime<Utc>, days: u32) -> Self {
        let days = days.clamp(1, 365);
        let end = now.date_naive() + Days::new(1);
        let first = end - Days::new(u64::from(days));
        Self { days, first, before: first - Days::new(u64::from(days)), end }
    }

    /// From and to of the period.
    pub(crate) fn now(self) -> (DateTime<Utc>, DateTime<Utc>) {
        (midnight(self.first), midnight(self.end))
    }

    /// From and to of the one before.
    pub(crate) fn before(self) -> (DateTime<Utc>, DateTime<Utc>) {
        (midnight(self.before), midnight(self.first))
    }
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// Sales of every day of the period beside those of the day one period earlier; a day without sales is 0.
pub(crate) async fn series(
    db: &mut PgConnection,
    shop: Option<ShopId>,
    periods: Periods,
) -> Result<Vec<DaySales>, sqlx::Error> {
    let from = periods.before().0;
    let sales: HashMap<NaiveDate, i64> =
        orders::figures::by_day(db, shop, from, periods.now().1).await?.into_iter().collect();
    let of = |day: NaiveDate| sales.get(&day).copied().unwrap_or(0);
    let one = |offset: u32| {
        let day = periods.first + Days::new(u64::from(offset));
        DaySales { day, now: of(day), before: of(day - Days::new(u64::from(periods.days))) }
    };
    Ok((0..periods.days).map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_periods_meet_without_gap_or_overlap() {
        let now = DateTime::from_timestamp(1_763_600_000, 0).expect("a date in 2025");
        let periods = Periods::ending(now, 30);
        assert_eq!(periods.before().1, periods.now().0);
        assert_eq!(periods.now().1 - periods.now().0, chrono::Duration::days(30));
        assert!(periods.now().1 > now);
    }
}
