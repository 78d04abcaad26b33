//! The pages around the product form: a new product, and one that is there already.

use app::catalog::{DuplicateProduct, MoveProduct, SaveProduct, categories, my_product, new_product};
use app::shops::my_shop;
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, PageHead, When, busy, fault, loaded, loaded_page};
use app::{Answer, Fault};
use domain::catalog::{
    CategoryView, KeptDraft, ProductDraft, ProductEdit, ProductMove, ProductRefusal, ProductState, Verdict,
};
use domain::id::ProductId;
use domain::lifecycle::Lifecycle;
use domain::money::Currency;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use ui::{Button, ButtonKind, Card, Crumb, LinkButton, Note, Tone, icons};

use super::compare::{KeptCard, field};
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

async fn begun() -> Answer<(Option<KeptDraft>, Tools)> {
    Ok((new_product().await?, tools().await?))
}

/// A form for a new product.
#[component]
pub fn NewProduct() -> impl IntoView {
    let changes = Changes::here();
    let action = changes.action::<SaveProduct>();
    let needed = Resource::new(move || changes.count(), |_| begun());
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
                move |(kept, (categories, currency))| {
                    let draft = kept.as_ref().map(|kept| kept.draft.clone()).unwrap_or_default();
                    let draft = ProductDraft { id: None, version: 0, ..draft };
                    view! {
                        {kept.map(|kept| view! { <KeptCard at=kept.at differences=Vec::new() overtaken=false product=None /> })}
                        <div class="grid grid-cols-1 gap-5 items-start xl:grid-cols-[minmax(0,1fr)_21rem]">
                            <ProductForm draft categories currency action />
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
    let failed = fault(save);
    Effect::new(move |_| {
        // Somebody was faster: what is stored by now is fetched, to be compared.
        if matches!(failed.get(), Some(Fault::Refused(ProductRefusal::Stale { .. }))) {
            changes.changed();
        }
    });
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
    let copy = Changes::here().action::<DuplicateProduct>();
    let (state, moderated) = (edit.state, edit.moderated);
    let removed = state == ProductState::Removed;
    let title = edit.draft.title.clone();
    let mark = move || view! { <ProductBadge state /> };
    let ahead = edit.look_ahead.clone();
    let deeds = move || {
        view! {
            {ahead.map(|href| view! { <LinkButton href icon=icons::EYE>"Preview"</LinkButton> })}
            {(!removed).then(|| view! { <Duplicate id action=copy /> })}
            <StateButtons id state moderated action />
        }
    };
    // What was typed and not stored stands in the form again, over the version that is stored by now.
    let stored = edit.draft.clone();
    let typed = edit.kept.clone().filter(|_| !removed);
    let draft = typed.as_ref().map_or_else(|| stored.clone(), |kept| kept.draft.clone());
    let draft = ProductDraft { id: stored.id, version: stored.version, ..draft };
    let kept = typed.map(|kept| {
        let overtaken = kept.draft.version != stored.version;
        let differences = stored.differences(&kept.draft);
        view! { <KeptCard at=kept.at differences overtaken product=Some(id) /> }
    });
    view! {
        <PageHead title above=vec![Crumb::new("Products", paths::PRODUCTS)] mark deeds />
        <SavedNote save />
        <DeedFault fault=fault(action) />
        <DeedFault fault=fault(copy) />
        {removed.then(|| view! { <RemovedNote edit=edit.clone() /> })}
        {edit.verdict.clone().map(|verdict| view! { <VerdictNote verdict state /> })}
        <MissingNote edit=edit.clone() />
        {kept}
        <div class="grid grid-cols-1 gap-5 items-start xl:grid-cols-[minmax(0,1fr)_21rem]">
            <fieldset class="contents" disabled=removed>
                <ProductForm draft images=edit.images.clone() categories currency action=save />
            </fieldset>
            <ImagesCard product=id images=edit.images locked=removed />
        </div>
    }
    .into_any()
}

#[component]
fn Duplicate(id: ProductId, action: ServerAction<DuplicateProduct>) -> impl IntoView {
    view! {
        <ActionForm action>
            <Hidden name="product" value=id.to_string() />
            <Button submit=true icon=icons::COPY busy=busy(action) busy_says="Copying">
                "Duplicate"
            </Button>
        </ActionForm>
    }
}

/// Until when it can come back.
#[component]
fn RemovedNote(edit: ProductEdit) -> impl IntoView {
    view! {
        <Note tone=Tone::Warning>
            "This product was removed. "
            {edit.restorable_until.map(|until| view! { "It can be restored until " <When at=until inside=true /> "; then it is gone for good." })}
        </Note>
    }
}

/// What somebody of the market said about it last, as long as it is not on the shelf.
#[component]
fn VerdictNote(verdict: Verdict, state: ProductState) -> impl IntoView {
    let heading = match verdict.step {
        ProductMove::AskChanges => "The market asks for changes",
        ProductMove::Reject => "The market rejected this product",
        _ => return ().into_any(),
    };
    if !matches!(state, ProductState::Draft | ProductState::Rejected) {
        return ().into_any();
    }
    view! {
        <Note tone=Tone::Danger>
            <p class="font-[540]">{heading}</p>
            <p class="mt-1 whitespace-pre-line">{verdict.reason}</p>
        </Note>
    }
    .into_any()
}

#[component]
fn StateButtons(
    id: ProductId,
    state: ProductState,
    moderated: bool,
    action: ServerAction<MoveProduct>,
) -> impl IntoView {
    let first = if moderated { ProductMove::Submit } else { ProductMove::Publish };
    let steps = [first, ProductMove::Withdraw, ProductMove::Restore, ProductMove::Archive, ProductMove::Remove];
    let button = move |step: ProductMove| {
        let kind = match step {
            ProductMove::Publish | ProductMove::Submit | ProductMove::Restore => ButtonKind::Ink,
            ProductMove::Remove => ButtonKind::Danger,
            _ => ButtonKind::Line,
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
            view! { <li>{field(&problem.field)} ": " {words}</li> }
        };
        view! {
            <Note>
                <p class="font-[540]">"Before this can be published"</p>
                <ul class="list-disc ps-5 mt-1">{missing.into_iter().map(line).collect_view()}</ul>
            </Note>
        }
    })
}
