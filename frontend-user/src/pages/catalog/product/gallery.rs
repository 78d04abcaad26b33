//! The pictures of a product: a rail beside the picture in front; on a phone a strip to swipe.

use domain::catalog::{ImageView, ProductView};
use leptos::html;
use leptos::prelude::*;
use ui::{Icon, icons};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};

use super::shown::{Shown, Wares};
use crate::parts::Picture;
use crate::paths;

/// What the page shows of a product.
#[derive(Clone)]
pub struct Pictures {
    images: Vec<ImageView>,
    /// The place of the picture in front.
    front: usize,
    /// What each picture's link leads to.
    links: Vec<String>,
}

impl Pictures {
    /// The pictures of a product, as they are before anybody has chosen.
    pub fn new(product: &ProductView, wares: &Wares) -> Self {
        let form = wares.forms.get(wares.chosen).map(|form| &form.id as &dyn std::fmt::Display);
        let links = (1..=product.images.len()).map(|number| paths::product_with(&wares.slug, form, Some(number)));
        Self { images: product.images.clone(), front: wares.picture, links: links.collect() }
    }

    /// Whether a picture stands below the one in front: the next two do, where there are more than two.
    fn is_below(&self, at: usize) -> bool {
        below(self.front, self.images.len()).is_some_and(|next| next.contains(&at))
    }
}

fn below(front: usize, count: usize) -> Option<[usize; 2]> {
    (count > 2).then(|| [(front + 1) % count, (front + 2) % count])
}

/// The pictures. Every one is a link, so that the rail works without script; with script nothing reloads.
#[component]
pub fn Gallery(pictures: Pictures) -> impl IntoView {
    if pictures.images.is_empty() {
        return view! {
            <section aria-label="Pictures">
                <Picture sizes="100vw" class="aspect-square" />
            </section>
        }
        .into_any();
    }
    let (count, front) = (pictures.images.len(), pictures.front);
    let slides = pictures.images.clone().into_iter().enumerate();
    let slides = slides.map(|(at, image)| view! { <Slide at count image behind={at != front} /> }).collect_view();
    view! {
        <Leafing>
            <section aria-label="Pictures" class="grid grid-cols-1 lg:grid-cols-[4.75rem_minmax(0,1fr)] gap-3 lg:gap-4 min-w-0">
                <Rail pictures=pictures.clone() />
                <div class="grid grid-cols-1 gap-3 lg:gap-4 min-w-0">
                    <ul
                        data-strip
                        tabindex="0"
                        aria-label="Pictures of this product"
                        class="flex lg:block max-lg:-mx-[clamp(1rem,2.2vw,2rem)] overflow-x-auto snap-x snap-mandatory [scrollbar-width:none]"
                    >
                        {slides}
                    </ul>
                    <Others pictures />
                </div>
            </section>
        </Leafing>
    }
    .into_any()
}

/// Leafs through the pictures that the server wrote.
#[island]
fn Leafing(children: Children) -> impl IntoView {
    let shown = Shown::here();
    let frame = NodeRef::<html::Div>::new();
    Effect::new(move |seen: Option<()>| {
        let (picture, _) = (shown.picture.get(), shown.chosen.get());
        // What the server wrote is right until somebody chooses.
        if let (Some(()), Some(frame)) = (seen, frame.get_untracked()) {
            show(&frame, shown, picture);
        }
    });
    let press = move |event: MouseEvent| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = pressed.and_then(|pressed| pressed.closest("a[data-at]").ok().flatten());
        if let Some(place) = link.and_then(|link| place(&link)) {
            shown.look_at(&event, place);
        }
    };
    let leaf = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowLeft" => usize::checked_sub,
            "ArrowRight" => usize::checked_add,
            _ => return,
        };
        let count = shown.wares.with_untracked(|wares| wares.pictures.len());
        if let Some(next) = step(shown.picture.get_untracked(), 1).filter(|next| *next < count) {
            event.prevent_default();
            shown.picture.set(next);
        }
    };
    view! {
        <div node_ref=frame class="contents" on:click=press on:keydown=leaf>
            {children()}
        </div>
    }
}

