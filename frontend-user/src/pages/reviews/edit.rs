//! One's own review: changing it, its photos, deleting it.

use app::reviews::{DeleteReview, EditReview, RemovePhoto};
use app::{Fault, Words};
use domain::reviews::{MyReview, ReviewState};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::{use_params_map, use_query_map};
use ui::{Button, ButtonKind, Crumb, Icon, LinkButton, Note, Tone, icons};

use super::fields::{Kept, ReviewFields};
use super::one::Reply;
use super::photos::OwnPhotos;
use crate::answered::answered;
use crate::forms::{Done, Refusal, done, refused};
use crate::pages::identity::Frame;
use crate::parts::{Section, Small};
use crate::paths;

/// The page of one's own review.
#[component]
pub fn EditReviewPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id"));
    let question = async move {
        let id = id.and_then(|id| id.parse().ok()).ok_or(Fault::NotFound)?;
        app::reviews::my_review(id).await
    };
    answered(question, |mine| view! { <Edit mine /> })
}

#[component]
fn Edit(mine: MyReview) -> impl IntoView {
    let MyReview { review, state, reason, image, .. } = mine;
    let refused = refused::<EditReview, _>();
    let sentence = refused.as_ref().map(Words::sentence);
    let (id, slug, reply) = (review.id, review.slug.clone(), review.reply.clone());
    let kept = Kept { rating: review.rating, title: review.title.clone(), body: review.body.clone() };
    view! {
        <Frame here=paths::REVIEWS title="Your review" above=vec![Crumb::new("Reviews", paths::REVIEWS)]>
            <Done sentence=happened(state) />
            <Standing state reason />
            <div class="flex gap-3.5 items-center">
                <Small image />
                <div class="min-w-0">
                    <p class="font-[540] leading-snug wrap-anywhere">
                        <a class="hover:underline underline-offset-4" href=paths::product(&slug)>
                            {review.product}
                        </a>
                    </p>
                    <p class="text-small soft">{review.label}</p>
                </div>
            </div>
            <Section id="photos" title="Photos">
                <OwnPhotos id photos=review.photos />
            </Section>
            <Section id="words" title="What you say">
                <Refusal sentence class="mb-5" />
                <form method="post" action=EditReview::PATH class="grid grid-cols-1 gap-6 max-w-[36rem]" data-said="Your review is changed">
                    <input type="hidden" name="review" value=id.to_string() />
                    <ReviewFields kept refused />
                    <div class="flex flex-wrap gap-2">
                        <Button kind=ButtonKind::Accent submit=true busy_says="Saving">
                            "Save the changes"
                        </Button>
                        <LinkButton href=paths::REVIEWS kind=ButtonKind::Quiet>
                            "Back to your reviews"
                        </LinkButton>
                    </div>
                </form>
            </Section>
            {reply
                .map(|reply| {
                    view! {
                        <Section id="reply" title="What the shop says">
                            <Reply reply />
                        </Section>
                    }
                })}
            <Delete id=id.to_string() />
        </Frame>
    }
}

/// What was done on the way to this page.
fn happened(state: ReviewState) -> Option<&'static str> {
    let asked = |name: &str| use_query_map().with_untracked(|query| query.get_str(name).is_some());
    if done::<RemovePhoto>() {
        return Some("The photo is removed.");
    }
    if done::<EditReview>() {
        return Some("Your review is changed.");
    }
    if asked("uploaded") {
        return Some("The photos are added.");
    }
    let written = asked("written").then_some(match state {
        ReviewState::Approved => "Thank you. Everybody can read your review now. A photo says even more.",
        _ => "Thank you. We look at your review before it is shown. You can add photos meanwhile.",
    });
    written.filter(|_| !asked("image_error"))
}

/// Where the review stands, when that is not simply shown.
#[component]
fn Standing(state: ReviewState, #[prop(optional_no_strip)] reason: Option<String>) -> impl IntoView {
    let (tone, words) = match (state, reason) {
        (ReviewState::Approved, _) => return ().into_any(),
        (ReviewState::Pending, _) => (Tone::Info, "Somebody looks at it before it is shown.".to_owned()),
        (ReviewState::Rejected, reason) => {
            let why = reason.unwrap_or_default();
            (Tone::Warning, format!("It is not shown: {why} Change it, and we look at it again."))
        }
    };
    view! {
        <Note tone class="mb-6">
            {words}
        </Note>
    }
    .into_any()
}

/// Deleting it, behind a question.
#[component]
fn Delete(id: String) -> impl IntoView {
    view! {
        <details class="py-5">
            <summary class="inline-flex items-center gap-2 min-h-11 soft hover:text-ink">
                <Icon name=icons::CHEVRON_DOWN small=true />
                "Delete this review"
            </summary>
            <form method="post" action=DeleteReview::PATH class="pt-2 grid gap-4 max-w-[36rem]">
                <input type="hidden" name="review" value=id />
                <p>"It goes with its photos, its votes and the reply of the shop. This cannot be undone; you can write a new one."</p>
                <div>
                    <Button kind=ButtonKind::Danger submit=true busy_says="Deleting">
                        "Delete the review"
                    </Button>
                </div>
            </form>
        </details>
    }
}
