//! A card that is one link: a photo, a name, a line, a price.

pub(crate) mod example;

use crate::{
    Icon, IconName,
    class::{join, when},
    icons,
};
use leptos::prelude::*;

/// A thing to look at. The whole card is one link; only `action` is a target of its own.
#[component]
pub fn Tile(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Its name, two lines at most.
    #[prop(into)]
    title: String,
    /// Its picture: a [`crate::Photo`] with an empty `alt`, or a [`crate::NoPhoto`].
    #[prop(into)]
    photo: ViewFnOnce,
    /// A line below the name.
    #[prop(optional, into)]
    sub: Option<String>,
    /// Its [`crate::Price`].
    #[prop(optional, into)]
    price: ViewFnOnce,
    /// Its [`crate::Rating`].
    #[prop(optional, into)]
    rating: ViewFnOnce,
    /// One line of news: "Arrives Tue 25 Nov".
    #[prop(optional, into)]
    news: Option<String>,
    /// A mark on the picture: "Refurbished".
    #[prop(optional, into)]
    tag: Option<String>,
    /// The small button in the corner: a [`TileToggle`], in a form when it works without script.
    #[prop(optional, into)]
    action: Option<ViewFnOnce>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <article class=join(&["pcard", class])>
            <div class="facts">
                <h3 class="ttl">
                    <a href=href>{title}</a>
                </h3>
                {sub.map(|sub| view! { <p class="sub">{sub}</p> })}
                <div class="deal">{price.run()} {rating.run()}</div>
                {news.map(|news| view! { <p class="sub">{news}</p> })}
            </div>
            {photo.run()}
            {tag.map(|tag| view! { <span class="tag">{tag}</span> })}
            {action.map(|action| view! { <div class="act">{action.run()}</div> })}
        </article>
    }
}

/// The round button on a picture: save, or take back. Add `on:click`, or `submit=true` in a form.
#[component]
pub fn TileToggle(
    /// What it does, with the thing's name: "Save Bamboo jar".
    #[prop(into)]
    label: Signal<String>,
    /// Saved.
    #[prop(into)]
    pressed: Signal<bool>,
    /// Its icon.
    #[prop(default = icons::HEART)]
    icon: IconName,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class="heart"
            aria-label=move || label.get()
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
        >
            <Icon name=icon />
        </button>
    }
}

/// The grid of tiles: two across on a phone, four or five on a desk.
#[component]
pub fn Tiles(
    /// Five across on a wide desk, in rows that take the full width.
    #[prop(optional)]
    five: bool,
    /// Leaves room for filters beside it.
    #[prop(optional)]
    beside: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! { <div class=join(&["tiles", when(five, "five"), when(beside, "beside"), class])>{children()}</div> }
}
