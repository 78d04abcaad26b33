//! Bringing a file, looking at what was found in it, and saying that it is to be taken in.

use bytes::Bytes;
use domain::catalog::{ImportRefusal, ImportRow, ImportState, ImportView};
use domain::id::ImportId;
use domain::money::Currency;
use domain::paging::PageRequest;
use kernel::{Failure, Market, Op, Tx, limits};

use super::batch::Batch;
use super::goods::goods;
use super::sheet::Sheet;
use crate::events::{ImportConfirmed, ImportReceived};
use crate::seller::own_shop;
use crate::store;
use crate::store::imports::NewFile;

/// Lines of a page.
const LINES: u32 = 100;
/// Files that are listed.
const FILES: i64 = 20;
/// Files that somebody may bring within an hour.
const MOST_AN_HOUR: i32 = 60;
const AN_HOUR: i32 = 3_600;
/// Longest name of a file that is kept.
const LONGEST_NAME: usize = 120;

/// Whether whoever asks may bring a file: to be asked before one is sent for nothing.
pub async fn may_bring(market: &Market, op: &Op) -> Result<(), Failure> {
    own_shop(op, &mut *market.db(op).await?).await?;
    Ok(())
}

/// Takes a file, to be looked through. Nothing of it is in the shop before that was confirmed. `category` is the shelf
/// for lines whose category the market does not have; empty when those are wrong.
pub async fn receive_import(
    market: &Market,
    op: &Op,
    name: &str,
    category: &str,
    bytes: Bytes,
) -> Result<ImportId, Failure<ImportRefusal>> {
    // Nobody has a file read who may not bring one, and no transaction waits for the reading.
    let account = op.account()?;
    may_bring(market, op).await.map_err(Failure::widen)?;
    let read = bytes.clone();
    let sheet = tokio::task::spawn_blocking(move || {
        Sheet::read(&read).and_then(|sheet| goods(&sheet, Currency::USD).map(|_| ()))
    });
    sheet.await.map_err(anyhow::Error::from)?.map_err(Failure::Refused)?;
    let mut tx = market.begin(op).await?;
    let shop = own_shop(op, &mut tx).await?;
    limits::spend(tx.db(), op, &format!("catalog.imports:{account}"), MOST_AN_HOUR, AN_HOUR).await?;
    let name: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let name = if name.trim().is_empty() { "products.csv" } else { name.trim() };
    let category: String = category.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let id: ImportId = market.new_id();
    let new = NewFile { id, shop, account, name, category: &category, bytes: &bytes };
    store::imports::insert(&mut tx, &new).await?;
    tx.publish(&ImportReceived { import: id })?;
    tx.commit().await?;
    Ok(id)
}

/// Says that the file is to be taken in: all of it, or without the products of which lines are wrong.
pub async fn confirm_import(
    market: &Market,
    op: &Op,
    import: ImportId,
    leave_out: bool,
) -> Result<(), Failure<ImportRefusal>> {
    let mut tx = market.begin(op).await?;
    let shop = own_shop(op, &mut tx).await?;
    let (state, report) = store::imports::lock(&mut tx, shop, import).await?.ok_or(Failure::NotFound)?;
    let not_now = || Failure::Refused(ImportRefusal::NotNow { state });
    if state != ImportState::Checked {
        return Err(not_now());
    }
    if report.figures.wrong_products > 0 && !leave_out {
        return Err(Failure::Refused(ImportRefusal::WrongLines { lines: report.figures.wrong_lines }));
    }
    if report.figures.good_products() == 0 {
        return Err(Failure::Refused(ImportRefusal::Nothing));
    }
    store::imports::leave_out(&mut tx, import, leave_out).await?;
    if !store::imports::advance(&mut tx, import, (state, ImportState::Confirmed), None).await? {
        return Err(not_now());
    }
    tx.publish(&ImportConfirmed { import })?;
    tx.commit().await?;
    Ok(())
}

/// The shop's files, newest first.
pub async fn my_imports(market: &Market, op: &Op) -> Result<Vec<ImportRow>, Failure> {
    let mut db = market.db(op).await?;
    let shop = own_shop(op, &mut db).await?;
    Ok(store::imports::rows(&mut db, shop, FILES).await?)
}

/// One of the shop's files with a page of its lines, those first that are wrong.
pub async fn my_import(market: &Market, op: &Op, import: ImportId, page: u32) -> Result<ImportView, Failure> {
    let mut db = market.db(op).await?;
    let shop = own_shop(op, &mut db).await?;
    let view = store::imports::view(&mut db, shop, import, PageRequest::new(page, LINES)).await?;
    view.ok_or(Failure::NotFound)
}

impl Batch {
    /// The addresses of the products that are left out.
    pub async fn left_out(&self, tx: &mut Tx) -> Result<Vec<String>, sqlx::Error> {
        store::imports::left_out(tx, self.id()).await
    }

    /// Keeps what was found in the file, which waits for an answer from now on.
    pub async fn checked(&self, tx: &mut Tx) -> Result<bool, sqlx::Error> {
        let step = (ImportState::Received, ImportState::Checked);
        store::imports::advance(tx, self.id(), step, Some(&self.report())).await
    }

    /// The file was taken in; false when it was before.
    pub async fn finish(&self, tx: &mut Tx) -> Result<bool, sqlx::Error> {
        store::imports::advance(tx, self.id(), (ImportState::Confirmed, ImportState::Done), None).await
    }

    /// The file is to be looked through once more, because something in it is wrong by now; false when it was taken in.
    pub async fn look_again(&self, tx: &mut Tx) -> Result<bool, Failure> {
        let again = (ImportState::Confirmed, ImportState::Received);
        let done = store::imports::advance(tx, self.id(), again, None).await?;
        if done {
            tx.publish(&ImportReceived { import: self.id() })?;
        }
        Ok(done)
    }
}
