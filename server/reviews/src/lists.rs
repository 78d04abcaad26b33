//! The reviews of a product and of a shop's goods, as shoppers read them.

use std::sync::Arc;

use domain::catalog::Rating;
use domain::id::{ProductId, ReviewId};
use domain::paging::{PageRequest, Paged};
use domain::reviews::{REVIEWS_A_PAGE, ReplyView, ReviewView, ReviewsPage, ReviewsQuery};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op, Tenant};
use sqlx::PgConnection;

use crate::author::Authors;
use crate::kept::{Of, Pages};
use crate::store::{self, lists, reviews::ReviewRow};

/// A page of the reviews of the product of that slug, for whoever may see the product.
pub async fn of_product(market: &Market, op: &Op, slug: &str, query: ReviewsQuery) -> Outcome<ReviewsPage> {
    let product = catalog::product(market, op, slug).await?;
    page(market, op, Of::Product(product.id), product.rating, query.tidied()).await
}

/// A page of the reviews of the goods of the shop of that handle.
pub async fn of_shop(market: &Market, op: &Op, handle: &str, query: ReviewsQuery) -> Outcome<ReviewsPage> {
    let shop = shops::by_handle(market, op, handle).await?;
    let rating = shops::rating_of(&mut *market.db(Tenant::Market).await?, shop.id).await?;
    page(market, op, Of::Shop(shop.id), rating, query.tidied()).await
}

/// One review that is shown, for whoever wants to say something to it.
pub async fn one(market: &Market, op: &Op, review: ReviewId) -> Outcome<ReviewView> {
    let mut db = market.db(op).await?;
    let shown = store::reviews::shown(&mut db, review).await?.filter(|shown| op.shows(shown.shop));
    shown.ok_or(Failure::NotFound)?;
    let rows = lists::by_ids(&mut db, &[review]).await?;
    let mut views = dressed(market, &mut db, &rows).await?;
    as_seen_by(&mut db, op, &mut views).await?;
    views.pop().ok_or(Failure::NotFound)
}

/// What everybody sees, as it was less than a second ago, with what whoever asks has said to it.
async fn page(market: &Market, op: &Op, of: Of, rating: Option<Rating>, query: ReviewsQuery) -> Outcome<ReviewsPage> {
    if rating.is_none() {
        // Nobody has said anything: most products of a large market are asked about in vain.
        let page = PageRequest::new(1, REVIEWS_A_PAGE);
        let reviews = Paged { items: Vec::new(), total: 0, page };
        return Ok(ReviewsPage { reviews, stars: [0; 5], with_photos: 0, rating });
    }
    let pages = market.kept::<Pages>();
    let kept = if let Some(kept) = pages.0.get(&(of, query)).await {
        kept
    } else {
        let read = Arc::new(read(market, of, query).await?);
        pages.0.insert((of, query), Arc::clone(&read)).await;
        read
    };
    let mut page = ReviewsPage { rating, ..ReviewsPage::clone(&kept) };
    if op.account().is_ok() && !page.reviews.items.is_empty() {
        as_seen_by(&mut *market.db(op).await?, op, &mut page.reviews.items).await?;
    }
    Ok(page)
}

async fn read(market: &Market, of: Of, query: ReviewsQuery) -> Result<ReviewsPage, Failure> {
    let mut db = market.db(Tenant::Market).await?;
    let counts = lists::counts(&mut db, of).await?;
    let page = PageRequest::new(query.page, REVIEWS_A_PAGE);
    let rows = lists::page(&mut db, of, query, page).await?;
    let items = dressed(market, &mut db, &rows).await?;
    let fits = |count: &&lists::Count| {
        query.stars.is_none_or(|stars| stars == count.rating) && (count.photos || !query.photos)
    };
    let total = counts.iter().filter(fits).map(|count| u64::from(count.reviews)).sum();
    let mut stars = [0; 5];
    for count in &counts {
        if let Some(of_these) = stars.get_mut(usize::from(count.rating).wrapping_sub(1)) {
            *of_these += count.reviews;
        }
    }
    let with_photos = counts.iter().filter(|count| count.photos).map(|count| count.reviews).sum();
    Ok(ReviewsPage { reviews: Paged { items, total, page }, stars, with_photos, rating: None })
}

/// Rows with everything that is shown of them, in their order: names, photos, replies.
pub(crate) async fn dressed(
    market: &Market,
    db: &mut PgConnection,
    rows: &[ReviewRow],
) -> Result<Vec<ReviewView>, Failure> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<ReviewId> = rows.iter().map(|row| row.id).collect();
    let mut products: Vec<ProductId> = rows.iter().map(|row| row.product).collect();
    products.sort_unstable();
    products.dedup();
    let mut of_shops: Vec<_> = rows.iter().map(|row| row.shop).collect();
    of_shops.sort_unstable();
    of_shops.dedup();
    let names = catalog::names_of(db, &products).await?;
    let shops = shops::by_ids(market, db, &of_shops).await?;
    let authors = Authors::of(db, &rows.iter().map(|row| row.account).collect::<Vec<_>>()).await?;
    let mut photos = store::photos::of(db, &ids).await?;
    let mut replies = store::replies::of(db, &ids).await?;
    let view = |row: &ReviewRow| {
        let name = names.get(&row.product);
        let shop_name = shops.get(&row.shop).map(|shop| shop.name.clone()).unwrap_or_default();
        ReviewView {
            id: row.id,
            slug: name.map(|name| name.slug.clone()).unwrap_or_default(),
            product: name.map(|name| name.title.clone()).unwrap_or_default(),
            label: row.label.clone(),
            rating: row.rating,
            title: row.title.clone(),
            body: row.body.clone(),
            author: authors.name(row.account),
            written_at: row.written_at,
            edited_at: row.edited_at,
            photos: photos.remove(&row.id).unwrap_or_default(),
            helpful: row.helpful,
            reply: replies.remove(&row.id).map(|(body, at)| ReplyView { shop_name, body, at }),
            own: false,
            helped: false,
            reported: false,
        }
    };
    Ok(rows.iter().map(view).collect())
}

/// Marks what whoever asks has written, found helpful and reported.
async fn as_seen_by(db: &mut PgConnection, op: &Op, views: &mut [ReviewView]) -> Result<(), sqlx::Error> {
    let Ok(account) = op.account() else { return Ok(()) };
    let ids: Vec<ReviewId> = views.iter().map(|view| view.id).collect();
    let said = lists::said_by(db, account, &ids).await?;
    for view in views {
        view.own = said.own.contains(&view.id);
        view.helped = said.helped.contains(&view.id);
        view.reported = said.reported.contains(&view.id);
    }
    Ok(())
}
