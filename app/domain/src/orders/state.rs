//! The life of an order, from placed to delivered.

crate::lifecycle! {
    /// Where one shop's part of a purchase stands.
    pub enum OrderState by OrderMove {
        Pending = "pending", Paid = "paid", Packed = "packed", Shipped = "shipped",
        OutForDelivery = "out_for_delivery", Delivered = "delivered", DeliveryFailed = "delivery_failed",
        Returned = "returned", Cancelled = "cancelled", Expired = "expired", Refunded = "refunded",
    }
    Pay: Pending => Paid;
    // The payment came after the order had expired and its goods could be claimed again.
    Revive: Expired => Paid;
    Expire: Pending => Expired;
    Pack: Paid => Packed;
    Ship: Packed => Shipped;
    SendOut: Shipped => OutForDelivery;
    Deliver: Shipped | OutForDelivery => Delivered;
    FailDelivery: Shipped | OutForDelivery => DeliveryFailed;
    Return: DeliveryFailed | Delivered => Returned;
    Cancel: Pending | Paid | Packed => Cancelled;
    Refund: Cancelled | Expired | Returned => Refunded;
}

impl OrderState {
    /// Whether nothing of it is on its way any more: neither goods to the buyer nor a payment to the shop.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Delivered | Self::Returned | Self::Cancelled | Self::Expired | Self::Refunded)
    }

    /// One or two words for a badge.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pending => "Waiting for payment",
            Self::Paid => "To pack",
            Self::Packed => "Packed",
            Self::Shipped => "Shipped",
            Self::OutForDelivery => "Out for delivery",
            Self::Delivered => "Delivered",
            Self::DeliveryFailed => "Delivery failed",
            Self::Returned => "Returned",
            Self::Cancelled => "Cancelled",
            Self::Expired => "Expired",
            Self::Refunded => "Refunded",
        }
    }
}

impl OrderMove {
    /// What the button says.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pay | Self::Revive => "Confirm payment",
            Self::Expire => "Let it expire",
            Self::Pack => "Mark as packed",
            Self::Ship => "Ship",
            Self::SendOut => "Out for delivery",
            Self::Deliver => "Mark as delivered",
            Self::FailDelivery => "Delivery failed",
            Self::Return => "Take back",
            Self::Cancel => "Cancel order",
            Self::Refund => "Refund",
        }
    }

    /// Moves that a seller makes by hand.
    pub const BY_SELLER: [Self; 6] =
        [Self::Pack, Self::Ship, Self::SendOut, Self::Deliver, Self::FailDelivery, Self::Cancel];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle::Lifecycle;

    #[test]
    fn every_state_can_be_reached() {
        assert_eq!(OrderState::unreachable(), Vec::<OrderState>::new());
    }

    #[test]
    fn a_shipped_order_is_not_cancelled_and_nothing_is_paid_twice() {
        assert!(!OrderState::Shipped.may(OrderMove::Cancel));
        assert!(!OrderState::Paid.may(OrderMove::Pay));
        assert!(!OrderState::Refunded.may(OrderMove::Revive));
    }
}
