//! The top of a page: its title, a line about it, and what can be done with all of it.

use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Breadcrumbs, Crumb};

/// Title, line and deeds of a page. It also names the browser's tab.
#[component]
pub fn PageHead(
    /// The title, one a page.
    #[prop(into)]
    title: String,
    /// Words for the browser's tab when they differ from the title.
    #[prop(optional, into)]
    tab: Option<String>,
    /// The pages above.
    #[prop(optional)]
    above: Vec<Crumb>,
    /// A line below: what there is to do here.
    #[prop(optional, into)]
    lead: ViewFnOnce,
    /// Buttons at the end.
    #[prop(optional, into)]
    deeds: ViewFnOnce,
    /// A mark behind the title, such as a state.
    #[prop(optional, into)]
    mark: ViewFnOnce,
) -> impl IntoView {
    view! {
        <Title text=tab.unwrap_or_else(|| title.clone()) />
        <div class="flex flex-wrap items-end justify-between gap-4">
            <div class="min-w-0">
                {(!above.is_empty()).then(|| view! { <Breadcrumbs items=above /> })}
                <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <h1 class="text-h1 wrap-anywhere">{title}</h1>
                    {mark.run()}
                </div>
                <div class="soft mt-1 text-ui">{lead.run()}</div>
            </div>
            <div class="flex flex-wrap items-center gap-2">{deeds.run()}</div>
        </div>
    }
}
