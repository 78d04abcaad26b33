//! That a price is an offer: how long it holds, and how many are left at it.

use chrono::{DateTime, SecondsFormat, Utc};
use domain::catalog::OfferMark;
use leptos::prelude::*;
use ui::{Icon, icons};

use crate::clock;

/// One line about an offer. A page that wakes counts its time down.
#[component]
pub fn OfferLine(offer: OfferMark) -> impl IntoView {
    view! {
        <p class="basis-full flex flex-wrap items-center gap-x-1.5 text-small">
            <Icon name=icons::CLOCK small=true />
            <Until at=offer.ends_at />
            {offer.left.map(|left| view! { <span class="soft">{format!("{left} left at this price")}</span> })}
        </p>
    }
}

/// How long it is until then. The server writes it once; a page that wakes goes on from there by its `data-ends`.
#[component]
fn Until(at: DateTime<Utc>) -> impl IntoView {
    let left = clock::until(at);
    view! {
        <time
            class="num"
            role="timer"
            datetime=at.to_rfc3339_opts(SecondsFormat::Secs, true)
            data-ends=at.timestamp()
            data-left=left
        >
            {clock::left(left)}
        </time>
    }
}
