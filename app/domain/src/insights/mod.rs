//! Figures for dashboards: every one is counted from orders, payments and stock, never made up.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{DeliveryId, EventId};
use crate::money::Money;
use crate::orders::{OrderState, OrderSummary};
use crate::stock::LowStock;

/// A figure of this period and of the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    pub now: i64,
    pub before: i64,
}

impl Compared {
    /// The change in per cent, or nothing when there was nothing before.
    pub fn change_percent(self) -> Option<i64> {
        (self.before != 0).then(|| (self.now - self.before) * 100 / self.before)
    }
}

/// Sales of one day and of the day one period earlier, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaySales {
    pub day: NaiveDate,
    pub now: i64,
    pub before: i64,
}

/// How much of a product was sold in the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopProduct {
    pub title: String,
    pub slug: String,
    pub units: i64,
    pub sales: Money,
}

/// The first page of the seller site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SellerDashboard {
    pub shop_name: String,
    pub shop_handle: String,
    /// Zero of the shop's currency; amounts below are in its minor units.
    pub unit: Money,
    /// Days the period has.
    pub days: u32,
    pub sales: Compared,
    pub orders: Compared,
    pub units: Compared,
    pub average_order: Compared,
    pub series: Vec<DaySales>,
    pub to_pack: u32,
    pub to_ship: u32,
    pub by_state: Vec<(OrderState, u32)>,
    pub top: Vec<TopProduct>,
    pub low_stock: Vec<LowStock>,
    pub recent: Vec<OrderSummary>,
}

/// The first page of the admin site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminDashboard {
    pub unit: Money,
    pub days: u32,
    pub sales: Compared,
    pub orders: Compared,
    pub buyers: Compared,
    pub refunds: Compared,
    pub series: Vec<DaySales>,
    pub accounts: u32,
    pub shops: u32,
    pub products: u32,
    pub by_state: Vec<(OrderState, u32)>,
    pub recent: Vec<OrderSummary>,
    pub queues: Queues,
}

/// What waits in the background.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queues {
    pub deliveries_waiting: u32,
    pub deliveries_parked: u32,
    pub mails_waiting: u32,
    pub mails_failed: u32,
    pub payments_unsettled: u32,
    pub holds_open: u32,
}

/// An event that a handler could not take, put aside for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParkedDelivery {
    pub id: DeliveryId,
    pub event: EventId,
    pub name: String,
    pub handler: String,
    pub attempts: u32,
    pub last_error: String,
    pub parked_at: DateTime<Utc>,
}
