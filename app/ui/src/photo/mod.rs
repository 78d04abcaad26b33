//! A picture in its frame, which keeps its place while it loads.

pub(crate) mod example;

use crate::{Icon, class::join, icons};
use leptos::prelude::*;

/// A picture. Width and height are those of the file: they keep the place free, so that
/// nothing moves. The class gives the shape, such as `aspect-square`; without one the
/// picture keeps its own.
#[component]
pub fn Photo(
    /// The address of the picture.
    #[prop(into)]
    src: String,
    /// What it shows; empty when words beside it say so.
    #[prop(into)]
    alt: String,
    /// Its width, in pixels of the file.
    width: u32,
    /// Its height, in pixels of the file.
    height: u32,
    /// The same picture at other widths: "/a-320.webp 320w, /a-640.webp 640w".
    #[prop(optional, into)]
    srcset: Option<String>,
    /// How wide it is shown: "(width >= 64rem) 25vw, 50vw".
    #[prop(optional, into)]
    sizes: Option<String>,
    /// What waits in its place: a colour such as "#c8beb0", and behind it, perhaps, sixteen
    /// more of three digits each, which are the picture at four by four pixels.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// The main picture of the page: loads at once and first.
    #[prop(optional)]
    eager: bool,
    /// The shape of the frame.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <div class=join(&["photo", class])>
            {placeholder.map(waiting)}
            <img
                src=src
                alt=alt
                width=width.to_string()
                height=height.to_string()
                srcset=srcset
                sizes=sizes
                loading=if eager { "eager" } else { "lazy" }
                fetchpriority=eager.then_some("high")
                decoding="async"
            />
        </div>
    }
}

/// Digits of one colour of the picture at four by four pixels, and where the first one begins.
const MOSAIC: (usize, usize) = (3, 7);

/// Colours are drawn, since a strict policy forbids to write them as a style.
fn waiting(placeholder: String) -> AnyView {
    let colour = |at: usize| placeholder.get(MOSAIC.1 + at * MOSAIC.0..MOSAIC.1 + (at + 1) * MOSAIC.0);
    let pixels = (0..16_usize).map(|at| {
        let (left, top) = (at % 4, at / 4);
        colour(at).map(|colour| format!(r##"<path fill="#{colour}" d="M{left} {top}h1v1h-1z"/>"##))
    });
    match pixels.collect::<Option<String>>() {
        Some(mosaic) => {
            view! { <svg class="ph mosaic" viewBox="0 0 4 4" preserveAspectRatio="none" aria-hidden="true" inner_html=mosaic></svg> }
                .into_any()
        }
        None => {
            view! {
                <svg class="ph" aria-hidden="true">
                    <rect width="100%" height="100%" fill=placeholder></rect>
                </svg>
            }
            .into_any()
        }
    }
}

/// The frame of a thing that has no picture.
#[component]
pub fn NoPhoto(
    /// The shape of the frame.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <div class=join(&["photo none", class]) role="img" aria-label="No picture">
            <Icon name=icons::IMAGE />
        </div>
    }
}

/// A small square picture in a row of a list.
#[component]
pub fn Thumb(
    /// The address of the picture.
    #[prop(into)]
    src: String,
    /// What it shows; empty when words beside it say so.
    #[prop(optional, into)]
    alt: String,
    /// 32 px instead of 40 px.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let side = if small { "32" } else { "40" };
    view! {
        <img class=if small { "thumb sm" } else { "thumb" } src=src alt=alt width=side height=side loading="lazy" decoding="async" />
    }
}

#[cfg(test)]
mod tests {
    use super::Photo;
    use leptos::prelude::*;

    fn html(placeholder: &str) -> String {
        let placeholder = placeholder.to_owned();
        Owner::new().with(|| view! { <Photo src="/a.webp" alt="" width=4 height=5 placeholder /> }.to_html())
    }

    #[test]
    fn a_colour_or_sixteen_wait_in_the_place_of_a_picture() {
        assert!(html("#c8beb0").contains(r##"fill="#c8beb0""##));
        let mosaic = html(&format!("#c8beb0{}", "abc".repeat(15) + "123"));
        assert_eq!(mosaic.matches("<path").count(), 16);
        assert!(mosaic.contains(r##"fill="#123" d="M3 3h1v1h-1z""##), "{mosaic}");
    }
}
