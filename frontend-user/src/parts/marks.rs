//! The small buttons that put a product aside: the heart of the wishlist, and what it is compared with.

use app::catalog::Mark;
use domain::catalog::MarkKind;
use domain::id::ProductId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Button, TileToggle, icons};

use crate::paths;
use crate::visitor::Visitor;

/// The heart on a tile: a form, so that it works without script.
#[component]
pub fn Heart(product: ProductId, title: String) -> impl IntoView {
    let marked = Visitor::here().marked;
    let heart = Suspend::new(async move {
        let saved = marked.await.is_ok_and(|marked| marked.wishes.contains(&product));
        let label = if saved { format!("Take {title} off the wishlist") } else { format!("Save {title}") };
        view! {
            <MarkForm product kind=MarkKind::Wish marked=saved title>
                <TileToggle label pressed=saved submit=true />
            </MarkForm>
        }
    });
    view! { <Suspense>{heart}</Suspense> }
}

/// Saving and comparing, beside the product itself.
#[component]
pub fn MarkButtons(product: ProductId, title: String) -> impl IntoView {
    let marked = Visitor::here().marked;
    let buttons = Suspend::new(async move {
        let marked = marked.await.unwrap_or_default();
        let (saved, compared) = (marked.wishes.contains(&product), marked.compared.contains(&product));
        view! {
            <MarkForm product kind=MarkKind::Wish marked=saved title=title.clone()>
                <Button submit=true icon=icons::HEART>
                    {if saved { "Saved" } else { "Save" }}
                    <span class="sr-only">{if saved { ". Take it off the wishlist" } else { " to the wishlist" }}</span>
                </Button>
            </MarkForm>
            <MarkForm product kind=MarkKind::Compare marked=compared title>
                <Button submit=true icon=icons::SCALE>
                    {if compared { "Compared" } else { "Compare" }}
                    <span class="sr-only">{if compared { ". Compare it no more" } else { " with others" }}</span>
                </Button>
            </MarkForm>
            {(!marked.compared.is_empty())
                .then(|| {
                    view! {
                        <a class="link text-dense min-h-11 inline-flex items-center" href=paths::COMPARE>
                            {format!("See all {} side by side", marked.compared.len())}
                        </a>
                    }
                })}
        }
    });
    view! {
        <div class="mt-4 flex flex-wrap items-center gap-2">
            <Suspense>{buttons}</Suspense>
        </div>
    }
}

/// Puts a product aside, or takes it back where it is.
#[component]
pub fn MarkForm(product: ProductId, kind: MarkKind, marked: bool, title: String, children: Children) -> impl IntoView {
    let (said, verb, see) = match (kind, marked) {
        (MarkKind::Wish, false) => (format!("{title} is on your wishlist"), "See wishlist", Some(paths::WISHLIST)),
        (MarkKind::Wish, true) => (format!("{title} is off your wishlist"), "Undo", None),
        (MarkKind::Compare, false) => (format!("{title} waits to be compared"), "Compare", Some(paths::COMPARE)),
        (MarkKind::Compare, true) => (format!("{title} is compared no more"), "Undo", None),
    };
    let undo = see.is_none().then(|| format!("product={product}&kind={}&on=true", kind.name()));
    let undo_at = see.is_none().then_some(Mark::PATH);
    view! {
        <form
            method="post"
            action=Mark::PATH
            data-said=said
            data-verb=verb
            data-see=see
            data-undo=undo
            data-undo-at=undo_at
        >
            <input type="hidden" name="product" value=product.to_string() />
            <input type="hidden" name="kind" value=kind.name() />
            <input type="hidden" name="on" value=(!marked).to_string() />
            {children()}
        </form>
    }
}
