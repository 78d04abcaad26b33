//! The frame of the pages through which people come in.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// A narrow page with one form.
#[component]
pub fn Door(title: &'static str, #[prop(into)] lead: ViewFnOnce, children: Children) -> impl IntoView {
    view! {
        <Title text=title />
        <div class="wrap max-w-[28rem]! pt-10 lg:pt-20">
            <h1 class="text-h1">{title}</h1>
            <div class="soft mt-2 mb-7">{lead.run()}</div>
            {children()}
        </div>
    }
}

/// Where the person wanted to go before they had to come in.
pub fn wanted() -> Option<String> {
    let next = use_query_map().with_untracked(|query| query.get("next"));
    next.filter(|next| next.starts_with('/') && !next.starts_with("//"))
}
