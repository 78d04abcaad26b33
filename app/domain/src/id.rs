//! Numbers that name things; one of a shop is never mistaken for one of an order.

/// Declares a typed id: a UUID that serialises as itself and converts explicitly.
macro_rules! typed_id {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

typed_id! {
    /// One person's account.
    AccountId,
    /// One signed-in device on one site.
    SessionId,
    /// A request for a one-time code.
    ChallengeId,
    /// An address that a person keeps for their parcels.
    AddressId,
    /// A program's sign-in: everything that one sign-in's tokens turned into.
    FamilyId,
    /// A key that a person carries.
    PasskeyId,
    /// A question put to an authenticator.
    CeremonyId,
    /// Somebody's wish to sell, or to appear as a brand.
    ApplicationId,
    /// A paper or picture that somebody sent with their wish to sell.
    DocumentId,
    /// A copy of everything the market knows of a person.
    ExportId,
    /// A visitor who has not signed in.
    GuestId,
    /// A shop.
    ShopId,
    /// A way a shop ships.
    ShippingMethodId,
    /// A department or a shelf in one.
    CategoryId,
    /// A product of one shop.
    ProductId,
    /// One buyable form of a product: a size, a colour.
    VariantId,
    /// A picture.
    ImageId,
    /// A file of products that a seller brought.
    ImportId,
    /// Units set aside for one checkout.
    HoldId,
    /// A basket.
    CartId,
    /// One line of a basket.
    CartLineId,
    /// Everything that one payment pays.
    OrderGroupId,
    /// One shop's part of an order group.
    OrderId,
    /// A price that holds for a time.
    OfferId,
    /// One line of an order.
    OrderLineId,
    /// What a buyer says of a line that they bought.
    ReviewId,
    /// A payment of an order group.
    PaymentId,
    /// Money that goes back.
    RefundId,
    /// An e-mail to be sent.
    MailId,
    /// A notice shown in a site.
    NoticeId,
    /// A domain event.
    EventId,
    /// One handler's copy of an event.
    DeliveryId,
}
