//! The reviews of a shop's goods, for the shop.

use domain::paging::{PageRequest, Paged};
use domain::reviews::{REVIEWS_A_PAGE, ShopReview, ShopReviews, ShopReviewsQuery};
use domain::shops::{Action, Resource};
use kernel::failure::Outcome;
use kernel::{Market, Op};

use crate::kept::Of;
use crate::lists::dressed;
use crate::store::lists;

/// Products that a list can be narrowed to.
const MOST_PRODUCTS: i64 = 50;

/// A page of the reviews of the goods of the shop that whoever asks works in, newest first.
pub async fn shop_reviews(market: &Market, op: &Op, query: ShopReviewsQuery) -> Outcome<ShopReviews> {
    let mut db = market.db(op).await?;
    let seat = shops::permit(&mut db, op, Resource::Reviews, Action::See).await?;
    let page = PageRequest::new(query.page, REVIEWS_A_PAGE);
    let (total, rows) = lists::of_own_shop(&mut db, seat.shop, query, page).await?;
    let views = dressed(market, &mut db, &rows).await?;
    let counted = lists::products_of(&mut db, seat.shop, MOST_PRODUCTS).await?;
    let mut ids: Vec<_> = counted.iter().map(|(product, _)| *product).collect();
    ids.extend(rows.iter().map(|row| row.product));
    let names = catalog::names_of(&mut db, &ids).await?;
    let items = rows.iter().zip(views).map(|(row, review)| {
        let image = names.get(&row.product).and_then(|name| name.image.clone());
        ShopReview { review, image }
    });
    let products = counted.into_iter().filter_map(|(product, reviews)| {
        let name = names.get(&product)?;
        Some((product, name.title.clone(), reviews))
    });
    let mut stars = [0; 5];
    for count in lists::counts(&mut db, Of::Shop(seat.shop)).await? {
        if let Some(of_these) = stars.get_mut(usize::from(count.rating).wrapping_sub(1)) {
            *of_these += count.reviews;
        }
    }
    Ok(ShopReviews {
        products: products.collect(),
        reviews: Paged { items: items.collect(), total, page },
        stars,
        unanswered: lists::unanswered(&mut db, seat.shop).await?,
        rating: shops::rating_of(&mut db, seat.shop).await?,
        may_reply: seat.may(Resource::Reviews, Action::Change),
    })
}

/// How many reviews wait for a reply of the shop that whoever asks works in.
pub async fn unanswered(market: &Market, op: &Op) -> Outcome<u32> {
    let mut db = market.db(op).await?;
    let seat = shops::permit(&mut db, op, Resource::Reviews, Action::See).await?;
    Ok(lists::unanswered(&mut db, seat.shop).await?)
}
