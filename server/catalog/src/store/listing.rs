//! Lists of products: filtered, counted, sorted, a page at a time.

use std::collections::HashMap;

use domain::catalog::Sort;
use domain::id::{CategoryId, ProductId, ShopId};
use domain::paging::PageRequest;
use sqlx::{PgConnection, Postgres, QueryBuilder};
use uuid::Uuid;

use super::{products, uuids};

/// Which products a list holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// Words to look for; never empty.
    pub words: Option<String>,
    /// Whether words match titles that look alike, instead of what is written.
    pub alike: bool,
    /// The category and everything below it.
    pub categories: Option<Vec<CategoryId>>,
    /// Shops whose products are shown at all.
    pub shops: Vec<ShopId>,
    /// Lowest and highest price in minor units.
    pub min_price: Option<i64>,
    pub max_price: Option<i64>,
    pub in_stock: bool,
    pub reduced: bool,
}

/// How many products of each shop are in the list.
pub(crate) async fn count_by_shop(db: &mut PgConnection, filter: &Filter) -> Result<HashMap<ShopId, u32>, sqlx::Error> {
    let mut query = QueryBuilder::new("select p.shop_id, count(*) from catalog.products p");
    push_where(&mut query, filter, &filter.shops);
    query.push(" group by p.shop_id");
    let rows: Vec<(Uuid, i64)> = query.build_query_as().fetch_all(db).await?;
    Ok(rows.into_iter().map(|(shop, count)| (ShopId(shop), u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

/// One page of the list, narrowed to `shop` when there is one.
pub(crate) async fn page(
    db: &mut PgConnection,
    filter: &Filter,
    shop: Option<ShopId>,
    sort: Sort,
    page: PageRequest,
) -> Result<Vec<ProductId>, sqlx::Error> {
    let mut query = QueryBuilder::new("select p.id from catalog.products p");
    push_where(&mut query, filter, shop.as_ref().map_or(&filter.shops, std::slice::from_ref));
    query.push(order_by(sort)).push(" limit ").push_bind(page.limit()).push(" offset ").push_bind(page.offset());
    Ok(products(query.build_query_scalar().fetch_all(db).await?))
}

/// From now until the transaction ends, words of this many hundredths of likeness count as alike.
pub(crate) async fn forgive_typos(db: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query_scalar!("select set_config('pg_trgm.word_similarity_threshold', '0.5', true)").fetch_one(db).await?;
    Ok(())
}

fn push_where(query: &mut QueryBuilder<Postgres>, filter: &Filter, shops: &[ShopId]) {
    query.push(" where p.state = 'active' and p.shop_id = any (").push_bind(uuids(shops)).push(")");
    if let Some(categories) = &filter.categories {
        query.push(" and p.category_id = any (").push_bind(uuids(categories)).push(")");
    }
    match &filter.words {
        Some(words) if filter.alike => {
            query.push(" and ").push_bind(words.clone()).push(" <% p.title");
        }
        Some(words) => {
            query.push(" and p.words @@ websearch_to_tsquery('english', ").push_bind(words.clone()).push(")");
        }
        None => {}
    }
    if let Some(lowest) = filter.min_price {
        query.push(" and p.min_price_minor >= ").push_bind(lowest);
    }
    if let Some(highest) = filter.max_price {
        query.push(" and p.min_price_minor <= ").push_bind(highest);
    }
    if filter.reduced {
        query.push(" and p.reduced");
    }
    if filter.in_stock {
        query.push(
            " and exists (select from catalog.variants v join stock.availability a on a.variant_id = v.id
                          where v.product_id = p.id and v.active and a.available > 0)",
        );
    }
}

/// Each order ends with the id, so that no product is on two pages or on none.
fn order_by(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance | Sort::Newest => " order by p.published_at desc, p.id",
        Sort::PriceUp => " order by p.min_price_minor, p.id",
        Sort::PriceDown => " order by p.min_price_minor desc, p.id desc",
        Sort::Rating => " order by p.rating_hundredths desc, p.rating_count desc, p.id",
        // What many have rated, many have bought; what was sold is known to the index.
        Sort::BestSelling => " order by p.rating_count desc, p.id",
    }
}
