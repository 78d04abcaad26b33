//! Money that comes in, and money that goes back.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{OrderGroupId, PaymentId};
use crate::money::Money;

crate::lifecycle! {
    /// Where a payment stands. `Captured` is money that we hold and for which there must soon be goods or a refund.
    pub enum PaymentState by PaymentMove {
        Preparing = "preparing", Open = "open", Captured = "captured", Confirmed = "confirmed",
        Refunding = "refunding", Refunded = "refunded", Closed = "closed",
    }
    OpenSession: Preparing => Open;
    Close: Preparing | Open => Closed;
    Capture: Preparing | Open | Closed => Captured;
    Confirm: Captured => Confirmed;
    GiveBack: Captured | Confirmed => Refunding;
    Returned: Refunding => Refunded;
}

crate::lifecycle! {
    /// Where a refund stands.
    pub enum RefundState by RefundMove {
        Requested = "requested", Succeeded = "succeeded", Failed = "failed",
    }
    Succeed: Requested | Failed => Succeeded;
    Fail: Requested => Failed;
}

/// A payment as the admin sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentRow {
    pub id: PaymentId,
    pub group: OrderGroupId,
    pub state: PaymentState,
    pub amount: Money,
    pub refunded: Money,
    pub provider_session: Option<String>,
    pub created_at: DateTime<Utc>,
}
