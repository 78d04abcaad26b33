//! What orders tells the rest of the market.

use domain::id::{OrderGroupId, OrderId};
use domain::orders::OrderState;
use kernel::Event;
use serde::{Deserialize, Serialize};

/// `ORDER_CREATED`: an order group waits for its payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderPlaced {
    pub group: OrderGroupId,
}

impl Event for OrderPlaced {
    const NAME: &'static str = "orders.OrderPlaced";
}

/// `ORDER_PAYMENT_COMPLETED`: the money came and the goods are the buyer's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderPaid {
    pub group: OrderGroupId,
}

impl Event for OrderPaid {
    const NAME: &'static str = "orders.OrderPaid";
}

/// One order went from one state to another by somebody's hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderMoved {
    pub order: OrderId,
    pub to: OrderState,
    pub note: Option<String>,
}

impl Event for OrderMoved {
    const NAME: &'static str = "orders.OrderMoved";
}

/// The money came too late: the goods were gone and it goes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidTooLate {
    pub group: OrderGroupId,
}

impl Event for PaidTooLate {
    const NAME: &'static str = "orders.PaidTooLate";
}
