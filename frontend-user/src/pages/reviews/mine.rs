//! What somebody can review, and what they have.

use app::reviews::DeleteReview;
use domain::reviews::{MyReview, MyReviews, ReviewState, ToReview};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Badge, ButtonKind, ButtonSize, Empty, LinkButton, Pager, Stars, Tone, icons};

use crate::answered::answered;
use crate::clock::When;
use crate::forms::{Done, done};
use crate::pages::identity::Frame;
use crate::parts::{Section, Small};
use crate::paths;

/// The page.
#[component]
pub fn MyReviewsPage() -> impl IntoView {
    let (page, deleted) = use_query_map().with_untracked(|query| {
        let page = query.get_str("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        (page, query.get_str("deleted").is_some())
    });
    answered(app::reviews::my_reviews(page), move |reviews| {
        let gone = deleted || done::<DeleteReview>();
        view! {
            <Frame here=paths::REVIEWS title="Reviews" lead="What you say helps others choose, and shops do better.">
                <Done sentence=gone.then_some("Your review is deleted.") />
                <Mine reviews />
            </Frame>
        }
    })
}

#[component]
fn Mine(reviews: MyReviews) -> impl IntoView {
    let MyReviews { waiting, written } = reviews;
    if waiting.is_empty() && written.total == 0 {
        return view! {
            <Empty
                icon=icons::STAR
                title="Nothing to review yet"
                text="As soon as something you bought has arrived, you can say here how it is."
            >
                <LinkButton href=paths::ORDERS>"See your orders"</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let (page, per, total) = (u64::from(written.page.number), u64::from(written.page.size), written.total);
    let to_page =
        |page: u64| if page > 1 { format!("{}?page={page}", paths::REVIEWS) } else { paths::REVIEWS.to_owned() };
    let waits = !waiting.is_empty();
    let things = waiting.into_iter().map(|thing| view! { <Waiting thing /> }).collect_view();
    let rows = written.items.into_iter().map(|mine| view! { <Written mine /> }).collect_view();
    view! {
        {waits
            .then(|| {
                view! {
                    <Section id="waiting" title="You can review">
                        <ul class="divide-y divide-line">{things}</ul>
                    </Section>
                }
            })}
        {(total > 0)
            .then(|| {
                view! {
                    <Section id="written" title="You have reviewed">
                        <ul class="divide-y divide-line">{rows}</ul>
                        {(total > per)
                            .then(|| view! { <Pager label="Pages of your reviews" page per total href=to_page class="mt-4" /> })}
                    </Section>
                }
            })}
    }
    .into_any()
}

#[component]
fn Waiting(thing: ToReview) -> impl IntoView {
    let title = thing.title.clone();
    view! {
        <li class="flex flex-wrap items-center gap-x-3.5 gap-y-2 py-3.5">
            <Small image=thing.image />
            <div class="min-w-0 flex-1 basis-48">
                <p class="font-[540] leading-snug wrap-anywhere">
                    <a class="hover:underline underline-offset-4" href=paths::product(&thing.slug)>
                        {thing.title}
                    </a>
                </p>
                <p class="text-small soft">{thing.label}</p>
                <p class="text-small soft">"Arrived " <When at=thing.delivered_at /></p>
            </div>
            <LinkButton href=paths::new_review(thing.line) size=ButtonSize::Small icon=icons::STAR>
                "Review"
                <span class="sr-only">" " {title}</span>
            </LinkButton>
        </li>
    }
}

#[component]
fn Written(mine: MyReview) -> impl IntoView {
    let MyReview { review, state, reason, image, .. } = mine;
    let tone = match state {
        ReviewState::Approved => Tone::Success,
        ReviewState::Pending => Tone::Info,
        ReviewState::Rejected => Tone::Danger,
    };
    let words = if review.title.is_empty() { review.body.clone() } else { review.title.clone() };
    let helped = match review.helpful {
        0 => None,
        1 => Some("1 person finds it helpful".to_owned()),
        many => Some(format!("{many} people find it helpful")),
    };
    let product = review.product.clone();
    view! {
        <li class="flex flex-wrap gap-x-3.5 gap-y-2 py-4" id=format!("review-{}", review.id)>
            <Small image />
            <div class="min-w-0 flex-1 basis-48">
                <p class="font-[540] leading-snug wrap-anywhere">
                    <a class="hover:underline underline-offset-4" href=paths::product(&review.slug)>
                        {review.product}
                    </a>
                </p>
                <p class="flex flex-wrap items-center gap-x-3 gap-y-1 mt-1">
                    <Stars score=review.rating />
                    <Badge tone>{state.label()}</Badge>
                </p>
                <p class="text-dense mt-1 line-clamp-2 wrap-anywhere">{words}</p>
                {reason.map(|reason| view! { <p class="text-small text-danger mt-1 wrap-anywhere">{reason}</p> })}
                <p class="text-small soft mt-1">
                    <When at=review.written_at first=true />
                    {helped.map(|helped| format!(" · {helped}"))}
                    {review.reply.map(|reply| format!(" · {} replied", reply.shop_name))}
                </p>
            </div>
            <LinkButton href=paths::my_review(review.id) kind=ButtonKind::Quiet size=ButtonSize::Small icon=icons::PENCIL>
                "Change"
                <span class="sr-only">" your review of " {product}</span>
            </LinkButton>
        </li>
    }
}
