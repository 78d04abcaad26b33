//! A picture of the catalogue at the width that its place needs.

use domain::catalog::ImageView;
use leptos::prelude::*;
use leptos_meta::Link;
use ui::{NoPhoto, Photo};

/// A picture, or the frame of one where there is none.
#[component]
pub fn Picture(
    /// The picture.
    #[prop(optional_no_strip)]
    image: Option<ImageView>,
    /// How wide it is shown.
    sizes: &'static str,
    /// Words beside it say what it shows.
    #[prop(optional)]
    decorative: bool,
    /// The main picture of the page.
    #[prop(optional)]
    eager: bool,
    /// The shape of the frame.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    match image {
        None => view! { <NoPhoto class /> }.into_any(),
        Some(image) => {
            let (src, srcset) = (image.src(800), image.srcset());
            let alt = if decorative { String::new() } else { image.alt };
            let (width, height, tone) = (image.width, image.height, image.tone);
            // Asked for before the page has been read to where it stands.
            let ahead = eager.then(|| {
                view! {
                    <Link
                        rel="preload"
                        as_="image"
                        href=src.clone()
                        imagesrcset=srcset.clone()
                        imagesizes=sizes
                        fetchpriority="high"
                    />
                }
            });
            view! {
                {ahead}
                <Photo src alt width height srcset sizes placeholder=tone eager class />
            }
            .into_any()
        }
    }
}

/// A small square picture in a row; the words beside it say what it shows.
#[component]
pub fn Small(
    /// The picture.
    #[prop(optional_no_strip)]
    image: Option<ImageView>,
    /// The shape of the frame.
    #[prop(default = "size-18 shrink-0")]
    class: &'static str,
) -> impl IntoView {
    view! { <Picture image sizes="72px" decorative=true class /> }
}
