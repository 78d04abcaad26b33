//! Entering the code from the mail: the account exists from here on.

use domain::actor::Role;
use domain::id::ChallengeId;
use domain::identity::{AccountState, CodeEntry, CodePurpose, CodeRefusal};
use kernel::{Failure, Market, Op, Tx};

use crate::events::AccountOpened;
use crate::sessions::{self, SignedIn};
use crate::store::accounts::{self, NewAccountRow, StoredAccount};
use crate::store::codes::Try;
use crate::{applications, codes, devices};

/// Opens the account behind a challenge and signs it in, if the code is the one that was sent.
pub async fn confirm_code(market: &Market, op: &Op, entry: CodeEntry) -> Result<SignedIn, Failure<CodeRefusal>> {
    let (tx, account) = confirmed(market, op, &entry).await?;
    enter(market, op, tx, account).await
}

/// Enters the code and opens the account, up to the point where somebody comes in.
pub(crate) async fn confirmed(
    market: &Market,
    op: &Op,
    entry: &CodeEntry,
) -> Result<(Tx, StoredAccount), Failure<CodeRefusal>> {
    let needed = Role::needed_by(op.site);
    if needed == Role::Admin {
        return Err(Failure::Forbidden);
    }
    let mut tx = market.begin(op).await?;
    let tried = match codes::enter(market, op, &mut tx, CodePurpose::SignUp, entry).await? {
        Ok(tried) => tried,
        Err(refusal) => return codes::refuse(tx, refusal).await,
    };
    // Each kind of account is opened where it was asked for.
    let sells = tried.person.as_ref().is_some_and(|person| person.seller.is_some());
    if sells != (needed == Role::Seller) {
        return codes::refuse(tx, CodeRefusal::Expired).await;
    }
    let account = open_account(market, op, &mut tx, entry.challenge, tried).await?;
    Ok((tx, account))
}

/// Signs the new account in; the browser it was opened with is known from now on.
async fn enter(market: &Market, op: &Op, mut tx: Tx, account: StoredAccount) -> Result<SignedIn, Failure<CodeRefusal>> {
    let device = devices::remember(market, op, &mut tx, account.id, None).await?;
    let signed_in = sessions::open(market, op, &mut tx, account, device).await?;
    // What was in the guest's basket is in the account's when the next page is asked for.
    tx.commit_and_tell().await?;
    Ok(signed_in)
}

/// Makes the account. Somebody who signed up twice and was quicker with the other code has one already: this code is
/// worth nothing then, and asking for a new one tells them by mail.
async fn open_account(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    challenge: ChallengeId,
    tried: Try,
) -> Result<StoredAccount, Failure<CodeRefusal>> {
    let Some(person) = tried.person else { return Err(Failure::Refused(CodeRefusal::Expired)) };
    let new = NewAccountRow {
        id: market.new_id(),
        name: &person.name,
        email: &tried.email,
        email_key: &tried.email_key,
        password_hash: Some(&person.password_hash),
        reached: person.seller.as_ref().map(|(phone, country)| (phone.as_str(), country.as_str())),
        at: op.now,
    };
    let (id, mut roles) = (new.id, vec![Role::Buyer]);
    if !accounts::insert(tx.db(), &new).await? {
        tracing::info!(%challenge, "the address of a confirmed code has an account already");
        return Err(Failure::Refused(CodeRefusal::Expired));
    }
    if person.seller.is_some() {
        // The door of the seller site opens; whether a shop may be opened is the application's to say.
        roles.push(Role::Seller);
        applications::begin_as_seller(market, op, tx, id).await?;
    }
    accounts::grant(tx.db(), id, &roles, op.now).await?;
    tx.publish(&AccountOpened { account: id })?;
    Ok(StoredAccount {
        id,
        name: person.name,
        email: tried.email,
        password_hash: Some(person.password_hash),
        state: AccountState::Active,
        ban_reason: None,
        roles,
        has_authenticator: false,
    })
}
