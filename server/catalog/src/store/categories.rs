//! The shelves of the market and how many products stand on each.

use domain::id::CategoryId;
use sqlx::PgConnection;
use uuid::Uuid;

/// A category as it is stored, with the active products that stand on it and not below.
pub(crate) struct CategoryRow {
    pub id: CategoryId,
    pub slug: String,
    pub name: String,
    pub parent: Option<CategoryId>,
    pub products: u32,
}

/// Every category in the order they are shown; `shops` are those whose products count.
pub(crate) async fn all(db: &mut PgConnection, shops: &[Uuid]) -> Result<Vec<CategoryRow>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select c.id, c.slug, c.name, c.parent_id, coalesce(n.products, 0) as "products!"
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
