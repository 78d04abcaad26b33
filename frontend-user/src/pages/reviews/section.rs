//! The reviews of a product or of a shop's goods: what they come to, and ten of them at a time.

use app::reviews::FindHelpful;
use app::{Answer, Words};
use domain::identity::Me;
use domain::reviews::{REVIEWS_A_PAGE, ReviewSort, ReviewsPage, ReviewsQuery};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};
use ui::{Chip, Chips, Empty, LinkButton, Pager, icons};

use super::one::Review;
use super::place::{self, Place};
use super::summary::Summary;
use crate::forms::{Refusal, refused};
use crate::visitor::Visitor;

/// What a page asks for about reviews.
#[derive(Clone, Copy)]
pub struct AskedReviews {
    query: ReviewsQuery,
    me: OnceResource<Answer<Option<Me>>>,
}

/// What was said, and whether whoever reads it may say something to it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Said {
    query: ReviewsQuery,
    page: ReviewsPage,
    signed_in: bool,
}

impl AskedReviews {
    /// What the address of this page asks for.
    pub fn here(asked: &ParamsMap) -> Self {
        Self { query: place::read(asked), me: Visitor::here().me }
    }

    /// The reviews of a product; nothing when they cannot be had, which is no reason not to show the product.
    pub async fn of_product(self, slug: &str) -> Option<Said> {
        let page = app::reviews::product_reviews(slug.to_owned(), self.query).await;
        self.said(page).await
    }

    /// The reviews of a shop's goods.
    pub async fn of_shop(self, handle: &str) -> Option<Said> {
        let page = app::reviews::goods_reviews(handle.to_owned(), self.query).await;
        self.said(page).await
    }

    async fn said(self, page: Answer<ReviewsPage>) -> Option<Said> {
        let signed_in = matches!(self.me.await, Ok(Some(_)));
        Some(Said { query: self.query, page: page.ok()?, signed_in })
    }
}

/// The reviews.
#[component]
pub fn Reviews(
    /// Whose they are.
    place: Place,
    /// What was said.
    said: Said,
) -> impl IntoView {
    let Said { query, page, signed_in } = said;
    let in_shop = matches!(place, Place::Shop(_));
    let class = if in_shop { "pt-8" } else { "mt-16 lg:mt-24 pt-10 border-t border-line" };
    let title = if in_shop { "What buyers say" } else { "Reviews" };
    if page.count() == 0 {
        return view! {
            <section class=class id="reviews" aria-labelledby="reviews-title">
                <h2 class="text-h2" id="reviews-title">
                    {title}
                </h2>
                <Nobody page in_shop />
            </section>
        }
        .into_any();
    }
    let refused = refused::<FindHelpful, _>().map(|fault| fault.sentence());
    let (number, per, total) = (u64::from(page.reviews.page.number), u64::from(REVIEWS_A_PAGE), page.reviews.total);
    let reviews = page.reviews.items.clone();
    let to_page = {
        let place = place.clone();
        move |page: u64| place.address(ReviewsQuery { page: u32::try_from(page).unwrap_or(1), ..query })
    };
    let here = place.address(query);
    view! {
        <section
            class=format!("{class} grid grid-cols-1 lg:grid-cols-[19rem_minmax(0,1fr)] gap-x-16 gap-y-8 scroll-mt-4")
            id="reviews"
            aria-labelledby="reviews-title"
        >
            <div class="lg:sticky lg:top-6 self-start">
                <h2 class="text-h2" id="reviews-title">
                    {title}
                </h2>
                <Summary place=place.clone() page query />
            </div>
            <div class="grid gap-y-7 content-start min-w-0">
                <Sorts place=place.clone() query />
                <Refusal sentence=refused />
                {if reviews.is_empty() {
                    view! { <NoneFit place=place.clone() query /> }.into_any()
                } else {
                    let all = reviews.into_iter().map(|review| {
                        view! { <Review review here=here.clone() in_shop signed_in /> }
                    });
                    view! { <div class="grid grid-cols-1 xl:grid-cols-2 gap-x-10 gap-y-9">{all.collect_view()}</div> }.into_any()
                }}
                {(total > per)
                    .then(|| {
                        view! {
                            <Pager label="Pages of reviews" page=number per total href=to_page class="pt-6 border-t border-line" />
                        }
                    })}
            </div>
        </section>
    }
    .into_any()
}

/// Nobody has said anything in words.
#[component]
fn Nobody(page: ReviewsPage, in_shop: bool) -> impl IntoView {
    let words = match page.rating {
        Some(rating) => {
            let mean = f64::from(rating.hundredths) / 100.0;
            let many = if rating.count == 1 { "1 rating".to_owned() } else { format!("{} ratings", rating.count) };
            format!("{mean:.1} of 5 from {many} that came along without words.")
        }
        None if in_shop => "Nobody has reviewed anything from this shop yet.".to_owned(),
        None => "Nobody has reviewed this yet. Only people who bought it here can.".to_owned(),
    };
    view! { <p class="soft mt-2 max-w-[38rem]">{words}</p> }
}

/// How the list is sorted, as links.
#[component]
fn Sorts(place: Place, query: ReviewsQuery) -> impl IntoView {
    let sorts = ReviewSort::ALL.into_iter().map(move |sort| {
        let href = place.address(ReviewsQuery { sort, page: 1, ..query });
        view! {
            <Chip href pressed={sort == query.sort}>
                {sort.label()}
            </Chip>
        }
    });
    view! {
        <Chips label="Sort reviews by" scroll=true>
            {sorts.collect_view()}
        </Chips>
    }
}

/// The filters leave nothing.
#[component]
fn NoneFit(place: Place, query: ReviewsQuery) -> impl IntoView {
    let all = place.address(ReviewsQuery { sort: query.sort, page: 1, ..ReviewsQuery::default() });
    view! {
        <Empty icon=icons::FILTER title="No review fits" text="Take a filter away to read the others.">
            <LinkButton href=all>"See all reviews"</LinkButton>
        </Empty>
    }
}
