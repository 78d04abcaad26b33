//! The shelves of the market: the departments for its visitors, all of them for those who fill them.

use domain::catalog::CategoryView;
use kernel::{Failure, Market, Op};

use crate::shelf;

/// The departments in which there is something to buy.
pub async fn departments(market: &Market, _op: &Op) -> Result<Vec<CategoryView>, Failure> {
    Ok(shelf::tree(market).await?.children(None))
}

/// Every category, for a seller to choose from; sisters are in the order they are shown.
pub async fn categories(market: &Market, _op: &Op) -> Result<Vec<CategoryView>, Failure> {
    Ok(shelf::tree(market).await?.all().to_vec())
}
