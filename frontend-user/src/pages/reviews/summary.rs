//! What reviews come to: the mean in large, and a bar for each number of stars, which is a filter.

use domain::reviews::{ReviewsPage, ReviewsQuery};
use leptos::prelude::*;
use ui::{Chip, Meter, icons};

use super::place::Place;

/// The mean, the bars, and the filters that are on.
#[component]
pub fn Summary(place: Place, page: ReviewsPage, query: ReviewsQuery) -> impl IntoView {
    let count = page.count();
    let mean = page.rating.map_or(0.0, |rating| f64::from(rating.hundredths) / 100.0);
    let from = if count == 1 { "1 person".to_owned() } else { format!("{} people", ui::grouped(u64::from(count))) };
    let brought = page.rating.map_or(0, |rating| rating.count.saturating_sub(count));
    let rows = (1..=5_u8).rev().zip(page.stars.into_iter().rev());
    let rows = rows.map(|(stars, of_these)| view! { <Bar place=place.clone() query stars of_these count /> });
    let with_photos = page.with_photos;
    let photos = ReviewsQuery { photos: !query.photos, page: 1, ..query };
    let bare = ReviewsQuery { sort: query.sort, page: 1, ..ReviewsQuery::default() };
    view! {
        <p class="flex items-end gap-3 mt-4">
            <span class="text-display num">{format!("{mean:.1}")}</span>
            <span class="pb-1.5 text-dense soft">"of 5, from " {from} <br /> "who bought it here"</span>
        </p>
        {(brought > 0)
            .then(|| {
                let ratings = if brought == 1 { "1 rating".to_owned() } else { format!("{} ratings", ui::grouped(u64::from(brought))) };
                view! { <p class="text-small soft mt-1">{format!("{ratings} without words came along from elsewhere.")}</p> }
            })}
        <ul class="mt-4 grid gap-0.5 text-small max-w-sm">{rows.collect_view()}</ul>
        <div class="flex flex-wrap items-center gap-2 mt-4">
            {(with_photos > 0 || query.photos)
                .then(|| {
                    view! {
                        <Chip href=place.address(photos) pressed=query.photos icon=icons::IMAGE count=with_photos.to_string()>
                            "With photos"
                        </Chip>
                    }
                })}
            {query
                .is_narrowed()
                .then(|| {
                    view! {
                        <a class="link text-dense px-2 min-h-9 pointer-coarse:min-h-11 inline-flex items-center soft" href=place.address(bare)>
                            "See all"
                        </a>
                    }
                })}
        </div>
    }
}

/// How many gave so many stars; a link that leaves only those, or all of them again.
#[component]
fn Bar(place: Place, query: ReviewsQuery, stars: u8, of_these: u32, count: u32) -> impl IntoView {
    let on = query.stars == Some(stars);
    let href = place.address(ReviewsQuery { stars: (!on).then_some(stars), page: 1, ..query });
    let share = f64::from(of_these) / f64::from(count.max(1));
    let words = if stars == 1 { "star" } else { "stars" };
    let people = if of_these == 1 { "1 person".to_owned() } else { format!("{of_these} people") };
    view! {
        <li>
            <a
                class="grid grid-cols-[1rem_minmax(0,1fr)_2.5rem] items-center gap-3 min-h-7 pointer-coarse:min-h-11 rounded-sm hover:text-accent aria-[current]:font-[560] aria-[current]:text-accent"
                href=href
                aria-current=on.then_some("true")
            >
                <span class="num">{stars} <span class="sr-only">{format!(" {words}, {people}, ")}</span></span>
                <Meter share class="star rest" />
                <span class="soft text-end num">{format!("{:.0}%", share * 100.0)}</span>
            </a>
        </li>
    }
}
