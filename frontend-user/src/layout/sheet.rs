//! The menu of a phone: departments and one's own pages.

use leptos::prelude::*;
use ui::{Drawer, Icon, IconName, icons};

use super::Departments;
use crate::paths;

/// The sheet with everything that a narrow header has no room for.
#[component]
pub fn Sheet(departments: Departments) -> impl IntoView {
    let shelves = Suspend::new(async move {
        let shelves = departments.await.unwrap_or_default().into_iter();
        shelves.map(|shelf| view! { <Line href=paths::category(&shelf.slug) label=shelf.name /> }).collect_view()
    });
    view! {
        <Drawer id="menu" title="Menu" class="lg:hidden">
            <nav aria-label="Menu">
                <ul class="grid">
                    <Suspense>{shelves}</Suspense>
                </ul>
                <ul class="grid mt-4 pt-4 border-t border-line">
                    <Line href=paths::newest() label="New" icon=icons::BOX />
                    <Line href=paths::OFFERS label="Offers" icon=icons::CLOCK />
                    <Line href=paths::reduced() label="Reduced" icon=icons::TAG />
                    <Line href=paths::WISHLIST label="Wishlist" icon=icons::HEART />
                    <Line href=paths::CART label="Basket" icon=icons::SHOPPING_BAG />
                    <Line href=paths::ORDERS label="Your orders" icon=icons::PACKAGE />
                    <Line href=paths::NOTICES label="Notices" icon=icons::BELL />
                    <Line href=paths::ACCOUNT label="Your account" icon=icons::USER />
                </ul>
            </nav>
        </Drawer>
    }
}

#[component]
fn Line(
    #[prop(into)] href: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] icon: Option<IconName>,
) -> impl IntoView {
    view! {
        <li>
            <a class="flex items-center gap-3 min-h-12 hover:text-accent" href=href>
                {icon.map(|name| view! { <Icon name small=true class="text-ink-soft" /> })}
                {label}
            </a>
        </li>
    }
}
