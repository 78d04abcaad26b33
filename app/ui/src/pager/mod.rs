//! Pages of a long list, with the total in words.

pub(crate) mod example;
mod window;

pub use window::{Stop, span, window};

use crate::{
    Icon,
    class::{join, when},
    grouped, icons,
};
use leptos::prelude::*;

/// Links to the pages of a list, and "1 to 24 of 224". Pages count from 1.
#[component]
pub fn Pager(
    /// What is paged, for a screen reader.
    #[prop(default = "Pages".to_owned(), into)]
    label: String,
    /// The page that is open.
    page: u64,
    /// How many things a page holds.
    per: u64,
    /// How many things there are.
    total: u64,
    /// The address of a page.
    #[prop(into)]
    href: Callback<u64, String>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let pages = total.div_ceil(per.max(1)).max(1);
    let page = page.clamp(1, pages);
    let stops = window(page, pages);
    view! {
        <div class=join(&["paging", class])>
            <p class="soft num">{span(page, per, total)}</p>
            {(pages > 1)
                .then(|| {
                    view! {
                        <nav class="pager" aria-label=label>
                            {(page > 1)
                                .then(|| {
                                    view! {
                                        <a href=href.run(page - 1) aria-label="Previous page" rel="prev">
                                            <Icon name=icons::CHEVRON_LEFT small=true />
                                        </a>
                                    }
                                })}
                            {stops.into_iter().map(|stop| stop_view(stop, page, href)).collect_view()}
                            {(page < pages)
                                .then(|| {
                                    view! {
                                        <a href=href.run(page + 1) aria-label="Next page" rel="next">
                                            <Icon name=icons::CHEVRON_RIGHT small=true />
                                        </a>
                                    }
                                })}
                        </nav>
                    }
                })}
        </div>
    }
}

fn stop_view(stop: Stop, page: u64, href: Callback<u64, String>) -> AnyView {
    match stop {
        Stop::Gap => view! { <span class="soft far" aria-hidden="true">"…"</span> }.into_any(),
        Stop::Page(number) => view! {
            <a
                href=href.run(number)
                class=when(number.abs_diff(page) > 1, "far")
                aria-label=format!("Page {number}")
                aria-current=(number == page).then_some("page")
            >
                {grouped(number)}
            </a>
        }
        .into_any(),
    }
}
