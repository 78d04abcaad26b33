//! Writing a review of something that has arrived.

use app::reviews::WriteReview;
use app::{Answer, Fault, Words};
use domain::reviews::{ReviewRefusal, ToReview};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_params_map;
use ui::{Button, ButtonKind, Crumb, Empty, LinkButton, icons};

use super::fields::{Kept, ReviewFields};
use crate::answered::answered;
use crate::clock::When;
use crate::forms::{Refusal, refused};
use crate::pages::identity::Frame;
use crate::parts::Small;
use crate::paths;

/// The page of the form. Where there is a review already, that is where it leads.
#[component]
pub fn WriteReviewPage() -> impl IntoView {
    let line = use_params_map().with_untracked(|params| params.get("id"));
    let question = async move {
        let line = line.and_then(|line| line.parse().ok()).ok_or(Fault::NotFound)?;
        told(app::reviews::to_review(line).await)
    };
    answered(question, |told| match told {
        Ok(thing) => view! { <Write thing /> }.into_any(),
        Err(ReviewRefusal::Written { review }) => view! { <Redirect path=paths::my_review(review) /> }.into_any(),
        Err(refusal) => view! { <NotNow sentence=refusal.sentence() /> }.into_any(),
    })
}

/// A refusal is an answer that this page has words for; everything else is trouble.
fn told(answer: Answer<ToReview, ReviewRefusal>) -> Answer<Result<ToReview, ReviewRefusal>> {
    match answer {
        Ok(thing) => Ok(Ok(thing)),
        Err(Fault::Refused(refusal)) => Ok(Err(refusal)),
        Err(Fault::SignedOut) => Err(Fault::SignedOut),
        Err(Fault::Forbidden) => Err(Fault::Forbidden),
        Err(Fault::NotFound) => Err(Fault::NotFound),
        Err(Fault::TooMany { seconds }) => Err(Fault::TooMany { seconds }),
        Err(Fault::Broken { incident }) => Err(Fault::Broken { incident }),
        Err(Fault::Malformed) => Err(Fault::Malformed),
        Err(Fault::Unreachable) => Err(Fault::Unreachable),
    }
}

#[component]
fn Write(thing: ToReview) -> impl IntoView {
    let refused = refused::<WriteReview, _>();
    let sentence = refused.as_ref().map(Words::sentence);
    view! {
        <Frame here=paths::REVIEWS title="Write a review" above=vec![Crumb::new("Reviews", paths::REVIEWS)]>
            <div class="flex gap-3.5 pb-6 border-b border-line">
                <Small image=thing.image />
                <div class="min-w-0">
                    <p class="font-[540] leading-snug wrap-anywhere">
                        <a class="hover:underline underline-offset-4" href=paths::product(&thing.slug)>
                            {thing.title}
                        </a>
                    </p>
                    <p class="text-small soft">{thing.label}</p>
                    <p class="text-small soft">"Arrived " <When at=thing.delivered_at /></p>
                </div>
            </div>
            <Refusal sentence class="mt-6" />
            <form method="post" action=WriteReview::PATH class="mt-6 grid grid-cols-1 gap-6 max-w-[36rem]">
                <input type="hidden" name="order_line" value=thing.line.to_string() />
                <ReviewFields kept=Kept::default() refused />
                <div class="flex flex-wrap items-center gap-2">
                    <Button kind=ButtonKind::Accent submit=true busy_says="Publishing">
                        "Publish the review"
                    </Button>
                    <LinkButton href=paths::REVIEWS kind=ButtonKind::Quiet>
                        "Not now"
                    </LinkButton>
                </div>
                <p class="text-small soft">"Photos can be added in the next step. Others see your first name and a letter."</p>
            </form>
        </Frame>
    }
}

/// It cannot be reviewed, and why.
#[component]
fn NotNow(sentence: String) -> impl IntoView {
    view! {
        <Frame here=paths::REVIEWS title="Write a review" above=vec![Crumb::new("Reviews", paths::REVIEWS)]>
            <Empty icon=icons::STAR title="Not this one, for now" text=sentence>
                <LinkButton href=paths::REVIEWS>"See what you can review"</LinkButton>
            </Empty>
        </Frame>
    }
}
