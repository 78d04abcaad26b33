//! Papers and pictures that people send with their wish to sell: only they and the admins read them.
//!
//! A file is encrypted with the market's key wherever it lies, and never shown in a page: it is handed over to be saved.

use bytes::Bytes;
use domain::actor::{Role, Site};
use domain::id::{AccountId, ApplicationId, DocumentId};
use domain::identity::{
    ApplicationState, ApplicationView, DOCUMENTS_MAX, DocumentKind, DocumentRefusal, DocumentView, LARGEST_DOCUMENT,
    document_name,
};
use kernel::{Failure, Market, Op};
use sqlx::PgConnection;

use crate::seal;
use crate::store::documents::{self, NewDocument};

type Outcome<T> = Result<T, Failure<DocumentRefusal>>;

/// What files are sealed as.
const PURPOSE: &str = "document of an application";
/// Files that are thrown away at a time.
const BATCH: i64 = 200;

/// A file to be handed over.
pub struct DocumentFile {
    /// What its owner calls it.
    pub name: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Its content.
    pub bytes: Bytes,
}

/// Adds a document to one of the signed-in person's applications, as long as nobody has decided about it.
pub async fn add_document(
    market: &Market,
    op: &Op,
    application: ApplicationId,
    said: &str,
    bytes: Bytes,
) -> Outcome<DocumentView> {
    let account = op.account()?;
    let kind = check(&bytes).map_err(Failure::Refused)?;
    {
        // Nothing is written for somebody whose application it is not.
        let mut tx = market.begin(op).await?;
        room(tx.db(), application, account).await?;
    }
    let id: DocumentId = market.new_id();
    let blob_key = format!("documents/{id}");
    let sealed = seal::seal(market, PURPOSE, id.0.as_bytes(), &bytes)?;
    market.blobs().put(&blob_key, sealed.into(), "application/octet-stream").await?;

    let weight = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let name = document_name(said, kind);
    let view = DocumentView { id, name, kind, bytes: weight, added_at: op.now };
    let mut tx = market.begin(op).await?;
    if let Err(refused) = room(tx.db(), application, account).await {
        // Two were sent at once, or it was decided meanwhile.
        market.blobs().delete(&blob_key).await?;
        return Err(refused);
    }
    documents::insert(tx.db(), &NewDocument { view: &view, application, account, blob_key: &blob_key }).await?;
    tx.commit().await?;
    Ok(view)
}

/// What a file is, or why it is not taken.
fn check(bytes: &Bytes) -> Result<DocumentKind, DocumentRefusal> {
    match bytes.len() {
        0 => Err(DocumentRefusal::Missing),
        length if length > LARGEST_DOCUMENT => Err(DocumentRefusal::TooHeavy),
        _ => DocumentKind::of(bytes).ok_or(DocumentRefusal::WrongKind),
    }
}

/// Whether somebody's application waits still and has room for another document; it is locked until the transaction
/// ends. Somebody else's is not there.
async fn room(db: &mut PgConnection, application: ApplicationId, account: AccountId) -> Outcome<()> {
    waits(db, application, account).await?;
    if documents::count(db, application).await? >= i64::from(DOCUMENTS_MAX) {
        return Err(Failure::Refused(DocumentRefusal::Enough));
    }
    Ok(())
}

async fn waits(db: &mut PgConnection, application: ApplicationId, account: AccountId) -> Outcome<()> {
    match documents::lock_own(db, application, account).await?.ok_or(Failure::NotFound)? {
        ApplicationState::Pending => Ok(()),
        state => Err(Failure::Refused(DocumentRefusal::Decided { state })),
    }
}

/// Takes one of the signed-in person's documents back, as long as nobody has decided about its application.
pub async fn remove_document(market: &Market, op: &Op, document: DocumentId) -> Outcome<()> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    let stored = documents::one(tx.db(), document).await?.ok_or(Failure::NotFound)?;
    waits(tx.db(), stored.application, account).await?;
    documents::drop_one(tx.db(), document, op.now).await?;
    tx.commit().await?;
    Ok(())
}

/// The file of a document, for its owner and, on their own site, for admins. To everybody else it is not there.
pub async fn fetch_document(market: &Market, op: &Op, document: DocumentId) -> Result<DocumentFile, Failure> {
    let account = op.account()?;
    let stored = {
        let mut db = market.pool().acquire().await?;
        documents::one(&mut db, document).await?.ok_or(Failure::NotFound)?
    };
    let by_admin = op.site == Site::Admin && op.roles.contains(&Role::Admin);
    if stored.account != account && !by_admin {
        return Err(Failure::NotFound);
    }
    let sealed = market.blobs().get(&stored.blob_key).await?.ok_or(Failure::NotFound)?;
    let bytes = seal::open(market, PURPOSE, document.0.as_bytes(), &sealed)?;
    Ok(DocumentFile { name: stored.name, kind: stored.kind, bytes: bytes.into() })
}

/// Puts the documents of these applications with them.
pub(crate) async fn attach(db: &mut PgConnection, views: &mut [ApplicationView]) -> Result<(), sqlx::Error> {
    let ids: Vec<ApplicationId> = views.iter().map(|view| view.id).collect();
    let mut found = documents::of(db, &ids).await?;
    for view in views {
        view.documents = found.remove(&view.id).unwrap_or_default();
    }
    Ok(())
}

/// Throws away the files of documents that were taken back, or whose person is gone.
pub async fn sweep_documents(market: &Market, op: &Op) -> anyhow::Result<()> {
    let dropped = {
        let mut db = market.pool().acquire().await?;
        documents::dropped(&mut db, BATCH).await?
    };
    for (document, blob_key) in dropped {
        // The file goes first: a row without a file is tried again, a file without a row would stay for ever.
        market.blobs().delete(&blob_key).await?;
        let mut tx = market.begin(op).await?;
        documents::forget(tx.db(), document).await?;
        tx.commit().await?;
    }
    Ok(())
}
