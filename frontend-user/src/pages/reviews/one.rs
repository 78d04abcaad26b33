//! One review, with its photos, what the shop says to it, and what a reader can do with it.

use domain::catalog::ImageView;
use domain::reviews::{ReplyView, ReviewView};
use leptos::prelude::*;
use ui::{Icon, Photo, Stars, icons};

use super::helpful::Helpful;
use crate::clock;
use crate::dates;
use crate::paths;

/// One review of a list.
#[component]
pub fn Review(
    review: ReviewView,
    /// The address of the list.
    here: String,
    /// Whether it stands among reviews of other things.
    in_shop: bool,
    /// Whether whoever reads it is signed in.
    signed_in: bool,
) -> impl IntoView {
    let ReviewView { id, rating, title, body, author, photos, reply, own, reported, .. } = review.clone();
    let about = in_shop.then(|| (paths::product(&review.slug), review.product.clone()));
    let what = if title.is_empty() { format!("Review by {author}") } else { title.clone() };
    let silent = title.is_empty();
    view! {
        <article class="min-w-0 scroll-mt-6" id=format!("review-{id}")>
            {about
                .map(|(href, product)| {
                    view! {
                        <p class="text-small mb-1.5">
                            <a class="link inline-flex items-center min-h-6" href=href>
                                {product}
                            </a>
                        </p>
                    }
                })}
            <Stars score=rating />
            <h3 class=if silent { "sr-only" } else { "font-[580] mt-1.5 wrap-anywhere" }>{what}</h3>
            <p class="mt-1 whitespace-pre-line wrap-anywhere">{body}</p>
            <Photos photos author=author.clone() />
            <p class="text-small soft mt-2.5">{facts(&review)}</p>
            {reply.map(|reply| view! { <Reply reply /> })}
            <div class="mt-1 flex flex-wrap items-center gap-x-5 text-small soft">
                {if own {
                    view! {
                        <a class="link inline-flex items-center gap-1.5 min-h-9 pointer-coarse:min-h-11" href=paths::my_review(id)>
                            <Icon name=icons::PENCIL small=true />
                            "Your review"
                        </a>
                    }
                        .into_any()
                } else {
                    view! {
                        <Helpful review=review here signed_in />
                        <Report id reported author />
                    }
                        .into_any()
                }}
            </div>
        </article>
    }
}

/// Who wrote it, of which form, and when.
fn facts(review: &ReviewView) -> String {
    let today = clock::today();
    let bought = if review.label.is_empty() { String::new() } else { format!(" · Bought {}", review.label) };
    let edited = review.edited_at.map(|at| format!(", changed {}", dates::day(at.date_naive(), today)));
    let written = dates::capital(&dates::day(review.written_at.date_naive(), today));
    format!("{}{bought} · {written}{}", review.author, edited.unwrap_or_default())
}

/// Small photos; each leads to itself in large.
#[component]
pub fn Photos(photos: Vec<ImageView>, author: String) -> impl IntoView {
    let photo = move |(at, photo): (usize, ImageView)| {
        let alt = format!("Photo {} by {author}", at + 1);
        let (large, src, tone) = (photo.src(1200), photo.src(160), photo.tone.clone());
        view! {
            <li>
                <a class="block rounded-md" href=large rel="external">
                    <Photo
                        src
                        alt
                        width=photo.width
                        height=photo.height
                        srcset=photo.srcset()
                        sizes="80px"
                        placeholder=tone
                        class="size-20"
                    />
                </a>
            </li>
        }
    };
    (!photos.is_empty())
        .then(|| view! { <ul class="flex flex-wrap gap-2 mt-3">{photos.into_iter().enumerate().map(photo).collect_view()}</ul> })
}

/// What the shop says to it.
#[component]
pub fn Reply(reply: ReplyView) -> impl IntoView {
    let when = dates::day(reply.at.date_naive(), clock::today());
    view! {
        <div class="mt-3 ps-4 border-s-2 border-line">
            <p class="text-small">
                <span class="font-[560]">{reply.shop_name}</span>
                <span class="soft">" replied " {when}</span>
            </p>
            <p class="mt-1 text-dense whitespace-pre-line wrap-anywhere">{reply.body}</p>
        </div>
    }
}

/// The way to the form that reports it.
#[component]
fn Report(id: domain::id::ReviewId, reported: bool, author: String) -> impl IntoView {
    if reported {
        return view! { <span class="inline-flex items-center min-h-9 pointer-coarse:min-h-11">"You reported this"</span> }
            .into_any();
    }
    view! {
        <a class="inline-flex items-center gap-1.5 min-h-9 pointer-coarse:min-h-11 hover:text-ink" href=paths::report_review(id) rel="nofollow">
            <Icon name=icons::FLAG small=true />
            "Report"
            <span class="sr-only">" the review by " {author}</span>
        </a>
    }
    .into_any()
}
