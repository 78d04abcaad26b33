//! What people typed into the form of a product and have not stored.

use chrono::{DateTime, Utc};
use domain::catalog::{KeptDraft, ProductDraft};
use domain::id::{AccountId, ShopId};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

/// Keeps it in place of what was kept before; when.
pub(crate) async fn keep(
    db: &mut PgConnection,
    shop: ShopId,
    account: AccountId,
    about: Uuid,
    draft: &ProductDraft,
) -> Result<DateTime<Utc>, sqlx::Error> {
    sqlx::query_scalar!(
        "insert into catalog.kept_drafts (shop_id, account_id, about, draft) values ($1, $2, $3, $4)
         on conflict (shop_id, account_id, about) do update set draft = excluded.draft, at = now() returning at",
        shop.0,
        account.0,
        about,
        Json(draft) as _,
    )
    .fetch_one(db)
    .await
}

/// What is kept.
pub(crate) async fn kept(
    db: &mut PgConnection,
    shop: ShopId,
    account: AccountId,
    about: Uuid,
) -> Result<Option<KeptDraft>, sqlx::Error> {
    let row = sqlx::query!(
        "select draft, at from catalog.kept_drafts where shop_id = $1 and account_id = $2 and about = $3",
        shop.0,
        account.0,
        about,
    )
    .fetch_optional(db)
    .await?;
    // A form of an older shape is no longer to be read; then nothing is kept.
    Ok(row.and_then(|row| Some(KeptDraft { draft: serde_json::from_value(row.draft).ok()?, at: row.at })))
}

/// Keeps it no longer.
pub(crate) async fn forget(
    db: &mut PgConnection,
    shop: ShopId,
    account: AccountId,
    about: Uuid,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "delete from catalog.kept_drafts where shop_id = $1 and account_id = $2 and about = $3",
        shop.0,
        account.0,
        about,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets what nobody came back to for so many days, and files that were brought as long ago.
pub(crate) async fn forget_old(db: &mut PgConnection, days: i32) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from catalog.kept_drafts where at < now() - make_interval(days => $1)", days)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from catalog.imports where at < now() - make_interval(days => $1)", days).execute(db).await?;
    Ok(())
}
