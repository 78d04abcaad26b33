//! What other contexts ask about people: names, addresses, how many there are.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::id::AccountId;
use sqlx::PgConnection;

use crate::rules::email_key;
use crate::store::{accounts, people};

/// How many accounts there are and were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountCounts {
    /// Now.
    pub now: u64,
    /// At the instant that was asked about.
    pub then: u64,
}

/// The account of that address, however it is spelled.
pub async fn account_with(db: &mut PgConnection, email: &str) -> Result<Option<AccountId>, sqlx::Error> {
    accounts::of_email(db, &email_key(email)).await
}

/// Names by account; who is unknown is missing.
pub async fn names_of(
    db: &mut PgConnection,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, String>, sqlx::Error> {
    people::names(db, accounts).await
}

/// The address of an account.
pub async fn email_of(db: &mut PgConnection, account: AccountId) -> Result<Option<String>, sqlx::Error> {
    people::email(db, account).await
}

/// Everybody who looks after the market and is not locked out.
pub async fn admins(db: &mut PgConnection) -> Result<Vec<AccountId>, sqlx::Error> {
    people::with_role(db, Role::Admin).await
}

/// How many accounts there are.
pub async fn count(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    people::count(db).await
}

/// How many accounts there are, and how many there were at `then`.
pub async fn counts(db: &mut PgConnection, then: DateTime<Utc>) -> Result<AccountCounts, sqlx::Error> {
    let (now, then) = people::count_then(db, then).await?;
    Ok(AccountCounts { now: now.unsigned_abs(), then: then.unsigned_abs() })
}
