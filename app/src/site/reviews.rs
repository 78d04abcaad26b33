//! A review as shops and admins see it: stars, words, photos, and the reply.

use domain::catalog::ImageView;
use domain::reviews::{ReplyView, ReviewView};
use leptos::prelude::*;
use ui::Stars;

use super::when::When;

/// What somebody said, without anything that can be done with it.
#[component]
pub fn ReviewWords(
    /// The review.
    review: ReviewView,
) -> impl IntoView {
    let ReviewView { rating, title, body, author, label, photos, helpful, written_at, edited_at, .. } = review;
    let bought = (!label.is_empty()).then(|| format!(", bought {label}"));
    let helped = match helpful {
        0 => None,
        1 => Some(", helpful to 1 person".to_owned()),
        many => Some(format!(", helpful to {many} people")),
    };
    let whose = author.clone();
    view! {
        <div class="grid gap-1.5 min-w-0">
            <Stars score=rating />
            {(!title.is_empty()).then(|| view! { <p class="font-[580] wrap-anywhere">{title}</p> })}
            <p class="whitespace-pre-line wrap-anywhere max-w-[46rem]">{body}</p>
            <Photos photos author=whose />
            <p class="soft text-small">
                {author} {bought} ", " <When at=written_at inside=true />
                {edited_at.map(|at| view! { ", changed " <When at inside=true /> })} {helped}
            </p>
        </div>
    }
}

#[component]
fn Photos(photos: Vec<ImageView>, author: String) -> impl IntoView {
    let photo = move |(at, photo): (usize, ImageView)| {
        let alt = format!("Photo {} by {author}", at + 1);
        view! {
            <li>
                <a class="block rounded-md" href=photo.src(1200) rel="external">
                    <img class="size-16 rounded-md object-cover bg-photo" src=photo.src(160) alt=alt width="64" height="64" loading="lazy" />
                </a>
            </li>
        }
    };
    (!photos.is_empty())
        .then(|| view! { <ul class="flex flex-wrap gap-2 my-1">{photos.into_iter().enumerate().map(photo).collect_view()}</ul> })
}

/// What the shop says to it.
#[component]
pub fn ReplyWords(
    /// The reply.
    reply: ReplyView,
) -> impl IntoView {
    view! {
        <div class="ps-4 border-s-2 border-line min-w-0">
            <p class="text-small">
                <span class="font-[560]">{reply.shop_name}</span>
                <span class="soft">" replied " <When at=reply.at inside=true /></span>
            </p>
            <p class="mt-1 whitespace-pre-line wrap-anywhere max-w-[46rem]">{reply.body}</p>
        </div>
    }
}
