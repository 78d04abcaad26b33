//! Locking an account out, and letting it in again.

use domain::actor::Role;
use domain::id::AccountId;
use domain::identity::{AccountState, BanRefusal, BanRequest};
use domain::text::{self, FieldProblem};
use kernel::{Failure, Market, Op, Tx};

use crate::ending;
use crate::events::{AccountBanned, BanLifted};
use crate::sessions::Recent;
use crate::store::accounts;

/// Locks an account out and ends its sessions, with a reason that is shown at the door. Only for admins, and not for
/// their own account.
pub async fn ban(market: &Market, op: &Op, request: BanRequest) -> Result<(), Failure<BanRefusal>> {
    let admin = op.require(Role::Admin)?;
    let reason = check(&request, admin).map_err(Failure::Refused)?;
    let target = request.account;

    let mut tx = market.begin(op).await?;
    let state = lock(&mut tx, admin, target).await?;
    accounts::ban(tx.db(), target, &reason, op.now).await?;
    let ended = ending::everywhere(&mut tx, op, target, None, "banned").await?;
    if state == AccountState::Active {
        tx.publish(&AccountBanned { account: target, by: admin, reason })?;
    }
    tx.commit().await?;
    market.kept::<Recent>().forget(ended).await;
    Ok(())
}

/// Lets a locked-out account in again; it has to sign in anew. Only for admins.
pub async fn lift_ban(market: &Market, op: &Op, account: AccountId) -> Result<(), Failure<BanRefusal>> {
    let admin = op.require(Role::Admin)?;
    if account == admin {
        return Err(Failure::Refused(BanRefusal::Yourself));
    }
    let mut tx = market.begin(op).await?;
    let state = lock(&mut tx, admin, account).await?;
    if state == AccountState::Banned {
        accounts::lift_ban(tx.db(), account).await?;
        tx.publish(&BanLifted { account, by: admin })?;
    }
    tx.commit().await?;
    Ok(())
}

/// The reason as it is stored, or why this ban is none.
fn check(request: &BanRequest, admin: AccountId) -> Result<String, BanRefusal> {
    if request.account == admin {
        return Err(BanRefusal::Yourself);
    }
    text::paragraph(&request.reason, 3, 500)
        .map_err(|problem| BanRefusal::Invalid(vec![FieldProblem { field: "reason".to_owned(), problem }]))
}

/// Locks both accounts and says where `target` stands. The admin is looked at again: of two who ban each other at the
/// same instant, the second is none any more.
async fn lock(tx: &mut Tx, admin: AccountId, target: AccountId) -> Result<AccountState, Failure<BanRefusal>> {
    let locked = accounts::lock_standings(tx.db(), &[admin, target]).await?;
    let acting = locked.iter().find(|standing| standing.id == admin);
    if !acting.is_some_and(|acting| acting.state == AccountState::Active && acting.roles.contains(&Role::Admin)) {
        return Err(Failure::Forbidden);
    }
    let target = locked.iter().find(|standing| standing.id == target);
    target.map(|standing| standing.state).ok_or(Failure::NotFound)
}
