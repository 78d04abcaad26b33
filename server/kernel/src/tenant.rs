//! Whom a connection is for: the market itself, a person, or a shop; the database shows it nothing else.
//!
//! The rules stand in the database (`migrations/0013_tenants.sql`) and are forced: they are the second wall behind what
//! every use case asks first. No connection to what they protect is had without saying for whom, so no store function
//! can be called without it either.

use std::ops::{Deref, DerefMut};

use domain::actor::{Actor, Role, Site};
use domain::id::{AccountId, GuestId, ShopId};
use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, Postgres};

use crate::op::Op;

/// Whom a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tenant {
    /// The market itself: its jobs, its admins, and its own books where they are kept for everybody.
    Market,
    /// A shop, where it is known already that whoever acts may act for it.
    Shop(ShopId),
    /// A person: what is public, and what is theirs.
    Person {
        /// Who is signed in.
        account: Option<AccountId>,
        /// The visitor's number, also beside an account.
        guest: Option<GuestId>,
    },
}

impl From<&Op> for Tenant {
    /// Whoever asks. Somebody who works for a shop is a person until the shops' context has looked up where they work
    /// and what they may do there ([`serve`]).
    fn from(op: &Op) -> Self {
        match op.actor {
            Actor::System(_) => Self::Market,
            Actor::Account(_) if op.site == Site::Admin && op.roles.contains(&Role::Admin) => Self::Market,
            Actor::Account(account) => Self::Person { account: Some(account), guest: op.guest },
            Actor::Guest(guest) => Self::Person { account: None, guest: guest.or(op.guest) },
        }
    }
}

impl Tenant {
    /// What the database is told: kind, shop, account, guest.
    fn words(self) -> [String; 4] {
        let text = |id: Option<sqlx::types::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        let words = |kind: &str, shop, account, guest| [kind.to_owned(), text(shop), text(account), text(guest)];
        match self {
            Self::Market => words("market", None, None, None),
            Self::Shop(shop) => words("shop", Some(shop.0), None, None),
            Self::Person { account, guest } => words("person", None, account.map(|id| id.0), guest.map(|id| id.0)),
        }
    }

    /// The first words of a transaction. Nothing in them was typed by anybody: they are names and numbers.
    pub(crate) fn begin(self) -> String {
        let [kind, shop, account, guest] = self.words();
        format!(
            "begin; set app.kind = '{kind}'; set app.shop = '{shop}'; set app.account = '{account}';
             set app.guest = '{guest}'"
        )
    }
}

/// A connection that is for somebody. Stores take it as the connection that it is.
pub struct Db(PoolConnection<Postgres>);

impl Db {
    pub(crate) async fn of(mut db: PoolConnection<Postgres>, tenant: Tenant) -> Result<Self, sqlx::Error> {
        bind(&mut db, tenant).await?;
        Ok(Self(db))
    }
}

impl Deref for Db {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.0
    }
}

impl DerefMut for Db {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.0
    }
}

/// From here on the connection is for that tenant, whoever it was for.
pub async fn bind(db: &mut PgConnection, tenant: Tenant) -> Result<(), sqlx::Error> {
    let [kind, shop, account, guest] = tenant.words();
    sqlx::query!(
        "select set_config('app.kind', $1, false) as kind, set_config('app.shop', $2, false) as shop,
                set_config('app.account', $3, false) as account, set_config('app.guest', $4, false) as guest",
        kind,
        shop,
        account,
        guest,
    )
    .fetch_one(db)
    .await?;
    Ok(())
}

/// From here on the connection or transaction is for `shop` alone, whoever it was for. To be called by whatever has
/// looked up that the person works there.
pub async fn serve(db: &mut PgConnection, shop: ShopId) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "select set_config('app.kind', 'shop', false) as kind, set_config('app.shop', $1, false) as shop",
        shop.0.to_string()
    )
    .fetch_one(db)
    .await?;
    Ok(())
}
