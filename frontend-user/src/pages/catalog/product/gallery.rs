//! The pictures of a product: a rail beside the picture in front; on a phone a strip to swipe.

use domain::catalog::ImageView;
use leptos::html;
use leptos::prelude::*;
use ui::{Icon, icons};

use super::shown::Shown;
use crate::parts::Picture;
use crate::paths;

/// The pictures. Every one is a link, so that the rail works without script; with script nothing reloads.
#[island]
pub fn Gallery() -> impl IntoView {
    let shown = Shown::here();
    let images = shown.wares.with_value(|wares| wares.images.clone());
    if images.is_empty() {
        return view! {
            <section aria-label="Pictures">
                <Picture sizes="100vw" class="aspect-square" />
            </section>
        }
        .into_any();
    }
    let strip = NodeRef::<html::Ul>::new();
    let picture = shown.picture;
    // On a phone the strip moves to the picture that a choice has put in front.
    Effect::new(move |before: Option<usize>| {
        let now = picture.get();
        if let (Some(strip), true) = (strip.get(), before.is_some_and(|before| before != now)) {
            let width = strip.client_width();
            strip.set_scroll_left(width.saturating_mul(i32::try_from(now).unwrap_or(0)));
        }
        now
    });
    let count = images.len();
    let slides =
        images.iter().cloned().enumerate().map(|(at, image)| view! { <Slide at count image picture /> }).collect_view();
    let below = images.clone();
    view! {
        <section aria-label="Pictures" class="grid grid-cols-1 lg:grid-cols-[4.75rem_minmax(0,1fr)] gap-3 lg:gap-4 min-w-0">
            <Rail shown images />
            <div class="grid grid-cols-1 gap-3 lg:gap-4 min-w-0">
                <ul
                    node_ref=strip
                    tabindex="0"
                    aria-label="Pictures of this product"
                    class="flex lg:block max-lg:-mx-[clamp(1rem,2.2vw,2rem)] overflow-x-auto snap-x snap-mandatory [scrollbar-width:none]"
                >
                    {slides}
                </ul>
                <Others shown images=below />
            </div>
        </section>
    }
    .into_any()
}

/// The picture in front; on a phone all of them stand in one strip.
#[component]
fn Slide(at: usize, count: usize, image: ImageView, picture: RwSignal<usize>) -> impl IntoView {
    let large = image.src(1200);
    let behind = move || picture.get() != at;
    view! {
        <li class="relative shrink-0 basis-full snap-start" class:lg:hidden=behind>
            <a class="block max-lg:focus-visible:-outline-offset-4 lg:rounded-md" href=large target="_blank" rel="noopener">
                <Picture
                    image=Some(image)
                    sizes="(width >= 90rem) 43rem, (width >= 64rem) 48vw, 100vw"
                    eager={at == 0}
                    class="aspect-[1/1.02] md:max-lg:aspect-[3/2] max-lg:rounded-none"
                />
                <span class="sr-only">"Enlarge, in a new tab"</span>
                <span class="hidden lg:grid absolute bottom-3 end-3 size-11 place-items-center rounded-full bg-[oklch(1_0_0/0.88)] text-[oklch(0.235_0.012_60)]">
                    <Icon name=icons::MAXIMIZE_2 small=true />
                </span>
            </a>
            {(count > 1)
                .then(|| {
                    view! {
                        <span class="lg:hidden absolute bottom-3 end-3 px-2.5 h-7 leading-7 rounded-full text-small bg-[oklch(1_0_0/0.88)] text-[oklch(0.235_0.012_60)]">
                            {at + 1} " of " {count}
                        </span>
                    }
                })}
        </li>
    }
}

/// Small pictures to choose from.
#[component]
fn Rail(shown: Shown, images: Vec<ImageView>) -> impl IntoView {
    let count = images.len();
    let picture = shown.picture;
    let thumbs = images
        .into_iter()
        .enumerate()
        .map(|(at, image)| {
            let href = to_picture(shown, at);
            view! {
                <li>
                    <a
                        class="block rounded-md outline-ink outline-offset-2 aria-[current]:outline-2 focus-visible:outline-2 focus-visible:outline-accent"
                        href=href
                        data-stays=true
                        on:click=move |event| shown.look_at(&event, at)
                        aria-label=format!("Picture {} of {count}", at + 1)
                        aria-current=move || (picture.get() == at).then_some("true")
                    >
                        <Picture image=Some(image) sizes="76px" decorative=true class="size-19" />
                    </a>
                </li>
            }
        })
        .collect_view();
    if count < 2 {
        return view! { <span class="hidden lg:block"></span> }.into_any();
    }
    view! { <ul class="hidden lg:grid gap-3 content-start">{thumbs}</ul> }.into_any()
}

/// The next two pictures, large, below the one in front.
#[component]
fn Others(shown: Shown, images: Vec<ImageView>) -> impl IntoView {
    let picture = shown.picture;
    move || {
        let front = picture.get();
        let count = images.len();
        (count > 2).then(|| {
            let next = [(front + 1) % count, (front + 2) % count].map(|at| {
                let href = to_picture(shown, at);
                let image = images.get(at).cloned();
                view! {
                    <a class="block rounded-md" href=href data-stays=true on:click=move |event| shown.look_at(&event, at)>
                        <Picture image sizes="(width >= 64rem) 24vw, 50vw" class="aspect-square" />
                    </a>
                }
            });
            view! { <div class="hidden lg:grid grid-cols-2 gap-4">{next}</div> }
        })
    }
}

/// The address that puts a picture in front and keeps the chosen form.
fn to_picture(shown: Shown, at: usize) -> impl Fn() -> String + Send + Sync + 'static {
    move || shown.form(|wares, form| paths::product_with(&wares.slug, Some(&form.id), Some(at + 1))).unwrap_or_default()
}
