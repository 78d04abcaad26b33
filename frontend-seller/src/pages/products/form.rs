//! The form for a product: what it is, how it is described, in which variants it comes.

use app::catalog::SaveProduct;
use app::site::{DeedFault, Hidden, alive, busy, fault, lead_to};
use domain::catalog::{CategoryView, ImageView, ProductDraft};
use domain::money::Currency;
use domain::text::suggest_slug;
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Card, Field, LinkButton, Select, SelectOption, TextArea};

use super::keeper::{Keeper, Kept};
use super::matrix::{Matrix, Rows};
use super::more::{More, Sheet};
use super::wrong::Wrong;
use crate::paths;

/// Most words of a summary.
const SUMMARY_WORDS: usize = 150;

/// The form. It keeps what was typed when something is refused, and while it is typed.
#[component]
pub fn ProductForm(
    /// What the fields hold at first.
    draft: ProductDraft,
    /// The pictures a variant may show.
    #[prop(optional)]
    images: Vec<ImageView>,
    /// The shelves to choose from.
    categories: Vec<CategoryView>,
    /// The currency prices are typed in.
    currency: Currency,
    /// What the form sends.
    action: ServerAction<SaveProduct>,
) -> impl IntoView {
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    let wrong = Wrong(failed);
    let keeper = Keeper::provide();
    let pending = action.pending();
    Effect::new(move |_| {
        if pending.get() {
            keeper.stop();
        }
    });
    let title = RwSignal::new(draft.title.clone());
    let (more, sheet) = (draft.clone(), draft.clone());
    let ProductDraft { id, version, slug, category, brand, summary, description, options, all, variants, .. } = draft;
    let rows = Rows::new(&options, variants, title);
    view! {
        <ActionForm
            action
            attr:class="grid grid-cols-1 gap-5 min-w-0"
            attr:novalidate=move || alive.get()
            attr:data-product="1"
            on:input=move |_| keeper.touch()
        >
            {id.map(|id| view! { <Hidden name="draft[id]" value=id.to_string() /> })}
            <Hidden name="draft[version]" value=version.to_string() />
            <DeedFault fault=failed />
            <Basics title slug category brand categories wrong />
            <Story summary description wrong />
            <Matrix rows all images currency wrong />
            <Sheet draft=sheet wrong />
            <More draft=more wrong />
            <div class="flex flex-wrap gap-2 items-center">
                <Button kind=ButtonKind::Accent submit=true busy=busy(action) busy_says="Saving">
                    "Save product"
                </Button>
                <LinkButton href=paths::PRODUCTS kind=ButtonKind::Quiet>
                    "Back to products"
                </LinkButton>
                <Kept keeper />
            </div>
        </ActionForm>
    }
}

#[component]
fn Basics(
    title: RwSignal<String>,
    slug: String,
    category: String,
    brand: String,
    categories: Vec<CategoryView>,
    wrong: Wrong,
) -> impl IntoView {
    let suggestion = Signal::derive(move || {
        let title = title.read();
        let example = if title.trim().is_empty() { "blue-mug".to_owned() } else { suggest_slug(&title) };
        Some(format!("The last part of the product's address. Left empty, it becomes {example}."))
    });
    view! {
        <Card title="What it is">
            <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
                <Field
                    label="Title"
                    name="draft[title]"
                    bind=title
                    maxlength=120_u32
                    error=wrong.at("title")
                    class="sm:col-span-2"
                />
                <Field
                    label="Web address"
                    name="draft[slug]"
                    value=slug
                    optional=true
                    maxlength=50_u32
                    help=suggestion
                    error=wrong.at("slug")
                    class="sm:col-span-2"
                />
                <Select
                    label="Category"
                    name="draft[category]"
                    options=shelves(&categories)
                    value=category
                    placeholder="Choose a category"
                    error=wrong.at("category")
                />
                <Field
                    label="Brand"
                    name="draft[brand]"
                    value=brand
                    optional=true
                    maxlength=80_u32
                    error=wrong.at("brand")
                />
            </div>
        </Card>
    }
}

#[component]
fn Story(summary: String, description: String, wrong: Wrong) -> impl IntoView {
    let summary = RwSignal::new(summary);
    let words = Signal::derive(move || {
        let count = summary.read().split_whitespace().count();
        Some(format!("Stands beside the price. {count} of {SUMMARY_WORDS} words."))
    });
    view! {
        <Card title="How it is described">
            <div class="grid grid-cols-1 gap-4">
                <TextArea
                    label="Summary"
                    name="draft[summary]"
                    bind=summary
                    optional=true
                    rows=3
                    maxlength=1_500_u32
                    help=words
                    error=wrong.at("summary")
                />
                <TextArea
                    label="Description"
                    name="draft[description]"
                    value=description
                    required=false
                    rows=10
                    maxlength=20_000_u32
                    help="Markdown: # for a heading, * for a list, ** for weight. At least 100 characters to publish."
                    error=wrong.at("description")
                />
            </div>
        </Card>
    }
}

/// Every category with the way to it, in the order of those ways.
pub(super) fn shelves(categories: &[CategoryView]) -> Vec<SelectOption> {
    let mut options: Vec<SelectOption> = categories
        .iter()
        .map(|category| SelectOption::new(category.slug.clone(), trail(categories, category)))
        .collect();
    options.sort_by(|a, b| a.label.cmp(&b.label));
    options
}

/// A category behind those above it. A shelf is never deeper than the list is long.
fn trail(categories: &[CategoryView], category: &CategoryView) -> String {
    let mut names = vec![category.name.as_str()];
    let mut parent = category.parent;
    while let Some(above) = categories.iter().find(|other| Some(other.id) == parent).filter(|_| names.len() < 10) {
        names.push(&above.name);
        parent = above.parent;
    }
    names.reverse();
    names.join(" / ")
}
