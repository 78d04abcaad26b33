//! Addresses that people keep, in the database.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, AddressId};
use domain::identity::{AddressLabel, AddressView, CheckedAddress};
use domain::orders::PostalAddress;
use sqlx::PgConnection;

/// The addresses of an account, the usual one first, then the newest.
pub(crate) async fn of(db: &mut PgConnection, account: AccountId) -> Result<Vec<AddressView>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, label, name, street, city, region, postcode, country, phone, is_default from identity.addresses
         where account_id = $1 order by is_default desc, created_at desc, id desc",
        account.0,
    )
    .fetch_all(db)
    .await?;
    let views = rows.into_iter().map(|row| AddressView {
        id: AddressId(row.id),
        label: AddressLabel::named(&row.label).unwrap_or_default(),
        address: PostalAddress {
            name: row.name,
            street: row.street,
            city: row.city,
            postcode: row.postcode,
            country: row.country,
            phone: row.phone,
        },
        region: row.region,
        is_default: row.is_default,
    });
    Ok(views.collect())
}

/// How many addresses an account keeps; to be asked while the account is locked.
pub(crate) async fn count(db: &mut PgConnection, account: AccountId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from identity.addresses where account_id = $1"#, account.0)
        .fetch_one(db)
        .await
}

/// Keeps an address.
pub(crate) async fn insert(
    db: &mut PgConnection,
    id: AddressId,
    account: AccountId,
    new: &CheckedAddress,
    at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity.addresses (id, account_id, label, name, street, city, region, postcode, country, phone,
             is_default, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        id.0,
        account.0,
        new.label.name(),
        new.postal.name,
        new.postal.street,
        new.postal.city,
        new.region,
        new.postal.postcode,
        new.postal.country,
        new.postal.phone.as_deref(),
        new.is_default,
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Changes an address of an account; false when it has none such. Which one is the usual one is not changed here.
pub(crate) async fn update(
    db: &mut PgConnection,
    id: AddressId,
    account: AccountId,
    new: &CheckedAddress,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.addresses set label = $3, name = $4, street = $5, city = $6, region = $7, postcode = $8,
             country = $9, phone = $10
         where id = $1 and account_id = $2",
        id.0,
        account.0,
        new.label.name(),
        new.postal.name,
        new.postal.street,
        new.postal.city,
        new.region,
        new.postal.postcode,
        new.postal.country,
        new.postal.phone.as_deref(),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets an address of an account; whether it was the usual one.
pub(crate) async fn remove(
    db: &mut PgConnection,
    id: AddressId,
    account: AccountId,
) -> Result<Option<bool>, sqlx::Error> {
    sqlx::query_scalar!(
        "delete from identity.addresses where id = $1 and account_id = $2 returning is_default",
        id.0,
        account.0,
    )
    .fetch_optional(db)
    .await
}

/// No address is the usual one.
pub(crate) async fn clear_default(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("update identity.addresses set is_default = false where account_id = $1 and is_default", account.0)
        .execute(db)
        .await?;
    Ok(())
}

/// This address is the usual one; false when the account has none such.
pub(crate) async fn set_default(db: &mut PgConnection, id: AddressId, account: AccountId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.addresses set is_default = true where id = $1 and account_id = $2",
        id.0,
        account.0,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The newest address is the usual one, if there is any.
pub(crate) async fn choose_default(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity.addresses set is_default = true
         where id = (select id from identity.addresses where account_id = $1 order by created_at desc, id desc limit 1)",
        account.0,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets every address of an account.
pub(crate) async fn remove_all(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from identity.addresses where account_id = $1", account.0).execute(db).await?;
    Ok(())
}
