//! The people of a shop: who they are, giving them another role, and letting them go.

use std::collections::HashMap;

use domain::id::AccountId;
use domain::shops::{Action, Resource, StaffRefusal, StaffRole, StaffRow, StaffView};
use kernel::{Failure, Market, Op};
use sqlx::PgConnection;

use crate::permit::{permit, seat_of};
use crate::store;

/// Everybody who works in the shop, and whoever is invited.
pub async fn staff(market: &Market, op: &Op) -> Result<StaffView, Failure> {
    let mut db = market.db(op).await?;
    let seat = permit(&mut db, op, Resource::Staff, Action::See).await?;
    let members = store::staff::members(&mut db, seat.shop).await?;
    let ids: Vec<AccountId> = members.iter().map(|member| member.account).collect();
    let names = identity::names_of(&mut db, &ids).await?;
    let mut emails = emails(&mut db, &ids).await?;
    let row = |member: store::staff::Member| StaffRow {
        account: member.account,
        name: names.get(&member.account).cloned().unwrap_or_default(),
        email: emails.remove(&member.account).unwrap_or_default(),
        role: member.role,
        since: member.since,
        is_you: member.account == seat.account,
    };
    let people = members.into_iter().map(row).collect();
    Ok(StaffView { people, invited: store::staff::invitations(&mut db, seat.shop, op.now).await? })
}

/// The addresses of a few people.
pub(crate) async fn emails(
    db: &mut PgConnection,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, String>, sqlx::Error> {
    let mut found = HashMap::with_capacity(accounts.len());
    for account in accounts {
        if let Some(email) = identity::email_of(db, *account).await? {
            found.insert(*account, email);
        }
    }
    Ok(found)
}

/// Gives somebody of the shop another role: manager or staff. The owner stays the owner.
pub async fn set_role(
    market: &Market,
    op: &Op,
    account: AccountId,
    role: StaffRole,
) -> Result<(), Failure<StaffRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Staff, Action::Change).await?;
    let was = store::staff::role_of(tx.db(), seat.shop, account).await?.ok_or(Failure::NotFound)?;
    if was == StaffRole::Owner || !StaffRole::INVITED.contains(&role) {
        return Err(Failure::Refused(StaffRefusal::TheOwner));
    }
    if was != role {
        store::staff::set_role(tx.db(), seat.shop, account, role).await?;
        let note = format!("{account}: {} to {}", was.name(), role.name());
        store::settings::note(tx.db(), seat.shop, &op.actor_name(), "role changed", &note).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Ends that somebody works in the shop; their next request finds no shop. Everybody but the owner may go by
/// themselves.
pub async fn remove_staff(market: &Market, op: &Op, account: AccountId) -> Result<(), Failure<StaffRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = seat_of(tx.db(), op).await?;
    if account != seat.account && !seat.may(Resource::Staff, Action::Change) {
        return Err(Failure::Forbidden);
    }
    let role = store::staff::role_of(tx.db(), seat.shop, account).await?.ok_or(Failure::NotFound)?;
    if role == StaffRole::Owner || !store::staff::remove(tx.db(), seat.shop, account).await? {
        return Err(Failure::Refused(StaffRefusal::TheOwner));
    }
    let what = if account == seat.account { "left" } else { "removed" };
    store::settings::note(tx.db(), seat.shop, &op.actor_name(), what, &account.to_string()).await?;
    tx.commit().await?;
    Ok(())
}
