//! The reviews of the shop's goods, newest first, by what waits for a reply, stars and product.

use app::reviews::{RemoveReply, ReplyToReview, shop_reviews};
use app::site::reviews::ReviewWords;
use app::site::{CardsWaiting, Changes, DeedFault, PageHead, fault, loaded};
use domain::catalog::Rating;
use domain::reviews::{ReviewView, ShopReview, ShopReviews, ShopReviewsQuery};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Card, Empty, LinkButton, NoPhoto, Pager, Thumb, icons};

use super::narrow::{Narrow, read};
use super::reply::{Reply, beyond};
use crate::paths;

/// What the forms of the page send.
#[derive(Clone, Copy)]
pub struct Deeds {
    pub reply: ServerAction<ReplyToReview>,
    pub remove: ServerAction<RemoveReply>,
}

/// The page.
#[component]
pub fn Reviews() -> impl IntoView {
    let query = use_query_map();
    let changes = Changes::here();
    let deeds = Deeds { reply: changes.action(), remove: changes.action() };
    let asked = Memo::new(move |_| read(&query.read()));
    let found = Resource::new(move || (asked.get(), changes.count()), |(query, _)| shop_reviews(query));
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[60rem]! ms-0!">
            <PageHead title="Reviews" lead=|| "What buyers say of your goods. One reply a review; you may change it." />
            <DeedFault fault=beyond(fault(deeds.reply)) />
            <DeedFault fault=fault(deeds.remove) />
            {loaded(
                found,
                || view! { <CardsWaiting label="Loading the reviews" /> }.into_any(),
                move |found| view! { <Found found query=asked.get_untracked() deeds /> },
            )}
        </main>
    }
}

#[component]
fn Found(found: ShopReviews, query: ShopReviewsQuery, deeds: Deeds) -> impl IntoView {
    let ShopReviews { reviews, may_reply, rating, .. } = found.clone();
    let (page, per, total) = (u64::from(reviews.page.number), u64::from(reviews.page.size), reviews.total);
    let href =
        move |page: u64| paths::reviews(&ShopReviewsQuery { page: u32::try_from(page).unwrap_or(u32::MAX), ..query });
    let cards = reviews.items.into_iter().map(|one| view! { <One one may_reply deeds /> }).collect::<Vec<_>>();
    let none = cards.is_empty();
    view! {
        {rating.map(|rating| view! { <p class="soft">{mean_of(rating)}</p> })}
        <Narrow found query />
        {none.then(|| view! { <NoneFound query /> })}
        {cards}
        {(total > per).then(|| view! { <Pager label="Pages of reviews" page per total href=Callback::new(href) /> })}
    }
}

fn mean_of(rating: Rating) -> String {
    let mean = f64::from(rating.hundredths) / 100.0;
    let reviews = if rating.count == 1 { "1 review".to_owned() } else { format!("{} reviews", rating.count) };
    format!("{mean:.1} of 5 stars from {reviews}.")
}

#[component]
fn NoneFound(query: ShopReviewsQuery) -> impl IntoView {
    let narrowed = query.unanswered || query.stars.is_some() || query.product.is_some();
    if !narrowed {
        return view! {
            <Empty
                icon=icons::STAR
                title="No reviews yet"
                text="Whoever bought something here is asked once it has arrived."
                class="card"
            />
        }
        .into_any();
    }
    let title = if query.unanswered { "Every review has its reply" } else { "No review fits" };
    view! {
        <Empty icon=icons::STAR title text="Take the filter away to read the others." class="card">
            <LinkButton href=paths::REVIEWS>"See all reviews"</LinkButton>
        </Empty>
    }
    .into_any()
}

#[component]
fn One(one: ShopReview, may_reply: bool, deeds: Deeds) -> impl IntoView {
    let ShopReview { review, image } = one;
    let ReviewView { id, product, author, reply, .. } = review.clone();
    let picture = match image {
        Some(image) => view! { <Thumb src=image.src(160) /> }.into_any(),
        None => view! { <NoPhoto class="thumb" /> }.into_any(),
    };
    view! {
        <Card>
            <div class="grid grid-cols-1 gap-4" id=format!("review-{id}")>
                <div class="flex items-center gap-3 min-w-0">
                    {picture} <h2 class="font-[560] min-w-0 wrap-anywhere">{product}</h2>
                </div>
                <ReviewWords review />
                <Reply id author reply may_reply deeds />
            </div>
        </Card>
    }
}
