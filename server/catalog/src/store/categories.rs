//! The shelves of the market and how many products stand on each.

use domain::catalog::CheckedCategory;
use domain::id::CategoryId;
use sqlx::PgConnection;
use uuid::Uuid;

/// A category as it is stored, with the active products that stand on it and not below.
pub(crate) struct CategoryRow {
    pub id: CategoryId,
    pub slug: String,
    /// Slugs that it had before, or that categories had whose goods are here now.
    pub former: Vec<String>,
    pub name: String,
    pub parent: Option<CategoryId>,
    pub products: u32,
}

/// Every category in the order they are shown; `shops` are those whose products count.
pub(crate) async fn all(db: &mut PgConnection, shops: &[Uuid]) -> Result<Vec<CategoryRow>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select c.id, c.slug, c.name, c.parent_id, coalesce(n.products, 0) as "products!",
                  array(select slug from catalog.former_category_slugs f where f.category_id = c.id) as "former!"
           from catalog.categories c
           left join (
               select category_id, count(*) as products from catalog.products
               where state = 'active' and shop_id = any ($1) group by category_id
           ) n on n.category_id = c.id
           order by c.position, c.name, c.id"#,
        shops,
    )
    .fetch_all(db)
    .await?;
    let categories = rows.into_iter().map(|row| CategoryRow {
        id: CategoryId(row.id),
        slug: row.slug,
        former: row.former,
        name: row.name,
        parent: row.parent_id.map(CategoryId),
        products: u32::try_from(row.products).unwrap_or(u32::MAX),
    });
    Ok(categories.collect())
}

/// The category of that slug.
pub(crate) async fn by_slug(db: &mut PgConnection, slug: &str) -> Result<Option<CategoryId>, sqlx::Error> {
    let id = sqlx::query_scalar!("select id from catalog.categories where slug = $1", slug).fetch_optional(db).await?;
    Ok(id.map(CategoryId))
}

/// Nobody else arranges the shelves until the transaction ends; products may be put on them meanwhile.
pub(crate) async fn lock_all(db: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query!("lock table catalog.categories in share row exclusive mode").execute(db).await?;
    Ok(())
}

/// Every category as an admin sees it.
pub(crate) async fn rows(db: &mut PgConnection) -> Result<Vec<domain::catalog::CategoryRow>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select c.id, c.slug, c.name, c.position, above.slug as "parent?",
                  (select count(*) from catalog.products p where p.category_id = c.id) as "products!",
                  (select count(*) from catalog.categories b where b.parent_id = c.id) as "children!"
           from catalog.categories c left join catalog.categories above on above.id = c.parent_id
           order by c.position, c.name, c.id"#,
    )
    .fetch_all(db)
    .await?;
    let row = rows.into_iter().map(|row| domain::catalog::CategoryRow {
        id: CategoryId(row.id),
        slug: row.slug,
        name: row.name,
        parent: row.parent,
        position: row.position,
        products: u32::try_from(row.products).unwrap_or(u32::MAX),
        children: u32::try_from(row.children).unwrap_or(u32::MAX),
    });
    Ok(row.collect())
}

/// The category and those above it.
pub(crate) async fn way_up(
    db: &mut PgConnection,
    category: CategoryId,
    most: usize,
) -> Result<Vec<CategoryId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        r#"with recursive way as (
               select id, parent_id, 1 as step from catalog.categories where id = $1
               union all
               select c.id, c.parent_id, w.step + 1 from catalog.categories c join way w on c.id = w.parent_id
               where w.step < $2)
           select id as "id!" from way"#,
        category.0,
        i32::try_from(most).unwrap_or(i32::MAX),
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(CategoryId).collect())
}

pub(crate) async fn insert(
    db: &mut PgConnection,
    id: CategoryId,
    category: &CheckedCategory,
    parent: Option<CategoryId>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into catalog.categories (id, slug, name, parent_id, position) values ($1, $2, $3, $4, $5)",
        id.0,
        category.slug,
        category.name,
        parent.map(|parent| parent.0),
        category.position,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Changes a category; false when it is not there.
pub(crate) async fn update(
    db: &mut PgConnection,
    id: CategoryId,
    category: &CheckedCategory,
    parent: Option<CategoryId>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update catalog.categories set slug = $2, name = $3, parent_id = $4, position = $5 where id = $1",
        id.0,
        category.slug,
        category.name,
        parent.map(|parent| parent.0),
        category.position,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Puts every product of one shelf on another.
pub(crate) async fn move_products(db: &mut PgConnection, from: CategoryId, to: CategoryId) -> Result<(), sqlx::Error> {
    sqlx::query!("update catalog.products set category_id = $2 where category_id = $1", from.0, to.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Leads from the addresses of one category to another.
pub(crate) async fn lead(db: &mut PgConnection, from: CategoryId, to: CategoryId) -> Result<(), sqlx::Error> {
    sqlx::query!("update catalog.former_category_slugs set category_id = $2 where category_id = $1", from.0, to.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!(
        "insert into catalog.former_category_slugs (slug, category_id) select slug, $2 from catalog.categories where id = $1",
        from.0,
        to.0,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a category away on which nothing stands: the table refuses it otherwise.
pub(crate) async fn delete(db: &mut PgConnection, id: CategoryId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from catalog.categories where id = $1", id.0).execute(db).await?;
    Ok(())
}
