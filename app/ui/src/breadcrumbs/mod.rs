//! The way back up through the pages above.

pub(crate) mod example;

use leptos::prelude::*;

/// One page above. Without an address it is the page itself; leave that out when the title says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// Its name.
    pub label: String,
    /// Its address.
    pub href: Option<String>,
}

impl Crumb {
    /// A page above.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: Some(href.into()) }
    }

    /// The page itself.
    pub fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), href: None }
    }
}

/// The pages above, the highest first.
#[component]
pub fn Breadcrumbs(
    /// The pages.
    items: Vec<Crumb>,
) -> impl IntoView {
    let crumbs = items.into_iter().map(|crumb| match crumb.href {
        Some(href) => view! { <li><a href=href>{crumb.label}</a></li> }.into_any(),
        None => view! { <li aria-current="page">{crumb.label}</li> }.into_any(),
    });
    view! {
        <nav aria-label="Breadcrumbs">
            <ol class="crumbs">{crumbs.collect_view()}</ol>
        </nav>
    }
}
