//! The first page: departments, what is new, what is reduced, and the shops.

use domain::catalog::{HomeView, ShopTeaser};
use domain::paging::PageRequest;
use kernel::{Failure, Market, Op, Tenant};

use crate::cards::cards;
use crate::shelf::{self, Sellers, Shelf};
use crate::store;

/// Cards in each of the rows.
const CARDS: u32 = 8;
/// Most shops.
const SHOPS: usize = 12;
/// Pictures of each shop.
const PICTURES: i64 = 4;

/// The first page of the market. A shop on its own address begins with its own page.
pub async fn home(market: &Market, op: &Op) -> Result<HomeView, Failure> {
    if op.storefront.is_some() {
        return Err(Failure::NotFound);
    }
    let shelf = market.kept::<Shelf>();
    let home = shelf::kept(&shelf.home, (), || read(market)).await?;
    Ok(HomeView::clone(&home))
}

async fn read(market: &Market) -> Result<HomeView, Failure> {
    let departments = shelf::tree(market).await?.children(None);
    let sellers = shelf::sellers(market).await?;
    let mut db = market.db(Tenant::Market).await?;
    let newest = store::home::newest(&mut db, &sellers.ids(), i64::from(CARDS)).await?;
    let reduced = store::home::reduced(&mut db, &sellers.ids(), i64::from(CARDS)).await?;
    let first = PageRequest::new(1, CARDS);
    let (offers, _) = store::offers::running(&mut db, &sellers.ids(), first).await?;
    let (shops, products) = teasers(&mut db, &sellers).await?;
    Ok(HomeView {
        departments,
        newest: cards(&mut db, &sellers, &newest).await?,
        reduced: cards(&mut db, &sellers, &reduced).await?,
        offers: cards(&mut db, &sellers, &offers).await?,
        shops,
        products,
    })
}

/// The shops with most to sell, and how many products there are in all shops.
async fn teasers(db: &mut sqlx::PgConnection, sellers: &Sellers) -> Result<(Vec<ShopTeaser>, u32), sqlx::Error> {
    let mut counts: Vec<_> = store::home::count_by_shop(db, &sellers.ids()).await?.into_iter().collect();
    let all = counts.iter().map(|(_, products)| products).sum();
    counts.sort_by_key(|(shop, products)| (std::cmp::Reverse(*products), *shop));
    counts.truncate(SHOPS);
    let shown: Vec<_> = counts.iter().map(|(shop, _)| *shop).collect();
    let mut pictures = store::home::pictures(db, &shown, PICTURES).await?;
    let teaser = |(shop, products)| {
        let view = sellers.get(shop)?;
        let images = pictures.remove(&shop).unwrap_or_default();
        let (handle, name) = (view.handle.clone(), view.name.clone());
        Some(ShopTeaser { handle, name, bio: view.bio.clone(), city: view.city.clone(), products, images })
    };
    Ok((counts.into_iter().filter_map(teaser).collect(), all))
}