fn place(element: &Element) -> Option<usize> {
    element.get_attribute("data-at")?.parse().ok()
}

/// Puts the picture at that place in front, and lets every link keep the chosen form.
fn show(frame: &Element, shown: Shown, front: usize) {
    let Ok(all) = frame.query_selector_all("[data-at]") else { return };
    let count = shown.wares.with_untracked(|wares| wares.pictures.len());
    for at in 0..all.length() {
        let Some(element) = all.get(at).and_then(|node| node.dyn_into::<HtmlElement>().ok()) else { continue };
        let Some(place) = place(&element) else { continue };
        // Refused only for names that are none.
        let _ = match element.get_attribute("data-role").as_deref() {
            Some("slide") => element.class_list().toggle_with_force("lg:hidden", place != front).map(drop),
            Some("below") => {
                element.set_hidden(below(front, count).is_none_or(|next| !next.contains(&place)));
                Ok(())
            }
            _ if place == front => element.set_attribute("aria-current", "true"),
            _ => element.remove_attribute("aria-current"),
        };
        if element.tag_name() == "A" {
            let _ = element.set_attribute("href", &shown.address(Some(place)));
        }
    }
    // On a phone the strip moves to the picture that a choice has put in front.
    if let Some(strip) = frame.query_selector("[data-strip]").ok().flatten() {
        strip.set_scroll_left(strip.client_width().saturating_mul(i32::try_from(front).unwrap_or(0)));
    }
}

/// The picture in front; on a phone all of them stand in one strip.
#[component]
fn Slide(at: usize, count: usize, image: ImageView, behind: bool) -> impl IntoView {
    let large = image.src(1200);
    view! {
        <li class="relative shrink-0 basis-full snap-start" class:lg:hidden=behind data-at=at.to_string() data-role="slide">
            <a class="block max-lg:focus-visible:-outline-offset-4 lg:rounded-md" href=large target="_blank" rel="noopener">
                <Picture
                    image=Some(image)
                    sizes="(width >= 90rem) 43rem, (width >= 64rem) 48vw, 100vw"
                    eager={!behind}
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
fn Rail(pictures: Pictures) -> impl IntoView {
    let count = pictures.images.len();
    if count < 2 {
        return view! { <span class="hidden lg:block"></span> }.into_any();
    }
    let front = pictures.front;
    let thumbs = pictures.images.into_iter().zip(pictures.links).enumerate().map(|(at, (image, href))| {
        view! {
            <li>
                <a
                    class="block rounded-md outline-ink outline-offset-2 aria-[current]:outline-2 focus-visible:outline-2 focus-visible:outline-accent"
                    href=href
                    data-stays
                    data-at=at.to_string()
                    aria-label=format!("Picture {} of {count}", at + 1)
                    aria-current={(at == front).then_some("true")}
                >
                    <Picture image=Some(image) sizes="76px" decorative=true class="size-19" />
                </a>
            </li>
        }
    });
    view! { <ul class="hidden lg:grid gap-3 content-start">{thumbs.collect_view()}</ul> }.into_any()
}

/// The next two pictures, large, below the one in front. All of them wait there, unseen and unfetched.
#[component]
fn Others(pictures: Pictures) -> impl IntoView {
    if pictures.images.len() < 3 {
        return ().into_any();
    }
    let each = pictures.images.iter().zip(&pictures.links).enumerate().map(|(at, (image, href))| {
        view! {
            <a class="block rounded-md" href=href.clone() data-stays data-at=at.to_string() data-role="below" hidden=!pictures.is_below(at)>
                <Picture image=Some(image.clone()) sizes="(width >= 64rem) 24vw, 50vw" class="aspect-square" />
            </a>
        }
    });
    view! { <div class="hidden lg:grid grid-cols-2 gap-4">{each.collect_view()}</div> }.into_any()
}
