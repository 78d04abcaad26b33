//! One picture of a product: what it shows, and what is done to it, looked at before it is kept.

mod crop;
mod form;

use app::catalog::{DescribeImage, EditImage, my_image};
use app::site::{CardsWaiting, Changes, DeedFault, DoneNote, Hidden, PageHead, busy, done, fault, loaded_page};
use app::{Answer, Fault};
use domain::catalog::{ImageDetail, ImageEditForm, LONGEST_ALT};
use domain::id::{ImageId, ProductId};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use ui::{Button, Card, Crumb, Field, Note, Tone, icons};

use crate::paths;
use form::EditForm;

/// Which picture of which product.
type Whose = (ProductId, ImageId);

async fn opened(whose: Option<Whose>) -> Answer<ImageDetail> {
    match whose {
        Some((product, image)) => my_image(product, image).await,
        None => Err(Fault::NotFound),
    }
}

/// The page of one picture.
#[component]
pub fn Picture() -> impl IntoView {
    let params = use_params_map();
    let whose = Memo::new(move |_| -> Option<Whose> {
        let params = params.read();
        let product = params.get_str("id").and_then(|id| id.parse().ok())?;
        Some((product, params.get_str("image").and_then(|id| id.parse().ok())?))
    });
    // Asked again after an edit, and not whenever something else changes: what is being typed here must not be lost.
    let edit = Changes::here().action::<EditImage>();
    let detail = Resource::new(move || (whose.get(), edit.version().get()), |(whose, _)| opened(whose));
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[84rem]!">
            {loaded_page(
                detail,
                || view! { <CardsWaiting label="Loading the picture" /> }.into_any(),
                move |detail| {
                    whose.get_untracked().map(|whose| view! { <Opened detail whose edit /> })
                },
            )}
        </main>
    }
}

#[component]
fn Opened(detail: ImageDetail, whose: Whose, edit: ServerAction<EditImage>) -> impl IntoView {
    let ImageDetail { image, place, of, product, edit: kept, locked } = detail;
    let above = vec![Crumb::new("Products", paths::PRODUCTS), Crumb::new(product.clone(), paths::product(whose.0))];
    let lead = move || {
        let cover = if place == 0 { ", the cover" } else { "" };
        format!("Picture {} of {of}{cover}.", place + 1)
    };
    let query = use_query_map();
    // What was typed and refused, or what is looked at; both only without script.
    let asked = query.with_untracked(|query| {
        let typed = |before: &str| {
            ImageEditForm::of_address(|name| query.get_str(&format!("{before}{name}")).map(str::to_owned))
        };
        typed("was.").or_else(|| typed(""))
    });
    let form = asked.unwrap_or_else(|| kept.into());
    let changed = !kept.is_none();
    view! {
        <PageHead title="Edit picture" tab=format!("Picture of {product}") above lead />
        <KeptNote edit />
        {if locked {
            view! { <Note tone=Tone::Warning>"This product was removed. Restore it to change its pictures."</Note> }.into_any()
        } else {
            view! {
                <EditForm whose form edit />
                <div class="grid grid-cols-1 gap-5 items-start lg:grid-cols-2">
                    <Describe whose alt=image.alt />
                    {changed.then(|| view! { <Undo whose edit /> })}
                </div>
            }
                .into_any()
        }}
    }
}

/// Says that the last change was kept, as long as nothing has failed since.
#[component]
fn KeptNote(edit: ServerAction<EditImage>) -> impl IntoView {
    let query = use_query_map();
    let failed = fault(edit);
    let kept = move || query.read().get_str("kept").is_some() && failed.read().is_none();
    view! {
        <div role="status" class="empty:hidden">
            {move || {
                kept()
                    .then(|| {
                        view! {
                            <Note tone=Tone::Success>"Kept. Shoppers see the picture like this now."</Note>
                        }
                    })
            }}
        </div>
    }
}

/// What the picture shows, for those who cannot see it.
#[component]
fn Describe(whose: Whose, alt: String) -> impl IntoView {
    let action = ServerAction::<DescribeImage>::new();
    view! {
        <Card title="What it shows">
            <ActionForm action>
                <div class="grid grid-cols-1 gap-4">
                    <DeedFault fault=fault(action) />
                    <DoneNote done=done(action) says="Described." />
                    <Which whose />
                    <Field
                        label="Description"
                        name="alt"
                        value=alt
                        maxlength=LONGEST_ALT
                        optional=true
                        help="Read to those who cannot see the picture: a short sentence is best."
                    />
                    <div>
                        <Button submit=true icon=icons::CHECK busy=busy(action) busy_says="Saving">
                            "Save description"
                        </Button>
                    </div>
                </div>
            </ActionForm>
        </Card>
    }
}

/// The way back to what was uploaded.
#[component]
fn Undo(whose: Whose, edit: ServerAction<EditImage>) -> impl IntoView {
    let original = ImageEditForm::default();
    let numbers = [
        ("turn", original.turn),
        ("left", original.left),
        ("top", original.top),
        ("width", original.width),
        ("height", original.height),
    ];
    let numbers = numbers.map(|(name, value)| view! { <Hidden name=format!("edit[{name}]") value /> });
    view! {
        <Card title="The original">
            <ActionForm action=edit>
                <div class="grid grid-cols-1 gap-4">
                    <Which whose />
                    {numbers.into_iter().collect_view()}
                    <p class="soft">"What you uploaded is kept. Everything done to this picture can be taken back."</p>
                    <div>
                        <Button submit=true icon=icons::ROTATE_CCW busy=busy(edit) busy_says="Undoing">
                            "Go back to the original"
                        </Button>
                    </div>
                </div>
            </ActionForm>
        </Card>
    }
}

/// Which picture of which product a form is about.
#[component]
fn Which(whose: Whose) -> impl IntoView {
    view! {
        <Hidden name="product" value=whose.0.to_string() />
        <Hidden name="image" value=whose.1.to_string() />
    }
}
