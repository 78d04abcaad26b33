//! The frame of the account's pages.

use leptos::prelude::*;
use ui::{Tab, Tabs};

use super::{PROFILE, SECURITY};
use crate::site::page_head::PageHead;

/// One of the pages.
#[component]
pub(super) fn AccountPage(
    /// Its title, and the tab that is open.
    title: &'static str,
    /// A line about it.
    lead: &'static str,
    /// Where it is.
    href: &'static str,
    children: Children,
) -> impl IntoView {
    let tab = move |to: &'static str, label: &'static str| {
        view! {
            <Tab href=to current=to == href>
                {label}
            </Tab>
        }
    };
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[56rem]! ms-0!">
            <PageHead title tab=format!("{title}, your account") lead=move || lead />
            <Tabs label="Your account">{tab(PROFILE, "Profile")} {tab(SECURITY, "Security")}</Tabs>
            {children()}
        </main>
    }
}
