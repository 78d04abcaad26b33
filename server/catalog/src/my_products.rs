//! The seller's own products, a page at a time.

use domain::catalog::{ProductRow, ProductState};
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
    let mut db = market.db(op).await?;
    let shop = own_shop(op, &mut db).await?;
    let words: String = words.trim().chars().filter(|c| !c.is_control()).take(MOST_WORDS).collect();
    let wanted = Wanted { shop, words: &words, state };
    Ok(store::rows(&mut db, wanted, PageRequest::new(page, ROWS)).await?)
}
