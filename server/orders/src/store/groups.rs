//! The SQL of order groups: what one payment pays.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, CartId, GuestId, HoldId, OrderGroupId};
use domain::money::{Currency, Money};
use domain::orders::PostalAddress;
use sqlx::PgConnection;
use uuid::Uuid;

/// An order group as the server knows it.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub id: OrderGroupId,
    pub request_hash: Vec<u8>,
    pub cart: CartId,
    pub account: Option<AccountId>,
    pub guest: Option<GuestId>,
    pub email: String,
    pub total: Money,
    pub state: String,
    pub hold: HoldId,
}

struct GroupColumns {
    id: Uuid,
    request_hash: Vec<u8>,
    cart_id: Uuid,
    account_id: Option<Uuid>,
    guest_id: Option<Uuid>,
    email: String,
    currency: String,
    total_minor: i64,
    state: String,
    hold_id: Uuid,
}

impl TryFrom<GroupColumns> for Group {
    type Error = sqlx::Error;

    fn try_from(row: GroupColumns) -> Result<Self, sqlx::Error> {
        let currency: Currency = row.currency.parse().map_err(|_| super::unknown("currency", &row.currency))?;
        Ok(Self {
            id: OrderGroupId(row.id),
            request_hash: row.request_hash,
            cart: CartId(row.cart_id),
            account: row.account_id.map(AccountId),
            guest: row.guest_id.map(GuestId),
            email: row.email,
            total: Money::new(row.total_minor, currency),
            state: row.state,
            hold: HoldId(row.hold_id),
        })
    }
}

/// An order group to be written.
pub(crate) struct NewGroup<'a> {
    pub id: OrderGroupId,
    pub request_key: Uuid,
    pub request_hash: &'a [u8],
    pub cart: CartId,
    pub account: Option<AccountId>,
    pub guest: Option<GuestId>,
    pub email: &'a str,
    pub address: &'a PostalAddress,
    pub total: Money,
    pub hold: HoldId,
    pub expires_at: DateTime<Utc>,
}

/// Writes an order group; false when its key was used already or its basket is in another live checkout.
pub(crate) async fn insert(db: &mut PgConnection, new: &NewGroup<'_>) -> Result<bool, sqlx::Error> {
    let address = serde_json::to_value(new.address).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    let done = sqlx::query!(
        "insert into orders.groups (id, request_key, request_hash, cart_id, account_id, guest_id, email, address,
             currency, total_minor, hold_id, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing",
        new.id.0,
        new.request_key,
        new.request_hash,
        new.cart.0,
        new.account.map(|account| account.0),
        new.guest.map(|guest| guest.0),
        new.email,
        address,
        new.total.currency.code(),
        new.total.minor,
        new.hold.0,
        new.expires_at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The order group that a checkout form made.
pub(crate) async fn by_key(db: &mut PgConnection, key: Uuid) -> Result<Option<Group>, sqlx::Error> {
    let row = sqlx::query_as!(
        GroupColumns,
        "select id, request_hash, cart_id, account_id, guest_id, email, currency, total_minor, state, hold_id
         from orders.groups where request_key = $1",
        key,
    )
    .fetch_optional(db)
    .await?;
    row.map(Group::try_from).transpose()
}

/// The order group of that id.
pub(crate) async fn by_id(db: &mut PgConnection, group: OrderGroupId) -> Result<Option<Group>, sqlx::Error> {
    let row = sqlx::query_as!(
        GroupColumns,
        "select id, request_hash, cart_id, account_id, guest_id, email, currency, total_minor, state, hold_id
         from orders.groups where id = $1",
        group.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(Group::try_from).transpose()
}

/// The order group, locked.
pub(crate) async fn lock(db: &mut PgConnection, group: OrderGroupId) -> Result<Option<Group>, sqlx::Error> {
    let row = sqlx::query_as!(
        GroupColumns,
        "select id, request_hash, cart_id, account_id, guest_id, email, currency, total_minor, state, hold_id
         from orders.groups where id = $1 for update",
        group.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(Group::try_from).transpose()
}

/// Moves an order group by compare-and-set.
pub(crate) async fn advance(
    db: &mut PgConnection,
    group: OrderGroupId,
    from: &str,
    to: &str,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!("update orders.groups set state = $3 where id = $1 and state = $2", group.0, from, to)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}
