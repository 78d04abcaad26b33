//! The seller's own products, a page at a time.

use domain::catalog::{ProductRow, ProductState, ShelfFilter};
use domain::paging::{PageRequest, Paged};
use kernel::{Failure, Market, Op};

use crate::seller::own_shop;
use crate::store::seller::{self as store, Wanted};

/// Rows of a page.
const ROWS: u32 = 25;
/// Words are read this far.
const MOST_WORDS: usize = 200;

/// The seller's own products, last changed first. `words` are a part of a title or SKU; without a state all but the
/// removed ones are listed.
pub async fn my_products(
    market: &Market,
    op: &Op,
    words: &str,
    state: Option<ProductState>,
    page: u32,
) -> Result<Paged<ProductRow>, Failure> {
    let filter = ShelfFilter { words: words.to_owned(), state, page, ..ShelfFilter::default() };
    my_shelf(market, op, &filter).await
}

/// The same, also of one category and in another order.
pub async fn my_shelf(market: &Market, op: &Op, filter: &ShelfFilter) -> Result<Paged<ProductRow>, Failure> {
    let mut db = market.db(op).await?;
    let shop = own_shop(op, &mut db).await?;
    let typed = |text: &str| text.trim().chars().filter(|c| !c.is_control()).take(MOST_WORDS).collect::<String>();
    let (words, category) = (typed(&filter.words), typed(&filter.category));
    let wanted = Wanted { shop, words: &words, state: filter.state, category: &category, sort: filter.sort };
    Ok(store::rows(&mut db, wanted, PageRequest::new(filter.page, ROWS)).await?)
}
