//! The two pictures that a shop shows of itself, each with a form to show another one.

use app::shops::TakeDownPicture;
use app::site::{Changes, DeedFault, Hidden, busy, fault};
use app::{Fault, Words};
use domain::catalog::{ImageRefusal, image_src, image_srcset};
use domain::shops::ShopPicture;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonSize, Card, Field, InputKind, Note, Tone, icons};

use crate::paths;

/// The card with both.
#[component]
pub fn Pictures(
    /// The key of the logo.
    #[prop(optional_no_strip)]
    logo: Option<String>,
    /// The key of the cover.
    #[prop(optional_no_strip)]
    cover: Option<String>,
) -> impl IntoView {
    let action = Changes::here().action::<TakeDownPicture>();
    view! {
        <Card title="Pictures">
            <div class="grid grid-cols-1 gap-5">
                <UploadNote />
                <DeedFault fault=fault(action) />
                <div class="grid grid-cols-1 gap-6 sm:grid-cols-2">
                    <Picture picture=ShopPicture::Logo key=logo action />
                    <Picture picture=ShopPicture::Cover key=cover action />
                </div>
            </div>
        </Card>
    }
}

/// Why the last picture was not taken, if it was not.
#[component]
fn UploadNote() -> impl IntoView {
    let query = use_query_map();
    let refused = move || serde_json::from_str::<Fault<ImageRefusal>>(query.read().get_str("image_error")?).ok();
    view! {
        <div role="status" class="empty:hidden">
            {move || refused().map(|fault| view! { <Note tone=Tone::Danger>{fault.sentence()}</Note> })}
        </div>
    }
}

#[component]
fn Picture(
    picture: ShopPicture,
    #[prop(optional_no_strip)] key: Option<String>,
    action: ServerAction<TakeDownPicture>,
) -> impl IntoView {
    let (title, help, width, sizes, shape) = match picture {
        ShopPicture::Logo => {
            ("Logo", "A square is best. JPEG, PNG, WebP or AVIF, 10 MB at most.", 160, "5rem", "size-20 object-cover")
        }
        ShopPicture::Cover => (
            "Cover",
            "Wide, like 1600 by 500. JPEG, PNG, WebP or AVIF, 10 MB at most.",
            800,
            "(width >= 40rem) 20rem, 100vw",
            "h-20 w-full object-cover",
        ),
    };
    let shown = key.as_ref().map(|key| {
        view! {
            <img
                src=image_src(key, width)
                srcset=image_srcset(key)
                sizes=sizes
                alt=format!("The {} now", picture.name())
                class=format!("rounded-md bg-photo {shape}")
            />
        }
    });
    let take_down = key.is_some().then(|| {
        view! {
            <ActionForm action>
                <Hidden name="picture" value=picture.name() />
                <Button submit=true size=ButtonSize::Small icon=icons::TRASH_2 busy=busy(action) busy_says="Removing">
                    {format!("Remove the {}", picture.name())}
                </Button>
            </ActionForm>
        }
    });
    view! {
        <div class="grid grid-cols-1 gap-3 content-start">
            {shown}
            <form
                method="post"
                enctype="multipart/form-data"
                action=paths::shop_picture(picture)
                class="grid grid-cols-1 gap-3"
            >
                <Field
                    label=title
                    name=picture.name()
                    kind=InputKind::File
                    accept="image/jpeg,image/png,image/webp,image/avif"
                    help
                    class="[&>input]:py-1.5"
                />
                <div>
                    <Button submit=true icon=icons::UPLOAD>
                        {format!("Show this {}", picture.name())}
                    </Button>
                </div>
            </form>
            {take_down}
        </div>
    }
}
