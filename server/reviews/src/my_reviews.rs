//! What somebody can review, and what they have reviewed.

use domain::id::{OrderLineId, ReviewId};
use domain::paging::{PageRequest, Paged};
use domain::reviews::{MyReview, MyReviews, REVIEWS_A_PAGE, ReviewRefusal, ToReview};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op};
use orders::BoughtLine;
use sqlx::PgConnection;

use crate::lists::dressed;
use crate::store::{lists, reviews, reviews::ReviewRow};

/// Lines that are offered at a time.
const MOST_WAITING: i64 = 50;

/// What whoever asks can review, and a page of what they have.
pub async fn my_reviews(market: &Market, op: &Op, page: u32) -> Outcome<MyReviews> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    let done = lists::lines_of(&mut db, account).await?;
    let arrived = orders::arrived_lines(&mut db, account, &done, MOST_WAITING).await?;
    let page = PageRequest::new(page, REVIEWS_A_PAGE);
    let (total, rows) = lists::of_account(&mut db, account, page).await?;
    let items = mine(market, &mut db, rows).await?;
    let waiting = arrived.into_iter().filter_map(offered).collect();
    Ok(MyReviews { waiting, written: Paged { items, total, page } })
}

/// One review, for its writer.
pub async fn my_review(market: &Market, op: &Op, review: ReviewId) -> Outcome<MyReview> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    let rows = lists::by_ids(&mut db, &[review]).await?.into_iter().filter(|row| row.account == Some(account));
    let rows = rows.collect();
    mine(market, &mut db, rows).await?.pop().ok_or(Failure::NotFound)
}

/// A line that whoever asks has bought and may review; the review of it, if there is one.
pub async fn to_review(market: &Market, op: &Op, line: OrderLineId) -> Outcome<ToReview, ReviewRefusal> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    let bought = orders::bought_line(&mut db, account, line).await?.ok_or(Failure::NotFound)?;
    if let Some(review) = reviews::of_line(&mut db, line).await? {
        return Err(Failure::Refused(ReviewRefusal::Written { review }));
    }
    if shops::is_staff(&mut db, bought.shop, account).await? {
        return Err(Failure::Refused(ReviewRefusal::OwnShop));
    }
    offered(bought).ok_or(Failure::Refused(ReviewRefusal::NotDelivered))
}

fn offered(bought: BoughtLine) -> Option<ToReview> {
    Some(ToReview {
        delivered_at: bought.delivered_at?,
        line: bought.line,
        order: bought.order,
        slug: bought.slug,
        title: bought.title,
        label: bought.label,
        image: bought.image,
    })
}

async fn mine(market: &Market, db: &mut PgConnection, rows: Vec<ReviewRow>) -> Result<Vec<MyReview>, Failure> {
    let views = dressed(market, db, &rows).await?;
    let mut products: Vec<_> = rows.iter().map(|row| row.product).collect();
    products.sort_unstable();
    products.dedup();
    let names = catalog::names_of(db, &products).await?;
    let one = |(row, mut review): (ReviewRow, domain::reviews::ReviewView)| {
        review.own = true;
        let image = names.get(&row.product).and_then(|name| name.image.clone());
        MyReview { review, line: row.line, state: row.state, reason: row.reason, image }
    };
    Ok(rows.into_iter().zip(views).map(one).collect())
}
