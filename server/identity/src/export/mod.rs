//! A copy of everything the market knows of a person: asked for, made behind the scenes, fetched for a week.
//!
//! Every context adds its part through [`Gather`]; the list of them stands in `marketplace`. The file is encrypted with
//! the market's key wherever it lies, and only its owner is given it.

mod file;

use bytes::Bytes;
use domain::actor::Site;
use domain::id::{AccountId, ExportId};
use domain::identity::{ExportRefusal, ExportView};
use futures::future::BoxFuture;
use kernel::{Failure, Market, Op, limits, mail};
use serde_json::Value;

use crate::events::ExportAsked;
use crate::letters::News;
use crate::rules::{EXPORT_KEPT, EXPORTS_OF_ACCOUNT};
use crate::seal;
use crate::store::{accounts, leaving};

/// What files are sealed as.
const PURPOSE: &str = "copy of personal data";

/// One part of a copy: records of one kind, each of them flat, so that a spreadsheet can show them.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What they are; the name of two files.
    pub name: String,
    /// One object each.
    pub records: Vec<Value>,
}

/// Gathers what one context knows of a person.
pub type Gather = for<'a> fn(&'a Market, AccountId) -> BoxFuture<'a, anyhow::Result<Vec<Part>>>;

/// A file to be handed over.
pub struct ExportFile {
    /// What it is called.
    pub name: String,
    /// A zip.
    pub bytes: Bytes,
}

/// Asks for a copy. It is made within a minute; a mail says when.
pub async fn ask_export(market: &Market, op: &Op) -> Result<ExportView, Failure<ExportRefusal>> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    let id: ExportId = market.new_id();
    if !leaving::ask(tx.db(), id, account, op.now, op.now + EXPORT_KEPT).await? {
        return Err(Failure::Refused(ExportRefusal::UnderWay));
    }
    let (key, limit) = (format!("identity.exports:{account}"), EXPORTS_OF_ACCOUNT);
    if let Err(until) = limits::take(tx.db(), &key, limit.most, limit.seconds).await? {
        return Err(Failure::Refused(ExportRefusal::TooSoon { until }));
    }
    tx.publish(&ExportAsked { export: id, account })?;
    tx.commit().await?;
    Ok(ExportView { id, asked_at: op.now, ready_at: None, expires_at: op.now + EXPORT_KEPT, bytes: None })
}

/// The signed-in person's copies, newest first.
pub async fn my_exports(market: &Market, op: &Op) -> Result<Vec<ExportView>, Failure> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    Ok(leaving::exports(&mut db, account, op.now).await?)
}

/// The file of one of the signed-in person's copies.
pub async fn fetch_export(market: &Market, op: &Op, export: ExportId) -> Result<ExportFile, Failure> {
    let account = op.account()?;
    let stored = {
        let mut db = market.db(op).await?;
        leaving::export(&mut db, export, account, op.now).await?.ok_or(Failure::NotFound)?
    };
    let sealed = market.blobs().get(&stored.blob_key).await?.ok_or(Failure::NotFound)?;
    let bytes = seal::open(market, PURPOSE, account.0.as_bytes(), &sealed)?;
    Ok(ExportFile { name: format!("agora-{}.zip", stored.ready_at.format("%Y-%m-%d")), bytes: bytes.into() })
}

/// Makes the copy that was asked for, of what identity knows and what `others` add. Twice is as good as once: the copy
/// that was ready first stays.
pub async fn make_export(market: &Market, op: &Op, event: ExportAsked, others: &[Gather]) -> anyhow::Result<()> {
    let ExportAsked { export, account } = event;
    let mut parts = {
        let mut db = market.db(op).await?;
        if !leaving::waits(&mut db, export).await? {
            return Ok(());
        }
        let known = leaving::known(&mut db, account).await?;
        known.into_iter().map(|(name, records)| Part { name, records }).collect::<Vec<_>>()
    };
    for gather in others {
        parts.extend(gather(market, account).await?);
    }
    let made_at = op.now;
    let zip = tokio::task::spawn_blocking(move || file::zip(&parts, made_at)).await??;
    let sealed = seal::seal(market, PURPOSE, account.0.as_bytes(), &zip)?;
    let blob_key = format!("exports/{export}");
    market.blobs().put(&blob_key, sealed.into(), "application/octet-stream").await?;

    let mut tx = market.begin(op).await?;
    let bytes = i64::try_from(zip.len())?;
    if leaving::ready(tx.db(), export, &blob_key, bytes, op.now, op.now + EXPORT_KEPT).await?
        && let Some(person) = accounts::to_change(tx.db(), account).await?
    {
        let door = market.settings().public_url(Site::Shopper);
        let key = format!("export:{export}");
        let news = News { key: &key, email: &person.email, name: &person.name };
        mail::write(market, &mut tx, news.export_ready(door)).await?;
    }
    tx.commit().await?;
    Ok(())
}
