//! Saying that a review helped.

use app::reviews::FindHelpful;
use domain::reviews::ReviewView;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Icon, icons};

use crate::paths;

/// The button with its count. Whoever is signed out signs in first and comes back.
#[component]
pub fn Helpful(
    review: ReviewView,
    /// The address of the list.
    here: String,
    /// Whether whoever reads it is signed in.
    signed_in: bool,
) -> impl IntoView {
    const CLASS: &str = "inline-flex items-center gap-1.5 min-h-9 pointer-coarse:min-h-11 hover:text-ink aria-pressed:text-accent aria-pressed:font-[560]";
    let ReviewView { id, helpful, helped, author, .. } = review;
    let people = match helpful {
        0 => "to nobody yet",
        1 => "person",
        _ => "people",
    };
    let ask = if signed_in { "" } else { ". Sign in to say so" };
    // What is seen is part of what is read out, so that both can be asked for by voice.
    let inside = view! {
        <Icon name=icons::THUMBS_UP small=true />
        "Helpful"
        {(helpful > 0).then(|| view! { <span class="num">" " {helpful}</span> })}
        <span class="sr-only">{format!(" {people}, review by {author}{ask}")}</span>
    };
    if !signed_in {
        return view! {
            <a class=CLASS href=paths::sign_in(&here) rel="nofollow">
                {inside}
            </a>
        }
        .into_any();
    }
    let said = if helped { "You took that back" } else { "Thank you, that helps others choose" };
    view! {
        <form method="post" action=FindHelpful::PATH data-said=said>
            <input type="hidden" name="review" value=id.to_string() />
            <input type="hidden" name="helpful" value=if helped { "false" } else { "true" } />
            <button type="submit" class=CLASS aria-pressed=if helped { "true" } else { "false" }>
                {inside}
            </button>
        </form>
    }
    .into_any()
}
