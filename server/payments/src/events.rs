//! What payments tells the rest of the market.

use domain::id::{OrderGroupId, PaymentId, RefundId};
use domain::money::Money;
use kernel::Event;
use serde::{Deserialize, Serialize};

macro_rules! event {
    ($(#[$meta:meta])* $name:ident, $wire:literal { $($(#[$field_meta:meta])* $field:ident: $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type),+ }
        impl Event for $name {
            const NAME: &'static str = $wire;
        }
    };
}

event! {
    /// A signed event of the provider was stored and waits to be applied.
    ProviderTold, "payments.ProviderTold" { event: String, facts: Facts }
}

/// What a provider event says about money, without the rest of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Facts {
    /// Where a payment page stands.
    Page {
        session: String,
        group: Option<uuid::Uuid>,
        paid: bool,
        expired: bool,
        intent: Option<String>,
        amount: Money,
    },
    /// How a charge went.
    Charge { intent: String, group: Option<uuid::Uuid>, amount: Money, succeeded: bool, failed: bool },
    /// Nothing that moves a payment.
    Nothing,
}

event! {
    /// The money is there; goods or a refund must follow.
    PaymentCaptured, "payments.PaymentCaptured" { payment: PaymentId, group: OrderGroupId }
}
event! {
    /// A card was refused; the buyer may try another.
    PaymentFailed, "payments.PaymentFailed" { payment: PaymentId, group: OrderGroupId }
}
event! {
    /// The payment page is closed and nothing was paid.
    PaymentClosed, "payments.PaymentClosed" { payment: PaymentId, group: OrderGroupId }
}
event! {
    /// Money is to go back.
    RefundRequested, "payments.RefundRequested" { refund: RefundId }
}
event! {
    /// Money went back.
    RefundSettled, "payments.RefundSettled" {
        refund: RefundId,
        group: OrderGroupId,
        /// What it was for: an order or an order group.
        cause: uuid::Uuid,
        amount: Money,
    }
}
