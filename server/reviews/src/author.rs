//! Whom everybody sees as the writer of a review: a first name and a letter.

use std::collections::HashMap;

use domain::id::AccountId;
use domain::reviews::short_name;
use sqlx::PgConnection;

/// Whoever was erased.
pub(crate) const GONE: &str = "A former member";

/// The names under which reviews are shown.
pub(crate) struct Authors(HashMap<AccountId, String>);

impl Authors {
    pub(crate) async fn of(db: &mut PgConnection, accounts: &[Option<AccountId>]) -> Result<Self, sqlx::Error> {
        let mut known: Vec<AccountId> = accounts.iter().copied().flatten().collect();
        known.sort_unstable();
        known.dedup();
        Ok(Self(identity::names_of(db, &known).await?))
    }

    /// The writer's name as everybody may read it.
    pub(crate) fn name(&self, account: Option<AccountId>) -> String {
        account.and_then(|account| self.0.get(&account)).map_or_else(|| GONE.to_owned(), |name| short_name(name))
    }
}
