//! The addresses that a person keeps for their parcels: at most twenty, one of them the usual one.

use domain::id::{AccountId, AddressId};
use domain::identity::{ADDRESSES_MAX, AddressRefusal, AddressView, CheckedAddress, TypedAddress};
use kernel::{Failure, Market, Op, Tx};

use crate::store::{accounts, addresses};

type Outcome<T> = Result<T, Failure<AddressRefusal>>;

/// The signed-in person's addresses, the usual one first.
pub async fn my_addresses(market: &Market, op: &Op) -> Result<Vec<AddressView>, Failure> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    Ok(addresses::of(&mut db, account).await?)
}

/// Keeps one more address. The first one is the usual one, whatever was said.
pub async fn add_address(market: &Market, op: &Op, typed: TypedAddress) -> Outcome<AddressView> {
    let (account, checked) = (op.account()?, check(&typed)?);
    let mut tx = locked(market, op, account).await?;
    let kept = addresses::count(tx.db(), account).await?;
    if kept >= i64::from(ADDRESSES_MAX) {
        return Err(Failure::Refused(AddressRefusal::TooMany { most: ADDRESSES_MAX }));
    }
    let usual = checked.is_default || kept == 0;
    if usual {
        addresses::clear_default(tx.db(), account).await?;
    }
    let id = market.new_id();
    addresses::insert(tx.db(), id, account, &CheckedAddress { is_default: usual, ..checked }, op.now).await?;
    done(tx, account, id).await
}

/// Changes an address; somebody else's is not there. The usual one stays that until another one is.
pub async fn edit_address(market: &Market, op: &Op, address: AddressId, typed: TypedAddress) -> Outcome<AddressView> {
    let (account, checked) = (op.account()?, check(&typed)?);
    let mut tx = locked(market, op, account).await?;
    if !addresses::update(tx.db(), address, account, &checked).await? {
        return Err(Failure::NotFound);
    }
    if checked.is_default {
        addresses::clear_default(tx.db(), account).await?;
        addresses::set_default(tx.db(), address, account).await?;
    }
    done(tx, account, address).await
}

/// Forgets an address. Where it was the usual one, the newest of the others is from now on.
pub async fn remove_address(market: &Market, op: &Op, address: AddressId) -> Result<(), Failure> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    accounts::lock(tx.db(), account).await?;
    let was_usual = addresses::remove(tx.db(), address, account).await?.ok_or(Failure::NotFound)?;
    if was_usual {
        addresses::choose_default(tx.db(), account).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Makes an address the usual one.
pub async fn make_default_address(market: &Market, op: &Op, address: AddressId) -> Result<(), Failure> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    accounts::lock(tx.db(), account).await?;
    addresses::clear_default(tx.db(), account).await?;
    if !addresses::set_default(tx.db(), address, account).await? {
        return Err(Failure::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

fn check(typed: &TypedAddress) -> Result<CheckedAddress, Failure<AddressRefusal>> {
    typed.check().map_err(|problems| Failure::Refused(AddressRefusal::Invalid(problems)))
}

/// A transaction in which nobody else changes this person's addresses.
async fn locked(market: &Market, op: &Op, account: AccountId) -> Outcome<Tx> {
    let mut tx = market.begin(op).await?;
    if accounts::lock(tx.db(), account).await? { Ok(tx) } else { Err(Failure::NotFound) }
}

async fn done(mut tx: Tx, account: AccountId, address: AddressId) -> Outcome<AddressView> {
    let all = addresses::of(tx.db(), account).await?;
    let view = all.into_iter().find(|view| view.id == address).ok_or(Failure::NotFound)?;
    tx.commit().await?;
    Ok(view)
}
