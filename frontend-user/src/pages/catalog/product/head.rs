//! What search machines and other sites are told about a product.

use chrono::SecondsFormat;
use domain::catalog::{ProductState, ProductView};
use domain::shops::ShopView;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use serde_json::{Value, json};

use crate::parts::{Facts, Preview, shorten, trail};
use crate::paths;

/// Title, description, preview and facts for machines.
#[component]
pub fn Head(product: ProductView) -> impl IntoView {
    let image = product.images.first().map(|image| image.src(1200));
    let price = product.variants.iter().map(|form| form.price).min_by_key(|price| price.minor);
    let (facts, way) = (facts(&product), way(&product));
    let draft = product.state == ProductState::Draft;
    let ProductView { title, slug, summary, .. } = product;
    let description = if summary.is_empty() { format!("{title} on Agora") } else { shorten(&summary) };
    view! {
        <Title text=title.clone() />
        <Preview title description path=paths::product(&slug) kind="product" image />
        // A draft is its seller's alone.
        {draft.then(|| view! { <Meta name="robots" content="noindex" /> })}
        {price
            .map(|price| {
                view! {
                    <Meta property="product:price:amount" content=price.to_plain() />
                    <Meta property="product:price:currency" content=price.currency.to_string() />
                }
            })}
        <Facts facts />
        <Facts facts=way />
    }
}

/// The way down to it through the shelves.
fn way(product: &ProductView) -> Value {
    let shelves = product.trail.iter().map(|shelf| (shelf.name.clone(), paths::category(&shelf.slug)));
    let market = ("Agora".to_owned(), paths::HOME.to_owned());
    let steps: Vec<_> = std::iter::once(market)
        .chain(shelves)
        .chain([(product.title.clone(), paths::product(&product.slug))])
        .collect();
    trail(&steps)
}

/// How long a buyer may send things back.
fn returns(shop: &ShopView) -> Value {
    json!({
        "@type": "MerchantReturnPolicy",
        "applicableCountry": shop.country,
        "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
        "merchantReturnDays": shop.return_days,
    })
}

/// The facts in schema.org words.
fn facts(product: &ProductView) -> Value {
    let here = paths::absolute(&paths::product(&product.slug));
    let offers: Vec<Value> = product
        .variants
        .iter()
        .map(|form| {
            let stock = match form.stock.available {
                _ if product.state != ProductState::Active => "Discontinued",
                1.. => "InStock",
                _ => "OutOfStock",
            };
            let mut offer = json!({
                "@type": "Offer",
                "sku": form.sku,
                "url": format!("{here}?variant={}", form.id),
                "price": form.price.to_plain(),
                "priceCurrency": form.price.currency.to_string(),
                "availability": format!("https://schema.org/{stock}"),
                "seller": { "@type": "Organization", "name": product.shop.name },
                "hasMerchantReturnPolicy": returns(&product.shop),
            });
            if let Some(mark) = form.offer {
                offer["priceValidUntil"] = json!(mark.ends_at.to_rfc3339_opts(SecondsFormat::Secs, true));
            }
            offer
        })
        .collect();
    let images: Vec<String> = product.images.iter().map(|image| paths::absolute(&image.src(1200))).collect();
    let mut facts = json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.title,
        "description": product.summary,
        "url": here,
        "image": images,
        "offers": offers,
    });
    if let Some(brand) = &product.brand {
        facts["brand"] = json!({ "@type": "Brand", "name": brand });
    }
    if let Some(rating) = product.rating.filter(|rating| rating.count > 0) {
        let mean = format!("{}.{:02}", rating.hundredths / 100, rating.hundredths % 100);
        facts["aggregateRating"] =
            json!({ "@type": "AggregateRating", "ratingValue": mean, "reviewCount": rating.count });
    }
    facts
}
