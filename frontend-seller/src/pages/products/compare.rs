//! What was typed beside what is stored, where they differ, for whoever has to choose.

use app::catalog::DropDraft;
use app::site::{Changes, Hidden, When, busy};
use chrono::{DateTime, Utc};
use domain::catalog::Difference;
use domain::id::ProductId;
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, Card, Note, Tone};

/// Tells of a form that was kept and not stored. Over an older version both versions are shown.
#[component]
pub fn KeptCard(
    /// When it was kept.
    at: DateTime<Utc>,
    /// Where it differs from what is stored.
    differences: Vec<Difference>,
    /// Whether somebody else has stored another version since.
    overtaken: bool,
    /// The product, unless it is new.
    #[prop(optional_no_strip)]
    product: Option<ProductId>,
) -> impl IntoView {
    let action = Changes::here().action::<DropDraft>();
    let give_up = if product.is_some() { "Go back to what is saved" } else { "Begin anew" };
    let back = move || {
        view! {
            <ActionForm action>
                {product.map(|product| view! { <Hidden name="product" value=product.to_string() /> })}
                <Button submit=true busy=busy(action) busy_says="Going back">
                    {give_up}
                </Button>
            </ActionForm>
        }
    };
    if overtaken {
        return view! {
            <Card title="Two versions of this product">
                <div class="grid grid-cols-1 gap-4">
                    <p class="max-w-[44rem]">
                        "Somebody saved it after you had opened it. The form below holds what you typed "
                        <When at inside=true />
                        "; change it as you like. Saving it now replaces what is stored."
                    </p>
                    <Differences differences />
                    {back()}
                </div>
            </Card>
        }
        .into_any();
    }
    view! {
        <Note tone=Tone::Warning>
            <div class="flex flex-wrap gap-x-4 gap-y-2 items-center">
                <p class="flex-1 basis-72">
                    "What you typed " <When at inside=true /> " is in the form again. It is not in the shop until you save it."
                </p>
                {back()}
            </div>
        </Note>
    }
    .into_any()
}

#[component]
fn Differences(differences: Vec<Difference>) -> impl IntoView {
    let row = |difference: Difference| {
        view! {
            <div class="border-t border-line py-3 grid grid-cols-1 gap-x-5 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)_minmax(0,1fr)]">
                <dt class="font-[540]">{field(&difference.field)}</dt>
                <dd class="min-w-0">
                    <p class="text-small soft">"Stored now"</p>
                    <Said text=difference.stored />
                </dd>
                <dd class="min-w-0">
                    <p class="text-small soft">"You typed"</p>
                    <Said text=difference.typed />
                </dd>
            </div>
        }
    };
    view! { <dl>{differences.into_iter().map(row).collect_view()}</dl> }
}

#[component]
fn Said(text: String) -> impl IntoView {
    if text.is_empty() {
        return view! { <p class="soft">"Nothing"</p> }.into_any();
    }
    view! { <p class="whitespace-pre-line wrap-anywhere max-h-60 overflow-y-auto" tabindex="0">{text}</p> }.into_any()
}

/// A field as the form labels it.
pub fn field(name: &str) -> String {
    let known = match name.split('[').next().unwrap_or(name) {
        "title" => "Title",
        "slug" => "Web address",
        "category" => "Category",
        "brand" => "Brand",
        "summary" => "Summary",
        "description" => "Description",
        "tags" => "Tags",
        "video" => "Video",
        "warranty" => "Warranty",
        "cash_on_delivery" => "Cash on delivery",
        "specs" => "Specifications",
        "properties" => "Properties",
        "options" => "Options",
        "images" => "Pictures",
        "variants" => "Variants",
        other => return other.replacen("variant ", "Variant ", 1),
    };
    known.to_owned()
}
