//! Files of products as rows.

use domain::catalog::{ImportLine, ImportReport, ImportRow, ImportState, ImportView};
use domain::id::{AccountId, ImportId, ShopId};
use domain::lifecycle::Lifecycle as _;
use domain::paging::{PageRequest, Paged};
use sqlx::PgConnection;
use sqlx::types::Json;

use super::unreadable;

/// A file that is to be run.
pub(crate) struct File {
    pub shop: ShopId,
    pub category: String,
    pub bytes: Vec<u8>,
}

/// A file as its seller brings it.
pub(crate) struct NewFile<'a> {
    pub id: ImportId,
    pub shop: ShopId,
    pub account: AccountId,
    pub name: &'a str,
    pub category: &'a str,
    pub bytes: &'a [u8],
}

pub(crate) async fn insert(db: &mut PgConnection, file: &NewFile<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into catalog.imports (id, shop_id, account_id, name, category, file, report)
         values ($1, $2, $3, $4, $5, $6, $7)",
        file.id.0,
        file.shop.0,
        file.account.0,
        file.name,
        file.category,
        file.bytes,
        Json(ImportReport::default()) as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

pub(crate) async fn file(db: &mut PgConnection, id: ImportId) -> Result<Option<File>, sqlx::Error> {
    let row = sqlx::query!("select shop_id, category, file from catalog.imports where id = $1", id.0)
        .fetch_optional(db)
        .await?;
    Ok(row.map(|row| File { shop: ShopId(row.shop_id), category: row.category, bytes: row.file }))
}

/// Locks the file, if it is this shop's; where it stands and what was found in it.
pub(crate) async fn lock(
    db: &mut PgConnection,
    shop: ShopId,
    id: ImportId,
) -> Result<Option<(ImportState, ImportReport)>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select state, report as "report: Json<ImportReport>" from catalog.imports
           where id = $1 and shop_id = $2 for update"#,
        id.0,
        shop.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| Ok((state(&row.state)?, row.report.0))).transpose()
}

/// Moves the file; false when it was not in `from`.
pub(crate) async fn advance(
    db: &mut PgConnection,
    id: ImportId,
    (from, to): (ImportState, ImportState),
    report: Option<&ImportReport>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update catalog.imports set state = $3, report = coalesce($4, report), progress = 0
         where id = $1 and state = $2",
        id.0,
        from.name(),
        to.name(),
        report.map(Json) as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Says whether products with wrong lines are left out.
pub(crate) async fn leave_out(db: &mut PgConnection, id: ImportId, leave_out: bool) -> Result<(), sqlx::Error> {
    sqlx::query!("update catalog.imports set leave_out = $2 where id = $1", id.0, leave_out).execute(db).await?;
    Ok(())
}

pub(crate) async fn progress(db: &mut PgConnection, id: ImportId, products: usize) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update catalog.imports set progress = $2 where id = $1",
        id.0,
        i32::try_from(products).unwrap_or(i32::MAX),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The shop's files, newest first.
pub(crate) async fn rows(db: &mut PgConnection, shop: ShopId, most: i64) -> Result<Vec<ImportRow>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select id, name, state, report -> 'figures' as "figures!", at from catalog.imports
           where shop_id = $1 order by at desc, id limit $2"#,
        shop.0,
        most,
    )
    .fetch_all(db)
    .await?;
    let row = |id, name, word: &str, figures, at| {
        let figures = serde_json::from_value(figures).map_err(unreadable)?;
        Ok(ImportRow { id: ImportId(id), name, state: state(word)?, figures, at })
    };
    rows.into_iter().map(|found| row(found.id, found.name, &found.state, found.figures, found.at)).collect()
}

/// One of the shop's files, with a page of its lines.
pub(crate) async fn view(
    db: &mut PgConnection,
    shop: ShopId,
    id: ImportId,
    page: PageRequest,
) -> Result<Option<ImportView>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select id, name, state, report as "report: Json<ImportReport>", at, progress, leave_out
           from catalog.imports where id = $1 and shop_id = $2"#,
        id.0,
        shop.0,
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let ImportReport { figures, mut lines } = row.report.0;
    lines.sort_by_key(|line| (!line.is_wrong(), line.number));
    let total = u64::try_from(lines.len()).unwrap_or(u64::MAX);
    let (skip, take) = (usize::try_from(page.offset()).unwrap_or(usize::MAX), page.size as usize);
    let items: Vec<ImportLine> = lines.into_iter().skip(skip).take(take).collect();
    Ok(Some(ImportView {
        row: ImportRow { id: ImportId(row.id), name: row.name, state: state(&row.state)?, figures, at: row.at },
        lines: Paged { items, total, page },
        progress: row.progress.unsigned_abs(),
        leave_out: row.leave_out,
    }))
}

/// Whether products with wrong lines are left out, and which ones those are.
pub(crate) async fn left_out(db: &mut PgConnection, id: ImportId) -> Result<Vec<String>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select leave_out, report as "report: Json<ImportReport>" from catalog.imports where id = $1"#,
        id.0,
    )
    .fetch_one(db)
    .await?;
    let wrong = row.report.0.lines.into_iter().filter(|line| row.leave_out && line.is_wrong());
    Ok(wrong.map(|line| line.product).collect())
}

fn state(name: &str) -> Result<ImportState, sqlx::Error> {
    ImportState::named(name).ok_or_else(|| unreadable(format!("no file is {name}")))
}
