//! What people say of themselves, in the database.

use domain::id::AccountId;
use domain::identity::{CheckedProfile, ProfileView};
use sqlx::PgConnection;

/// The profile of an account.
pub(crate) async fn of(db: &mut PgConnection, account: AccountId) -> Result<Option<ProfileView>, sqlx::Error> {
    sqlx::query_as!(
        ProfileView,
        r#"select a.name, a.email, a.phone, a.born_on, a.country, a.locale, a.created_at as joined_at, a.erase_at,
                  a.password_hash is not null as "has_password!",
                  exists (select 1 from identity.authenticators t
                          where t.account_id = a.id and t.confirmed_at is not null) as "has_authenticator!",
                  exists (select 1 from identity.links l
                          where l.account_id = a.id and l.confirmed_at is not null) as "has_google!"
           from identity.accounts a where a.id = $1 and a.erased_at is null"#,
        account.0,
    )
    .fetch_optional(db)
    .await
}

/// Stores a profile.
pub(crate) async fn save(
    db: &mut PgConnection,
    account: AccountId,
    profile: &CheckedProfile,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity.accounts set name = $2, phone = $3, born_on = $4, country = $5, locale = $6
         where id = $1 and erased_at is null",
        account.0,
        profile.name,
        profile.phone.as_deref(),
        profile.born_on,
        profile.country.as_deref(),
        profile.locale.as_deref(),
    )
    .execute(db)
    .await?;
    Ok(())
}
