//! What a product is, in the shop's own words and in figures.

use domain::catalog::{ProductView, film_address};
use leptos::prelude::*;
use ui::{Icon, icons};

use super::shown::Shown;

/// Description and details.
#[component]
pub fn About(product: ProductView) -> impl IntoView {
    let ProductView { summary, description_html: story, specs, properties, warranty, cash_on_delivery, video, .. } =
        product;
    let told = !summary.is_empty() || !story.is_empty();
    let kinds = properties.into_iter().map(|property| (property.name, property.values.join(", ")));
    let promise = warranty.map(|warranty| ("Warranty".to_owned(), warranty));
    let at_the_door = cash_on_delivery.then(|| ("Payment".to_owned(), "Also in cash, on delivery".to_owned()));
    let rows = specs.into_iter().chain(kinds).chain(promise).chain(at_the_door);
    let rows = rows.map(|(name, value)| view! { <Row name value /> }).collect_view();
    view! {
        <div class="mt-16 lg:mt-24 grid grid-cols-1 lg:grid-cols-[minmax(0,1.38fr)_minmax(0,1fr)] gap-x-14 gap-y-12">
            {told
                .then(|| {
                    view! {
                        <section aria-labelledby="about">
                            <h2 class="text-h2" id="about">
                                "About it"
                            </h2>
                            {(!summary.is_empty()).then(|| view! { <p class="text-lead mt-4 max-w-[38rem]">{summary}</p> })}
                            // The server made this from the shop's Markdown and cleaned it.
                            <div class="story soft mt-3 max-w-[38rem]" inner_html=story></div>
                            {video.map(|film| view! { <Film film /> })}
                        </section>
                    }
                })}
            <section aria-label="Details">
                <dl class="text-dense border-t border-line">
                    {rows}
                    <div class="flex gap-4 py-2.5 border-b border-line">
                        <dt class="w-40 shrink-0 soft">"Item number"</dt>
                        <dd class="num min-w-0 break-words">
                            <ItemNumber />
                        </dd>
                    </div>
                </dl>
            </section>
        </div>
    }
}

/// The way to the film about it. Pages show nothing of other sites, so it is watched there.
#[component]
fn Film(film: String) -> impl IntoView {
    view! {
        <a class="btn btn-line mt-5" href=film_address(&film) rel="noopener noreferrer nofollow" target="_blank">
            <Icon name=icons::EXTERNAL_LINK />
            "Watch the video on YouTube"
        </a>
    }
}

/// The shop's own number of the chosen form.
#[island]
fn ItemNumber() -> impl IntoView {
    let shown = Shown::here();
    move || shown.form(|_, form| form.sku.clone())
}

#[component]
fn Row(name: String, value: String) -> impl IntoView {
    view! {
        <div class="flex gap-4 py-2.5 border-b border-line">
            <dt class="w-40 shrink-0 soft">{name}</dt>
            <dd class="num min-w-0 break-words">{value}</dd>
        </div>
    }
}
