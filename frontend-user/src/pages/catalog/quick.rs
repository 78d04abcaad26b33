//! A quick look at a product: enough to decide whether to look longer. A page of its own without script; with it, the
//! list it was called from shows it in a dialog.

use app::orders::AddToCart;
use domain::catalog::{ProductState, ProductView, VariantView};
use domain::stock::StockState;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_params_map;
use ui::{Button, ButtonKind, Chip, Chips, LinkButton, NoPhoto};

use crate::answered::answered;
use crate::parts::{MoneyPrice, OfferLine, Picture, StockLine, rating};
use crate::paths;

/// How wide the picture is: half of the dialog, or all of a phone.
const SIZES: &str = "(width >= 40rem) 22rem, 90vw";

/// The page.
#[component]
pub fn QuickPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|params| params.get("slug").unwrap_or_default());
    answered(app::catalog::product(slug), |product| view! { <Look product /> })
}

#[component]
fn Look(product: ProductView) -> impl IntoView {
    let shown = cheapest(&product).cloned();
    let ProductView { slug, title, summary, shop, variants, images, rating: stars, state, .. } = product;
    let picture = shown.as_ref().and_then(|form| images.iter().find(|image| Some(image.id) == form.image).cloned());
    let picture = picture.or_else(|| images.into_iter().next());
    let href = paths::product(&slug);
    let several = variants.len() > 1;
    let choices = several.then(|| {
        let chip = |form: VariantView| {
            view! { <Chip href=paths::product_with(&slug, Some(&form.id), None)>{form.label()}</Chip> }
        };
        let chips = variants.into_iter().take(8).map(chip).collect_view();
        view! {
            <Chips label="Choices" class="mt-4">
                {chips}
            </Chips>
        }
    });
    let deal = shown.map(|form| {
        let buyable = state == ProductState::Active && !several && can_be_bought(&form);
        view! {
            <div class="mt-3">
                <MoneyPrice price=form.price from=several was=form.compare_at lowest=form.lowest />
            </div>
            {form.offer.map(|offer| view! { <OfferLine offer /> })}
            <div class="mt-3">
                <StockLine stock=form.stock />
            </div>
            {buyable.then(|| view! { <Add form title=title.clone() /> })}
        }
    });
    view! {
        <Title text=title.clone() />
        <Meta name="robots" content="noindex" />
        <div class="wrap max-w-[52rem]! pt-8">
            <article id="quick-look" class="grid grid-cols-1 sm:grid-cols-2 gap-6 items-start">
                {match picture {
                    Some(image) => view! { <Picture image=Some(image) sizes=SIZES eager=true /> }.into_any(),
                    None => view! { <NoPhoto /> }.into_any(),
                }}
                <div class="min-w-0">
                    <p class="text-dense soft">{shop.name}</p>
                    <h1 class="text-h2 mt-1 wrap-anywhere" id="quick-title">
                        {title.clone()}
                    </h1>
                    <div class="mt-2">{rating(stars, false)}</div>
                    {deal}
                    {choices}
                    {(!summary.is_empty()).then(|| view! { <p class="soft mt-4 line-clamp-4">{summary}</p> })}
                    <LinkButton href class="mt-5">
                        "See everything"
                        <span class="sr-only">" about " {title}</span>
                    </LinkButton>
                </div>
            </article>
        </div>
    }
}

/// The form that its card shows.
fn cheapest(product: &ProductView) -> Option<&VariantView> {
    product.variants.iter().min_by_key(|form| (!can_be_bought(form), form.price.minor))
}

fn can_be_bought(form: &VariantView) -> bool {
    matches!(form.stock.state(), StockState::Available | StockState::Low)
}

#[component]
fn Add(form: VariantView, title: String) -> impl IntoView {
    view! {
        <form
            method="post"
            action=AddToCart::PATH
            class="mt-4"
            data-quiet
            data-said=format!("{title} is in your basket")
            data-verb="See basket"
            data-see=paths::CART
        >
            <input type="hidden" name="item[variant]" value=form.id.to_string() />
            <input type="hidden" name="item[quantity]" value="1" />
            <Button kind=ButtonKind::Accent submit=true wide=true busy_says="Adding">
                "Add to basket"
            </Button>
        </form>
    }
}
