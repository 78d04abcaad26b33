//! What search machines and other sites are told about a product.

use domain::catalog::{ProductState, ProductView};
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use serde_json::{Value, json};

use crate::paths;

/// Title, description, preview and facts for machines.
#[component]
pub fn Head(product: ProductView) -> impl IntoView {
    let image = product.images.first().map(|image| image.src(1200)).unwrap_or_default();
    let price = product.variants.iter().map(|form| form.price).min_by_key(|price| price.minor);
    let facts = facts(&product);
    let ProductView { title, slug, summary, .. } = product;
    let description = if summary.is_empty() { format!("{title} on Agora") } else { shorten(&summary) };
    let here = paths::absolute(&paths::product(&slug));
    view! {
        <Title text=title.clone() />
        <Meta name="description" content=description.clone() />
        <Link rel="canonical" href=here.clone() />
        <Meta property="og:type" content="product" />
        <Meta property="og:site_name" content="Agora" />
        <Meta property="og:title" content=title.clone() />
        <Meta property="og:description" content=description />
        <Meta property="og:url" content=here />
        <Meta property="og:image" content=paths::absolute(&image) />
        <Meta name="twitter:card" content="summary_large_image" />
        {price
            .map(|price| {
                view! {
                    <Meta property="product:price:amount" content=price.to_plain() />
                    <Meta property="product:price:currency" content=price.currency.to_string() />
                }
            })}
        // Facts, not code: nothing in it runs.
        <script type="application/ld+json" inner_html=facts></script>
    }
}

/// The facts in schema.org words.
fn facts(product: &ProductView) -> String {
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
            json!({
                "@type": "Offer",
                "sku": form.sku,
                "url": format!("{here}?variant={}", form.id),
                "price": form.price.to_plain(),
                "priceCurrency": form.price.currency.to_string(),
                "availability": format!("https://schema.org/{stock}"),
                "seller": { "@type": "Organization", "name": product.shop.name },
            })
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
    // A title must not be able to close the element it stands in.
    facts.to_string().replace('<', "\\u003c")
}

/// The first 155 characters or so, ending with a whole word.
fn shorten(text: &str) -> String {
    if text.chars().count() <= 155 {
        return text.to_owned();
    }
    let cut: String = text.chars().take(154).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', '.', ';']))
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn a_description_ends_with_a_whole_word() {
        assert_eq!(shorten("A mug."), "A mug.");
        let long = shorten(&"kettle ".repeat(40));
        assert!(long.ends_with("kettle…") && long.chars().count() <= 155);
    }
}
