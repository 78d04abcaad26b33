//! An order as buyer, seller and admin see it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::state::{OrderMove, OrderState};
use crate::catalog::ImageView;
use crate::id::{OrderGroupId, OrderId, OrderLineId, VariantId};
use crate::money::Money;
use crate::text::FieldProblem;

/// Where a parcel goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostalAddress {
    pub name: String,
    pub street: String,
    pub city: String,
    pub postcode: String,
    pub country: String,
    pub phone: Option<String>,
}

/// A line of an order, as it was when it was sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLineView {
    pub id: OrderLineId,
    pub variant: VariantId,
    pub slug: String,
    pub title: String,
    pub label: String,
    pub sku: String,
    pub image: Option<ImageView>,
    pub quantity: u32,
    pub unit: Money,
    pub total: Money,
}

/// One thing that happened to an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    pub state: OrderState,
    /// Who did it, in words: a shop's name, `You`, `Agora`.
    pub by: String,
    /// A reason or a tracking number.
    pub note: Option<String>,
    pub at: DateTime<Utc>,
}

/// How a parcel travels.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Shipment {
    pub courier: String,
    pub tracking: String,
}

/// A row of a list of orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderSummary {
    pub id: OrderId,
    pub group: OrderGroupId,
    /// The shop's own running number, like `FL-1042`.
    pub number: String,
    pub state: OrderState,
    pub shop_name: String,
    pub shop_handle: String,
    pub buyer_name: String,
    pub city: String,
    pub country: String,
    pub units: u32,
    /// The first line, to recognise it by.
    pub first_title: String,
    pub image: Option<ImageView>,
    pub total: Money,
    pub placed_at: DateTime<Utc>,
}

/// An order, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderView {
    pub summary: OrderSummary,
    pub email: String,
    pub address: PostalAddress,
    pub lines: Vec<OrderLineView>,
    pub items: Money,
    pub shipping: Money,
    pub shipping_name: String,
    pub tax: Money,
    pub tax_included: bool,
    pub shipment: Option<Shipment>,
    /// Oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// What the person who looks at it may do next.
    pub moves: Vec<OrderMove>,
}

/// Everything one payment paid, as the return page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupView {
    pub id: OrderGroupId,
    /// `Pending` until the provider has confirmed; the page asks again until then.
    pub state: OrderState,
    pub email: String,
    pub total: Money,
    pub orders: Vec<OrderView>,
    /// The provider's page, while the payment is open.
    pub pay_url: Option<String>,
    /// When what is held will be let go, while the payment is open.
    pub held_until: Option<DateTime<Utc>>,
}

/// Which orders a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OrderFilter {
    pub state: Option<OrderState>,
    /// A number, a name or an e-mail.
    pub words: String,
    /// From 1.
    pub page: u32,
}

/// Why an order was not moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MoveRefusal {
    /// Its state does not allow it.
    NotNow { state: OrderState },
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
}
