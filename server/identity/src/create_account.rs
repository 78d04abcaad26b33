//! Accounts that the market makes itself: the first admin, and the people of the demo.

use domain::actor::Role;
use domain::id::AccountId;
use domain::identity::{NewAccount, SignUpRefusal};
use kernel::{Failure, Market, Op, Tx};

use crate::events::AccountOpened;
use crate::passwords;
use crate::rules::email_key;
use crate::store::accounts::{self, NewAccountRow};

/// A person whose address needs no proof.
#[derive(Clone)]
pub struct NewPerson {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their password, as strong as everybody's.
    pub password: String,
    /// What they may be; everybody is a buyer besides.
    pub roles: Vec<Role>,
}

/// Makes an account, or gives the one of that address the roles it lacks; name and password of one that exists stay.
/// Only for the market itself.
pub async fn create_account(market: &Market, op: &Op, person: NewPerson) -> Result<AccountId, Failure<SignUpRefusal>> {
    op.require_system()?;
    let form = NewAccount { name: person.name, email: person.email, password: person.password };
    let form = form.check().map_err(|problems| Failure::Refused(SignUpRefusal::Invalid(problems)))?;
    let email_key = email_key(&form.email);
    let mut roles = person.roles;
    roles.push(Role::Buyer);

    let known = {
        let mut db = market.db(op).await?;
        accounts::credentials_of(&mut db, &email_key).await?
    };
    let password_hash = match known {
        Some((_, hash)) => hash,
        None => Some(passwords::of_new_account(market, &form).await?),
    };
    let mut tx = market.begin(op).await?;
    let new = NewAccountRow {
        id: market.new_id(),
        name: &form.name,
        email: &form.email,
        email_key: &email_key,
        password_hash: password_hash.as_deref(),
        reached: None,
        at: op.now,
    };
    let id = insert(&mut tx, &new).await?;
    accounts::grant(tx.db(), id, &roles, op.now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Makes the account, or finds the one that has the address.
async fn insert(tx: &mut Tx, new: &NewAccountRow<'_>) -> Result<AccountId, Failure<SignUpRefusal>> {
    if accounts::insert(tx.db(), new).await? {
        tx.publish(&AccountOpened { account: new.id })?;
        return Ok(new.id);
    }
    let known = accounts::credentials_of(tx.db(), new.email_key).await?;
    known.map(|(id, _)| id).ok_or(Failure::NotFound)
}
