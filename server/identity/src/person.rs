//! One person, for admins.

use domain::actor::Role;
use domain::id::AccountId;
use domain::identity::{AdminLevel, PersonView};
use kernel::{Failure, Market, Op};

use crate::devices;
use crate::documents;
use crate::store::{applications, people};

/// Everything about an account that an admin may know. Only for admins.
pub async fn person(market: &Market, op: &Op, account: AccountId) -> Result<PersonView, Failure> {
    let admin = op.require(Role::Admin)?;
    let mut db = market.pool().acquire().await?;
    let found = people::person(&mut db, account).await?.ok_or(Failure::NotFound)?;
    let may_promote = people::level(&mut db, admin).await? == Some(AdminLevel::Super);
    let mut wishes = applications::of(&mut db, account).await?;
    documents::attach(&mut db, &mut wishes).await?;
    Ok(PersonView {
        row: found.row,
        level: people::level(&mut db, account).await?,
        phone: found.phone,
        country: found.country,
        sessions: u32::try_from(devices::count(&mut db, op, account).await?).unwrap_or(u32::MAX),
        has_authenticator: found.has_authenticator,
        passkeys: u32::try_from(found.passkeys).unwrap_or(u32::MAX),
        erase_at: found.erase_at,
        applications: wishes,
        is_you: admin == account,
        may_promote,
    })
}
