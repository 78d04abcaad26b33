//! The photos of one's own review: adding and removing them.

use app::Fault;
use app::reviews::{RemovePhoto, photo_sentence};
use domain::catalog::{ImageRefusal, ImageView};
use domain::id::ReviewId;
use domain::reviews::MOST_PHOTOS;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, ButtonSize, Field, InputKind, Photo, icons};

use crate::forms::Refusal;
use crate::paths;

/// The photos, and the form for more while there is room.
#[component]
pub fn OwnPhotos(id: ReviewId, photos: Vec<ImageView>) -> impl IntoView {
    let refused = use_query_map().with_untracked(|query| {
        let fault: Fault<ImageRefusal> = serde_json::from_str(query.get_str("image_error")?).ok()?;
        // Once there is room again, there is nothing to say about it.
        let over = fault.refusal() == Some(&ImageRefusal::Enough) && photos.len() < MOST_PHOTOS;
        (!over).then(|| photo_sentence(&fault))
    });
    let room = MOST_PHOTOS.saturating_sub(photos.len());
    let some = !photos.is_empty();
    let rows =
        photos.into_iter().enumerate().map(|(at, photo)| view! { <Own id photo number=at + 1 /> }).collect_view();
    view! {
        <Refusal sentence=refused class="mb-4" />
        {some.then(|| view! { <ul class="flex flex-wrap gap-4 mb-5">{rows}</ul> })}
        {if room == 0 {
            view! { <p class="soft">{format!("{MOST_PHOTOS} photos are the most. Remove one to add another.")}</p> }.into_any()
        } else {
            view! { <Add id room /> }.into_any()
        }}
    }
}

#[component]
fn Own(id: ReviewId, photo: ImageView, number: usize) -> impl IntoView {
    let alt = format!("Photo {number} of your review");
    let (src, srcset, tone) = (photo.src(160), photo.srcset(), photo.tone.clone());
    view! {
        <li class="grid gap-1 justify-items-start">
            <Photo src alt width=photo.width height=photo.height srcset sizes="112px" placeholder=tone class="size-28" />
            <form method="post" action=RemovePhoto::PATH data-said="The photo is removed">
                <input type="hidden" name="review" value=id.to_string() />
                <input type="hidden" name="photo" value=photo.id.to_string() />
                <Button kind=ButtonKind::Quiet size=ButtonSize::Small submit=true>
                    "Remove"
                    <span class="sr-only">{format!(" photo {number}")}</span>
                </Button>
            </form>
        </li>
    }
}

/// The browser sends files by itself, with script and without.
#[component]
fn Add(id: ReviewId, room: usize) -> impl IntoView {
    let label = if room == 1 { "Add one more photo".to_owned() } else { format!("Add up to {room} photos") };
    view! {
        <form method="post" enctype="multipart/form-data" action=paths::review_photos(id) class="grid grid-cols-1 gap-4 max-w-[36rem]">
            <Field
                label
                name="photo"
                kind=InputKind::File
                multiple=true
                required=true
                accept="image/jpeg,image/png,image/webp,image/avif"
                help="JPEG, PNG, WebP or AVIF, 10 MB each at most. We take out where it was taken."
                class="[&>input]:py-2"
            />
            <div>
                <Button submit=true icon=icons::UPLOAD>
                    "Add photos"
                </Button>
            </div>
        </form>
    }
}
