//! Reporting a review that should not be shown.

use app::reviews::ReportReview;
use app::{Fault, Words};
use domain::reviews::{ReportReason, ReviewView};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_params_map;
use ui::{Breadcrumbs, Button, ButtonKind, Choice, Choices, Crumb, LinkButton, Note, Stars, TextArea, Tone};

use crate::answered::answered;
use crate::forms::{Refusal, beside, refused, typed};
use crate::paths;
use crate::visitor::Visitor;

/// The page of the form.
#[component]
pub fn ReportPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id"));
    let visitor = Visitor::here();
    let question = async move {
        let id = id.and_then(|id| id.parse().ok()).ok_or(Fault::NotFound)?;
        let review = app::reviews::review(id).await?;
        visitor.me.await?.ok_or(Fault::SignedOut)?;
        Ok(review)
    };
    view! {
        <Title text="Report a review" />
        <Meta name="robots" content="noindex" />
        {answered(question, |review| view! { <Report review /> })}
    }
}

#[component]
fn Report(review: ReviewView) -> impl IntoView {
    let back = format!("{}#review-{}", paths::product(&review.slug), review.id);
    let (reported, own) = (review.reported, review.own);
    let id = review.id.to_string();
    view! {
        <div class="wrap max-w-[40rem]! pt-6">
            <Breadcrumbs items=vec![Crumb::new(review.product.clone(), back.clone())] />
            <h1 class="text-h1 mt-3">"Report a review"</h1>
            <blockquote class="mt-5 ps-4 border-s-2 border-line">
                <Stars score=review.rating />
                {(!review.title.is_empty()).then(|| view! { <p class="font-[580] mt-1 wrap-anywhere">{review.title.clone()}</p> })}
                <p class="text-dense mt-1 line-clamp-6 whitespace-pre-line wrap-anywhere">{review.body.clone()}</p>
                <p class="text-small soft mt-1">{review.author.clone()}</p>
            </blockquote>
            {if reported {
                view! { <Thanks back /> }.into_any()
            } else if own {
                view! {
                    <Note class="mt-6">"This is your own review. You can change or delete it in your account."</Note>
                    <div class="mt-4">
                        <LinkButton href=paths::my_review(&id)>"Open your review"</LinkButton>
                    </div>
                }
                    .into_any()
            } else {
                view! { <Form id back /> }.into_any()
            }}
        </div>
    }
}

#[component]
fn Thanks(back: String) -> impl IntoView {
    view! {
        <Note tone=Tone::Success class="mt-6">
            <p role="status">"Thank you. You have reported this review, and we look at it."</p>
        </Note>
        <div class="mt-4">
            <LinkButton href=back>"Back to the reviews"</LinkButton>
        </div>
    }
}

#[component]
fn Form(id: String, back: String) -> impl IntoView {
    let refused = refused::<ReportReview, _>();
    let (reason, note) = (beside(refused.as_ref(), "reason"), beside(refused.as_ref(), "note"));
    let sentence = refused.as_ref().map(Words::sentence);
    let chosen = typed("form[reason]").and_then(|name| ReportReason::named(&name));
    let choices = ReportReason::ALL.map(|of| {
        view! { <Choice name="form[reason]" value=of.name() title=of.label() checked={chosen == Some(of)} /> }
    });
    view! {
        <Refusal sentence class="mt-6" />
        <form method="post" action=ReportReview::PATH class="mt-6 grid grid-cols-1 gap-6">
            <input type="hidden" name="review" value=id />
            <div class="field">
                <Choices legend="What is wrong with it?">{choices.collect_view()}</Choices>
                {reason.map(|reason| view! { <p class="err" role="alert">{reason}</p> })}
            </div>
            <TextArea
                label="Anything we should know"
                name="form[note]"
                value=typed("form[note]").unwrap_or_default()
                optional=true
                rows=3
                maxlength=500_u32
                help="Only we read this. Whoever wrote the review does not learn who reported it."
                error=note
            />
            <div class="flex flex-wrap gap-2">
                <LinkButton href=back>"Do not report"</LinkButton>
                <Button kind=ButtonKind::Danger submit=true busy_says="Reporting">
                    "Report the review"
                </Button>
            </div>
        </form>
    }
}
