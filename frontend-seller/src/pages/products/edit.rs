//! The pages around the product form: a new product, and one that is there already.

use app::catalog::{MoveProduct, SaveProduct, categories, my_product};
use app::shops::my_shop;
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, PageHead, busy, fault, loaded, loaded_page};
use app::{Answer, Fault};
use domain::catalog::{CategoryView, ProductDraft, ProductEdit, ProductMove, ProductState};
use domain::id::ProductId;
use domain::lifecycle::Lifecycle;
use domain::money::Currency;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use ui::{Button, ButtonKind, Card, Crumb, Note, Tone};

use super::form::ProductForm;
use super::images::ImagesCard;
use super::state::{ProductBadge, icon, verb};
use crate::paths;

/// The shelves to choose from and the currency prices are typed in.
type Tools = (Vec<CategoryView>, Currency);

async fn tools() -> Answer<Tools> {
    Ok((categories().await?, my_shop().await?.currency))
}

async fn opened(id: Option<ProductId>) -> Answer<(ProductEdit, Tools)> {
    match id {
        Some(id) => Ok((my_product(id).await?, tools().await?)),
        None => Err(Fault::NotFound),
    }
}

/// A form for a new product.
#[component]
pub fn NewProduct() -> impl IntoView {
    let action = Changes::here().action::<SaveProduct>();
    let needed = Resource::new(|| (), |()| tools());
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[84rem]!">
            <PageHead
                title="New product"
                above=vec![Crumb::new("Products", paths::PRODUCTS)]
                lead=|| "It stays a draft until you publish it."
            />
            {loaded(
                needed,
                || view! { <CardsWaiting label="Loading the form" /> }.into_any(),
                move |(categories, currency)| {
                    view! {
                        <div class="grid grid-cols-1 gap-5 items-start xl:grid-cols-[minmax(0,1fr)_21rem]">
                            <ProductForm draft=ProductDraft::default() categories currency action />
                            <Card title="Pictures">
                                <p class="soft">"Save the product first, then add its pictures here."</p>
                            </Card>
                        </div>
                    }
                },
            )}
        </main>
    }
}

/// A product of the shop, to change.
#[component]
pub fn Product() -> impl IntoView {
    let params = use_params_map();
    let changes = Changes::here();
    let save = changes.action::<SaveProduct>();
    let id = Memo::new(move |_| params.read().get_str("id").and_then(|id| id.parse::<ProductId>().ok()));
    let product = Resource::new(move || (id.get(), changes.count()), |(id, _)| opened(id));
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[84rem]!">
            {loaded_page(
                product,
                || view! { <CardsWaiting label="Loading the product" /> }.into_any(),
                move |(edit, tools)| view! { <Opened edit tools save /> },
            )}
        </main>
    }
}

#[component]
fn Opened(edit: ProductEdit, tools: Tools, save: ServerAction<SaveProduct>) -> impl IntoView {
    let Some(id) = edit.draft.id else {
        return ().into_any();
    };
    let (categories, currency) = tools;
    let action = Changes::here().action::<MoveProduct>();
    let state = edit.state;
    let title = edit.draft.title.clone();
    let mark = move || view! { <ProductBadge state /> };
    let deeds = move || view! { <StateButtons id state action /> };
    view! {
        <PageHead title above=vec![Crumb::new("Products", paths::PRODUCTS)] mark deeds />
        <SavedNote save />
        <DeedFault fault=fault(action) />
        {(state == ProductState::Removed)
            .then(|| {
                view! {
                    <Note tone=Tone::Warning>
                        "This product was removed and will soon be gone for good. Restore it to keep or change it."
                    </Note>
                }
            })}
        <MissingNote edit=edit.clone() />
        <div class="grid grid-cols-1 gap-5 items-start xl:grid-cols-[minmax(0,1fr)_21rem]">
            <fieldset class="contents" disabled=state == ProductState::Removed>
                <ProductForm draft=edit.draft categories currency action=save />
            </fieldset>
            <ImagesCard product=id images=edit.images locked=state == ProductState::Removed />
        </div>
    }
    .into_any()
}

#[component]
fn StateButtons(id: ProductId, state: ProductState, action: ServerAction<MoveProduct>) -> impl IntoView {
    let steps = [ProductMove::Publish, ProductMove::Restore, ProductMove::Archive, ProductMove::Remove];
    let button = move |step: ProductMove| {
        let kind = match step {
            ProductMove::Publish | ProductMove::Restore => ButtonKind::Ink,
            ProductMove::Archive => ButtonKind::Line,
            ProductMove::Remove => ButtonKind::Danger,
        };
        view! {
            <ActionForm action>
                <Hidden name="product" value=id.to_string() />
                <Hidden name="step" value=format!("{step:?}") />
                <Button kind submit=true icon=icon(step) busy=busy(action) busy_says="Saving">
                    {verb(step)}
                </Button>
            </ActionForm>
        }
    };
    steps.into_iter().filter(|step| state.may(*step)).map(button).collect_view()
}

/// Says that the last change was stored, as long as nothing has failed since.
#[component]
fn SavedNote(save: ServerAction<SaveProduct>) -> impl IntoView {
    let query = use_query_map();
    let failed = fault(save);
    let saved = move || query.read().get_str("saved").is_some() && failed.get().is_none();
    view! {
        <div role="status" class="empty:hidden">
            {move || {
                saved()
                    .then(|| {
                        view! {
                            <Note tone=Tone::Success>"Saved."</Note>
                        }
                    })
            }}
        </div>
    }
}

/// What a draft still needs before it can be published.
#[component]
fn MissingNote(edit: ProductEdit) -> impl IntoView {
    let publishable = edit.state.may(ProductMove::Publish);
    let missing = edit.missing;
    (publishable && !missing.is_empty()).then(|| {
        let line = |problem: domain::text::FieldProblem| {
            let several = matches!(problem.field.as_str(), "images" | "variants");
            let words = if several { "Add at least one.".to_owned() } else { problem.problem.to_string() };
            view! { <li>{field_name(&problem.field)} ": " {words}</li> }
        };
        view! {
            <Note>
                <p class="font-[540]">"Before this can be published"</p>
                <ul class="list-disc ps-5 mt-1">{missing.into_iter().map(line).collect_view()}</ul>
            </Note>
        }
    })
}

/// A field as the form labels it.
fn field_name(field: &str) -> &'static str {
    match field {
        "title" => "Title",
        "slug" => "Web address",
        "category" => "Category",
        "brand" => "Brand",
        "summary" => "Summary",
        "description" => "Description",
        "options" => "Options",
        "images" => "Pictures",
        _ => "Variants",
    }
}
