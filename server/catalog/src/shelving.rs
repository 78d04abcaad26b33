//! Arranges the shelves of the market. No product ever stands on none.

use domain::actor::Role;
use domain::catalog::{CategoryForm, CategoryRefusal, CategoryRow};
use domain::id::CategoryId;
use domain::text::{FieldProblem, Problem};
use kernel::{Failure, Market, Op};
use sqlx::PgConnection;

use crate::{shelf, store};

/// Deepest way through the shelves.
const DEEPEST: usize = 20;

/// Every category, with how much stands on it. Only for admins.
pub async fn all_shelves(market: &Market, op: &Op) -> Result<Vec<CategoryRow>, Failure> {
    op.require(Role::Admin)?;
    let mut db = market.db(op).await?;
    Ok(store::categories::rows(&mut db).await?)
}

/// Adds a category, renames or moves one. Only for admins.
pub async fn save_category(market: &Market, op: &Op, form: CategoryForm) -> Result<(), Failure<CategoryRefusal>> {
    op.require(Role::Admin)?;
    let checked = form.check().map_err(invalid)?;
    let mut tx = market.begin(op).await?;
    // The shelves are few and change seldom: whoever arranges them does so alone, so that no circle can close.
    store::categories::lock_all(&mut tx).await?;
    let parent = parent(&mut tx, &form).await?;
    if let (Some(id), Some(parent)) = (form.id, parent) {
        let way = store::categories::way_up(&mut tx, parent, DEEPEST).await?;
        if way.contains(&id) {
            return Err(Failure::Refused(CategoryRefusal::Circle));
        }
    }
    let stored = match form.id {
        None => store::categories::insert(&mut tx, market.new_id(), &checked, parent).await,
        Some(id) => match store::categories::update(&mut tx, id, &checked, parent).await {
            Ok(true) => Ok(()),
            Ok(false) => return Err(Failure::NotFound),
            Err(error) => Err(error),
        },
    };
    stored.map_err(slug_is_taken)?;
    tx.commit().await?;
    shelf::empty(market);
    Ok(())
}

/// Takes a category away. Where products stand on it they go to `to`, the slug of another, and so does whoever follows
/// its address; without one it stays. Only for admins.
pub async fn remove_category(
    market: &Market,
    op: &Op,
    category: CategoryId,
    to: &str,
) -> Result<(), Failure<CategoryRefusal>> {
    op.require(Role::Admin)?;
    let mut tx = market.begin(op).await?;
    store::categories::lock_all(&mut tx).await?;
    let rows = store::categories::rows(&mut tx).await?;
    let row = rows.into_iter().find(|row| row.id == category).ok_or(Failure::NotFound)?;
    if row.children > 0 {
        return Err(Failure::Refused(CategoryRefusal::Children { count: row.children }));
    }
    let to = match to.trim() {
        "" => None,
        slug => store::categories::by_slug(&mut tx, &slug.replace('\0', "")).await?.filter(|to| *to != category),
    };
    match to {
        Some(to) => {
            store::categories::move_products(&mut tx, category, to).await?;
            store::categories::lead(&mut tx, category, to).await?;
        }
        None if row.products > 0 => return Err(Failure::Refused(CategoryRefusal::Products { count: row.products })),
        None => {}
    }
    store::categories::delete(&mut tx, category).await.map_err(somebody_was_faster)?;
    tx.commit().await?;
    shelf::empty(market);
    Ok(())
}

async fn parent(db: &mut PgConnection, form: &CategoryForm) -> Result<Option<CategoryId>, Failure<CategoryRefusal>> {
    let slug = form.parent.trim();
    if slug.is_empty() {
        return Ok(None);
    }
    let known = store::categories::by_slug(db, &slug.replace('\0', "")).await?;
    let unknown = || FieldProblem { field: "parent".to_owned(), problem: Problem::NotOffered };
    known.map(Some).ok_or_else(|| invalid(vec![unknown()]))
}

fn slug_is_taken(error: sqlx::Error) -> Failure<CategoryRefusal> {
    let constraint = error.as_database_error().and_then(sqlx::error::DatabaseError::constraint);
    if constraint == Some("categories_slug_key") {
        return invalid(vec![FieldProblem { field: "slug".to_owned(), problem: Problem::Taken }]);
    }
    error.into()
}

/// A product was put there at this very moment: the table holds the shelf.
fn somebody_was_faster(error: sqlx::Error) -> Failure<CategoryRefusal> {
    let held = error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_foreign_key_violation);
    if held { Failure::Refused(CategoryRefusal::Products { count: 1 }) } else { error.into() }
}

fn invalid(problems: Vec<FieldProblem>) -> Failure<CategoryRefusal> {
    Failure::Refused(CategoryRefusal::Invalid(problems))
}
