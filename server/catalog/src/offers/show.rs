//! What is offered at the moment, for those who shop.

use std::sync::Arc;

use domain::catalog::{CARDS_A_PAGE, ProductCard};
use domain::paging::{PageRequest, Paged};
use kernel::{Failure, Market, Op, Tenant};

use crate::cards::cards;
use crate::shelf::{self, Shelf};
use crate::store;

/// A page of what is offered now, what ends first at the top. On a shop's own address it is that shop's.
pub async fn offers(market: &Market, op: &Op, page: u32) -> Result<Paged<ProductCard>, Failure> {
    let page = PageRequest::new(page, CARDS_A_PAGE);
    let shop = op.storefront.as_ref().map(|storefront| storefront.shop);
    let shelf = market.kept::<Shelf>();
    let read = || async {
        let sellers = shelf::sellers(market).await?;
        let shops = shop.map_or_else(|| sellers.ids(), |shop| vec![shop]);
        let mut db = market.db(Tenant::Market).await?;
        let (ids, total) = store::offers::running(&mut db, &shops, page).await?;
        Ok(Paged { items: cards(&mut db, &sellers, &ids).await?, total, page })
    };
    let found = shelf::kept(&shelf.offers, (shop, page.number), read).await?;
    Ok(Arc::unwrap_or_clone(found))
}
