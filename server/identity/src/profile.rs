//! What a person says of themselves.

use domain::identity::{ProfileDraft, ProfileRefusal, ProfileView};
use kernel::{Failure, Market, Op};

use crate::store::profiles;

/// The signed-in person's own profile.
pub async fn profile(market: &Market, op: &Op) -> Result<ProfileView, Failure> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    profiles::of(&mut db, account).await?.ok_or(Failure::NotFound)
}

/// Stores what the signed-in person says of themselves.
pub async fn save_profile(
    market: &Market,
    op: &Op,
    draft: ProfileDraft,
) -> Result<ProfileView, Failure<ProfileRefusal>> {
    let account = op.account()?;
    let today = op.now.date_naive();
    let checked = draft.check(today).map_err(|problems| Failure::Refused(ProfileRefusal::Invalid(problems)))?;
    let mut tx = market.begin(op).await?;
    profiles::save(tx.db(), account, &checked).await?;
    let view = profiles::of(tx.db(), account).await?.ok_or(Failure::NotFound)?;
    tx.commit().await?;
    Ok(view)
}
