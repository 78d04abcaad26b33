//! Signing up: a code goes to the address, and nothing tells whether it was known.

use domain::actor::Role;
use domain::identity::{CodePurpose, CodeSent, NewAccount, NewSeller, SignUpRefusal};
use kernel::{Failure, Market, Op, Tx, limits};

use crate::rules::{SIGN_UPS_OF_NETWORK, email_key};
use crate::store::codes::{SigningUp, Wanted};
use crate::{codes, passwords};

/// Asks for an account. The answer is the same for an address that has one: its owner is told by mail.
pub async fn sign_up(market: &Market, op: &Op, form: NewAccount) -> Result<CodeSent, Failure<SignUpRefusal>> {
    // Only buyers sign up here; sellers do on their own site, and admins are made by admins.
    if Role::needed_by(op.site) != Role::Buyer {
        return Err(Failure::Forbidden);
    }
    let form = form.check().map_err(|problems| Failure::Refused(SignUpRefusal::Invalid(problems)))?;
    ask(market, op, form, None).await
}

/// Asks for an account of somebody who wants to sell; on the seller site alone.
pub async fn sign_up_to_sell(market: &Market, op: &Op, form: NewSeller) -> Result<CodeSent, Failure<SignUpRefusal>> {
    if Role::needed_by(op.site) != Role::Seller {
        return Err(Failure::Forbidden);
    }
    let form = form.check().map_err(|problems| Failure::Refused(SignUpRefusal::Invalid(problems)))?;
    let NewSeller { name, email, password, phone, country } = form;
    ask(market, op, NewAccount { name, email, password }, Some((phone, country))).await
}

async fn ask(
    market: &Market,
    op: &Op,
    form: NewAccount,
    seller: Option<(String, String)>,
) -> Result<CodeSent, Failure<SignUpRefusal>> {
    let password_hash = passwords::of_new_account(market, &form).await?;
    let mut tx = market.begin(op).await?;
    take_network(op, &mut tx).await?;
    let wanted = Wanted {
        purpose: CodePurpose::SignUp,
        email: &form.email,
        email_key: &email_key(&form.email),
        account: None,
        person: Some(SigningUp { name: form.name, password_hash, seller }),
    };
    match codes::send(market, op, &mut tx, &wanted).await? {
        Ok(sent) => {
            tx.commit().await?;
            Ok(sent)
        }
        Err(until) => codes::refuse(tx, SignUpRefusal::TooManyCodes { until }).await,
    }
}

/// Counts a sign-up of the client's network.
async fn take_network(op: &Op, tx: &mut Tx) -> Result<(), Failure<SignUpRefusal>> {
    let (key, limit) = (format!("identity.sign_up:{}", op.network()), SIGN_UPS_OF_NETWORK);
    limits::spend(tx.db(), op, &key, limit.most, limit.seconds).await
}
