//! Who looks after the market: admins are made by admins, and one who makes them is always left.

use domain::actor::Role;
use domain::id::AccountId;
use domain::identity::{AccountState, AdminRefusal, Promotion};
use kernel::{Failure, Market, Op, Tx};

use crate::sessions::Recent;
use crate::store::{accounts, applications, sessions};

type Outcome<T> = Result<T, Failure<AdminRefusal>>;

/// Makes an account an admin of a level, also one who is of another. Only for admins who make admins.
pub async fn promote(market: &Market, op: &Op, promotion: Promotion) -> Outcome<()> {
    let mut tx = market.begin(op).await?;
    let supers = lock_supers(op, &mut tx).await?;
    let target = promotion.account;
    let standing = accounts::lock_standings(tx.db(), &[target]).await?;
    let standing = standing.first().ok_or(Failure::NotFound)?;
    if standing.state != AccountState::Active {
        return Err(Failure::Refused(AdminRefusal::NotNow));
    }
    let steps_down = promotion.level != domain::identity::AdminLevel::Super;
    if steps_down && supers.as_slice() == [target] {
        return Err(Failure::Refused(AdminRefusal::LastOne));
    }
    applications::set_admin(tx.db(), target, promotion.level, op.now).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes an admin's role away and ends their sessions on the admin site. Only for admins who make admins; the last of
/// those cannot go.
pub async fn demote(market: &Market, op: &Op, account: AccountId) -> Outcome<()> {
    let mut tx = market.begin(op).await?;
    let supers = lock_supers(op, &mut tx).await?;
    if supers.as_slice() == [account] {
        return Err(Failure::Refused(AdminRefusal::LastOne));
    }
    if !applications::take_role(tx.db(), account, Role::Admin.name()).await? {
        return Err(Failure::NotFound);
    }
    let ended = sessions::revoke_on(tx.db(), account, domain::actor::Site::Admin, op.now).await?;
    tx.commit().await?;
    market.kept::<Recent>().forget(ended).await;
    Ok(())
}

/// Everybody who makes admins, locked; the one who asks has to be among them still. Of two who take it from each other
/// at the same instant, the second has it no more.
async fn lock_supers(op: &Op, tx: &mut Tx) -> Outcome<Vec<AccountId>> {
    let admin = op.require(Role::Admin)?;
    let supers = applications::lock_supers(tx.db()).await?;
    if supers.contains(&admin) { Ok(supers) } else { Err(Failure::Refused(AdminRefusal::NotSuper)) }
}
