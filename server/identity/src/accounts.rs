//! The admin's list of users.

use domain::actor::Role;
use domain::identity::AccountRow;
use domain::paging::{PageRequest, Paged};
use kernel::{Failure, Market, Op};

use crate::store::people;

/// Rows of a page.
const PAGE: u32 = 25;
/// Words of a search that are looked at.
const MOST_WORDS: usize = 8;

/// Accounts whose name or address contains every one of `words`, newest first. Only for admins.
pub async fn accounts(market: &Market, op: &Op, words: &str, page: u32) -> Result<Paged<AccountRow>, Failure> {
    op.require(Role::Admin)?;
    let words: Vec<String> = words
        .split_whitespace()
        .take(MOST_WORDS)
        .map(|word| word.chars().take(100).collect::<String>().to_lowercase().replace('\0', ""))
        .collect();
    let mut db = market.db(op).await?;
    Ok(people::search(&mut db, &words, PageRequest::new(page, PAGE)).await?)
}
