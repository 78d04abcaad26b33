//! Papers and pictures of applications, in the database.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ApplicationId, DocumentId};
use domain::identity::{ApplicationState, DocumentKind, DocumentView};
use domain::lifecycle::Lifecycle as _;
use sqlx::PgConnection;

/// A document that was not there before.
pub(crate) struct NewDocument<'a> {
    pub(crate) view: &'a DocumentView,
    pub(crate) application: ApplicationId,
    pub(crate) account: AccountId,
    pub(crate) blob_key: &'a str,
}

/// Where a document lies, and whose it is.
pub(crate) struct StoredDocument {
    pub(crate) account: AccountId,
    pub(crate) application: ApplicationId,
    pub(crate) name: String,
    pub(crate) kind: DocumentKind,
    pub(crate) blob_key: String,
}

/// Stores what is known of a document.
pub(crate) async fn insert(db: &mut PgConnection, new: &NewDocument<'_>) -> Result<(), sqlx::Error> {
    let DocumentView { id, name, kind, bytes, added_at } = new.view;
    sqlx::query!(
        "insert into identity.documents (id, application_id, account_id, name, kind, bytes, blob_key, added_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        id.0,
        new.application.0,
        new.account.0,
        name,
        kind.name(),
        i32::try_from(*bytes).unwrap_or(i32::MAX),
        new.blob_key,
        added_at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How many documents an application has.
pub(crate) async fn count(db: &mut PgConnection, application: ApplicationId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from identity.documents where application_id = $1 and dropped_at is null"#,
        application.0,
    )
    .fetch_one(db)
    .await
}

/// The documents of these applications, the first first.
pub(crate) async fn of(
    db: &mut PgConnection,
    applications: &[ApplicationId],
) -> Result<HashMap<ApplicationId, Vec<DocumentView>>, sqlx::Error> {
    let ids: Vec<_> = applications.iter().map(|application| application.0).collect();
    let rows = sqlx::query!(
        "select id, application_id, name, kind, bytes, added_at from identity.documents
         where application_id = any($1) and dropped_at is null order by added_at, id",
        &ids,
    )
    .fetch_all(db)
    .await?;
    let mut found: HashMap<ApplicationId, Vec<DocumentView>> = HashMap::new();
    for row in rows {
        let Some(kind) = DocumentKind::named(&row.kind) else { continue };
        let bytes = row.bytes.unsigned_abs();
        let view = DocumentView { id: DocumentId(row.id), name: row.name, kind, bytes, added_at: row.added_at };
        found.entry(ApplicationId(row.application_id)).or_default().push(view);
    }
    Ok(found)
}

/// One document.
pub(crate) async fn one(db: &mut PgConnection, id: DocumentId) -> Result<Option<StoredDocument>, sqlx::Error> {
    let row = sqlx::query!(
        "select account_id, application_id, name, kind, blob_key from identity.documents
         where id = $1 and dropped_at is null",
        id.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(|row| {
        Some(StoredDocument {
            account: AccountId(row.account_id),
            application: ApplicationId(row.application_id),
            name: row.name,
            kind: DocumentKind::named(&row.kind)?,
            blob_key: row.blob_key,
        })
    }))
}

/// Where somebody's own application stands, locked so that it is not decided meanwhile.
pub(crate) async fn lock_own(
    db: &mut PgConnection,
    application: ApplicationId,
    account: AccountId,
) -> Result<Option<ApplicationState>, sqlx::Error> {
    let name = sqlx::query_scalar!(
        "select state from identity.applications where id = $1 and account_id = $2 for update",
        application.0,
        account.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(name.and_then(|name| ApplicationState::named(&name)))
}

/// Takes a document back; its file goes with the next sweep.
pub(crate) async fn drop_one(db: &mut PgConnection, id: DocumentId, at: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!("update identity.documents set dropped_at = $2 where id = $1 and dropped_at is null", id.0, at)
        .execute(db)
        .await?;
    Ok(())
}

/// The same for all documents of somebody who is gone; what they were called goes at once.
pub(crate) async fn drop_all(db: &mut PgConnection, account: AccountId, at: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity.documents set dropped_at = coalesce(dropped_at, $2), name = 'Erased' where account_id = $1",
        account.0,
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Documents whose files are to go.
pub(crate) async fn dropped(db: &mut PgConnection, most: i64) -> Result<Vec<(DocumentId, String)>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, blob_key from identity.documents where dropped_at is not null order by dropped_at limit $1",
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (DocumentId(row.id), row.blob_key)).collect())
}

/// Forgets a document whose file is gone.
pub(crate) async fn forget(db: &mut PgConnection, id: DocumentId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from identity.documents where id = $1 and dropped_at is not null", id.0).execute(db).await?;
    Ok(())
}
