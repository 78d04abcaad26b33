//! The pictures of a product: those it has, and a form to add one.

use app::catalog::RemoveImage;
use app::site::{Changes, DeedFault, Hidden, busy, fault};
use app::{Fault, Words};
use domain::catalog::{ImageRefusal, ImageView, MOST_IMAGES};
use domain::id::ProductId;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonSize, Card, Field, InputKind, Note, Photo, Tone, icons};

use crate::paths;

/// The pictures in their order; the first one stands on the card in lists.
#[component]
pub fn ImagesCard(
    /// The product.
    product: ProductId,
    /// Its pictures.
    images: Vec<ImageView>,
    /// Nothing can be changed now.
    locked: bool,
) -> impl IntoView {
    let action = Changes::here().action::<RemoveImage>();
    let count = images.len();
    let full = count >= MOST_IMAGES;
    let aside = move || view! { <span class="soft text-small num">{format!("{count} of {MOST_IMAGES}")}</span> };
    let pictures = images.into_iter().map(|image| view! { <Picture product image locked action /> }).collect_view();
    view! {
        <Card title="Pictures" aside=ViewFnOnce::from(aside)>
            <div class="grid grid-cols-1 gap-5">
                <DeedFault fault=fault(action) />
                <UploadNote action />
                {(count == 0).then(|| view! { <p class="soft">"No pictures yet. The first one stands on the card in lists."</p> })}
                <ul class="grid grid-cols-2 gap-4 empty:hidden">{pictures}</ul>
                {(full && !locked).then(|| view! { <p class="soft">"Remove a picture to make room for another one."</p> })}
                {(!full && !locked).then(|| view! { <Upload product /> })}
            </div>
        </Card>
    }
}

#[component]
fn Picture(product: ProductId, image: ImageView, locked: bool, action: ServerAction<RemoveImage>) -> impl IntoView {
    let described = if image.alt.is_empty() { "No description".to_owned() } else { image.alt.clone() };
    view! {
        <li class="grid grid-cols-1 gap-1.5 content-start">
            <Photo
                src=image.src(400)
                srcset=image.srcset()
                sizes="10rem"
                alt=image.alt.clone()
                width=image.width
                height=image.height
                placeholder=image.tone
                class="aspect-square"
            />
            <p class="text-small soft line-clamp-2">{described}</p>
            {(!locked)
                .then(|| {
                    view! {
                        <ActionForm action>
                            <Hidden name="product" value=product.to_string() />
                            <Hidden name="image" value=image.id.to_string() />
                            <Button submit=true size=ButtonSize::Small icon=icons::TRASH_2 busy=busy(action) busy_says="Removing">
                                "Remove"
                                <span class="sr-only">{format!(" picture: {}", image.alt)}</span>
                            </Button>
                        </ActionForm>
                    }
                })}
        </li>
    }
}

/// How the last upload went. The server leads back here with the outcome in the address.
#[component]
fn UploadNote(action: ServerAction<RemoveImage>) -> impl IntoView {
    let query = use_query_map();
    let removed = action.version();
    let refused = move || {
        let query = query.read();
        serde_json::from_str::<Fault<ImageRefusal>>(query.get_str("image_error")?).ok()
    };
    let words = move || {
        if removed.get() > 0 {
            return None;
        }
        let taken = query.read().get_str("uploaded").is_some().then(|| (Tone::Success, "Picture added.".to_owned()));
        refused().map(|fault| (Tone::Danger, fault.sentence())).or(taken)
    };
    view! {
        <div role="status" class="empty:hidden">
            {move || words().map(|(tone, words)| view! { <Note tone>{words}</Note> })}
        </div>
    }
}

#[component]
fn Upload(product: ProductId) -> impl IntoView {
    view! {
        <form
            method="post"
            enctype="multipart/form-data"
            action=paths::images(product)
            class="grid grid-cols-1 gap-4 border-t border-line pt-5"
        >
            <Field
                label="Picture"
                name="image"
                kind=InputKind::File
                accept="image/jpeg,image/png,image/webp"
                help="JPEG, PNG or WebP, 10 MB at most."
                class="[&>input]:py-1.5"
            />
            <Field
                label="What it shows"
                name="alt"
                maxlength=200_u32
                optional=true
                help="Read to those who cannot see the picture."
            />
            <div>
                <Button submit=true icon=icons::UPLOAD>
                    "Add picture"
                </Button>
            </div>
        </form>
    }
}
