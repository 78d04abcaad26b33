//! The page of living examples: every part in every state.

mod foundations;

use crate::{
    SkipLink, ToastProvider, Wordmark, avatar, badge, breadcrumbs, button, card, chart, chip, choice, code, countdown,
    dialog, drawer, empty, field, icon, menu, meter, note, pager, photo, price, qr, rating, search, select, shell,
    skeleton, stat, stepper, strength, table, tabs, tile, timeline, toast,
};
use leptos::prelude::*;

/// Every part in every state. Sites serve it at `/ui` in debug builds; it brings its own
/// frame and needs nothing around it.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <ToastProvider>
            <SkipLink />
            <main id="main" class="wrap max-w-[76rem]! pb-20">
                <div class="py-10">
                    <Wordmark />
                    <h1 class="mt-6 text-display">"Parts"</h1>
                    <p class="soft mt-3 max-w-[36rem] text-lead">
                        "Every part in every state. Switch the site or the theme on the root element and nothing else changes."
                    </p>
                </div>
                <Section title="Colour">{foundations::colours()}</Section>
                <Section title="Type">{foundations::type_sizes()}</Section>
                {forms().into_any()}
                {words().into_any()}
                {layers().into_any()}
                {lists().into_any()}
            </main>
        </ToastProvider>
    }
}

fn forms() -> impl IntoView {
    view! {
        <Section title="Buttons">{button::example::example().into_any()}</Section>
        <Section title="Fields">{field::example::example().into_any()}</Section>
        <Section title="Select">{select::example::example().into_any()}</Section>
        <Section title="Search">{search::example::example().into_any()}</Section>
        <Section title="Choice">{choice::example::example().into_any()}</Section>
        <Section title="Stepper">{stepper::example::example().into_any()}</Section>
        <Section title="Code">{code::example::example().into_any()}</Section>
        <Section title="Strength">{strength::example::example().into_any()}</Section>
        <Section title="QR code">{qr::example::example().into_any()}</Section>
        <Section title="Chips">{chip::example::example().into_any()}</Section>
    }
}

fn words() -> impl IntoView {
    view! {
        <Section title="State">{badge::example::example().into_any()}</Section>
        <Section title="Price">{price::example::example().into_any()}</Section>
        <Section title="Rating">{rating::example::example().into_any()}</Section>
        <Section title="Countdown">{countdown::example::example().into_any()}</Section>
        <Section title="Notes">{note::example::example().into_any()}</Section>
        <Section title="Progress">{meter::example::example().into_any()}</Section>
        <Section title="Timeline">{timeline::example::example().into_any()}</Section>
        <Section title="Avatars">{avatar::example::example().into_any()}</Section>
    }
}

fn layers() -> impl IntoView {
    view! {
        <Section title="Messages">{toast::example::example().into_any()}</Section>
        <Section title="Dialog">{dialog::example::example().into_any()}</Section>
        <Section title="Drawer">{drawer::example::example().into_any()}</Section>
        <Section title="Menu">{menu::example::example().into_any()}</Section>
        <Section title="Tabs and segments">{tabs::example::example().into_any()}</Section>
        <Section title="Breadcrumbs">{breadcrumbs::example::example().into_any()}</Section>
        <Section title="Pages">{pager::example::example().into_any()}</Section>
        <Section title="Frame">{shell::example::example().into_any()}</Section>
    }
}

fn lists() -> impl IntoView {
    view! {
        <Section title="Cards">{card::example::example().into_any()}</Section>
        <Section title="Tiles">{tile::example::example().into_any()}</Section>
        <Section title="Photos">{photo::example::example().into_any()}</Section>
        <Section title="Table">{table::example::example().into_any()}</Section>
        <Section title="Figures">{stat::example::example().into_any()}</Section>
        <Section title="Charts">{chart::example::example().into_any()}</Section>
        <Section title="Waiting">{skeleton::example::example().into_any()}</Section>
        <Section title="Empty">{empty::example::example().into_any()}</Section>
        <Section title="Icons">{icon::example::example().into_any()}</Section>
    }
}

#[component]
fn Section(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="grid gap-x-10 gap-y-5 border-t border-line py-9 lg:grid-cols-[13rem_1fr]" aria-label=title>
            <h2 class="text-h3">{title}</h2>
            <div class="grid min-w-0 grid-cols-1 content-start gap-5">{children()}</div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::Gallery;
    use leptos::prelude::*;

    fn page() -> String {
        Owner::new().with(|| view! { <Gallery /> }.to_html())
    }

    #[test]
    fn every_part_can_be_drawn_on_the_server() {
        let page = page();
        for words in ["Add to basket", "Write the price with two decimals", "1 to 24 of 224", "14:32", "See as table"] {
            assert!(page.contains(words), "{words}");
        }
    }

    #[test]
    fn no_part_writes_a_style_or_a_handler_that_a_strict_policy_forbids() {
        let page = page();
        for forbidden in [" style=\"", "<style", " onclick=", "<script"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn no_view_swallows_its_own_code() {
        // A `>` in an attribute ends the tag, and what follows becomes text on the page.
        let page = page();
        for code in ["&gt;", "move |", "get()"] {
            assert!(!page.contains(code), "{code}");
        }
    }

    #[test]
    fn every_id_is_there_once_and_every_reference_leads_somewhere() {
        let page = page();
        let values = |name: &str| -> Vec<String> {
            let start = format!(" {name}=\"");
            page.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
        };
        let ids = values("id");
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "an id is there twice");
        for name in ["for", "aria-describedby", "aria-labelledby", "commandfor"] {
            for id in values(name) {
                assert!(ids.contains(&id), "{name} leads to {id}, which is not there");
            }
        }
    }
}
