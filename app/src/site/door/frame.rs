//! The frame of every page at the door: the name of the house, a title, and one card.

use leptos::prelude::*;
use leptos_meta::Title;
use ui::{SkipLink, Wordmark};

/// A page before anybody is in.
#[component]
pub fn Door(
    /// Which site this is, behind the name of the house.
    site: &'static str,
    /// The title, one a page.
    #[prop(into)]
    title: String,
    /// A line below it.
    #[prop(optional, into)]
    lead: ViewFnOnce,
    /// What stands above the title, such as how far somebody has come.
    #[prop(optional, into)]
    above: ViewFnOnce,
    /// Wider than a form of two fields.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    let width = if wide { "max-w-[38rem]" } else { "max-w-[24rem]" };
    view! {
        <Title text=title.clone() />
        <SkipLink />
        <div class="min-h-dvh grid grid-rows-[auto_minmax(0,1fr)]">
            <header class="top">
                <Wordmark site />
            </header>
            <main id="main" class="wrap py-10 sm:pt-20">
                <div class=format!("mx-auto w-full grid grid-cols-1 gap-5 {width}")>
                    {above.run()}
                    <div>
                        <h1 class="text-h1">{title}</h1>
                        <div class="soft mt-1 text-ui">{lead.run()}</div>
                    </div>
                    {children()}
                </div>
            </main>
        </div>
    }
}
