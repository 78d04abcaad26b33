//! What search machines and other sites are told about a page, beside its words.

use leptos::prelude::*;
use leptos_meta::{Link, Meta};
use serde_json::{Value, json};

use crate::paths;

/// Description, canonical address and the preview that other sites show of a page.
#[component]
pub fn Preview(
    /// What it is called.
    title: String,
    /// A sentence or two.
    description: String,
    /// Where it is.
    path: String,
    /// What kind of thing it shows, in the words of Open Graph.
    #[prop(default = "website")]
    kind: &'static str,
    /// The path of its picture.
    #[prop(optional_no_strip)]
    image: Option<String>,
) -> impl IntoView {
    let here = paths::absolute(&path);
    let site = app::site::Storefront::here().map_or("Agora".to_owned(), |own| own.shop.name);
    view! {
        <Meta name="description" content=description.clone() />
        <Link rel="canonical" href=here.clone() />
        <Meta property="og:type" content=kind />
        <Meta property="og:site_name" content=site />
        <Meta property="og:title" content=title />
        <Meta property="og:description" content=description />
        <Meta property="og:url" content=here />
        <Meta name="twitter:card" content=if image.is_some() { "summary_large_image" } else { "summary" } />
        {image.map(|image| view! { <Meta property="og:image" content=paths::absolute(&image) /> })}
    }
}

/// Facts in schema.org words: data, not code, so nothing in it runs.
#[component]
pub fn Facts(facts: Value) -> impl IntoView {
    // No word in it may close the element that it stands in.
    let facts = facts.to_string().replace('<', "\\u003c");
    view! { <script type="application/ld+json" inner_html=facts></script> }
}

/// The way down to a page: names and paths, the page itself last.
pub fn trail(steps: &[(String, String)]) -> Value {
    let item = |(at, (name, path)): (usize, &(String, String))| json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": paths::absolute(path) });
    let items: Vec<Value> = steps.iter().enumerate().map(item).collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items })
}

/// The first 155 characters or so, ending with a whole word.
pub fn shorten(text: &str) -> String {
    if text.chars().count() <= 155 {
        return text.to_owned();
    }
    let cut: String = text.chars().take(154).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', '.', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_ends_with_a_whole_word() {
        assert_eq!(shorten("A mug."), "A mug.");
        let long = shorten(&"kettle ".repeat(40));
        assert!(long.ends_with("kettle…") && long.chars().count() <= 155);
    }

    #[test]
    fn the_way_down_is_numbered_from_one() {
        let steps = [("Agora".to_owned(), "/".to_owned()), ("Mugs".to_owned(), "/c/mugs".to_owned())];
        let positions: Vec<_> = trail(&steps)["itemListElement"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|item| item["position"].clone())
            .collect();
        assert_eq!(positions, [json!(1), json!(2)]);
    }
}
