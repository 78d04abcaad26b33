//! The foot of every page; every link in it leads somewhere.

use app::site::Storefront;
use leptos::prelude::*;
use ui::Wordmark;

use super::Departments;
use crate::paths;

/// The footer.
#[component]
pub fn Footer(departments: Departments) -> impl IntoView {
    if let Some(storefront) = Storefront::here() {
        return view! { <OwnFooter storefront /> }.into_any();
    }
    let shelves = Suspend::new(async move {
        let shelves = departments.await.unwrap_or_default().into_iter();
        shelves.map(|shelf| view! { <Line href=paths::category(&shelf.slug) label=shelf.name /> }).collect_view()
    });
    view! {
        <footer class="mt-24 border-t border-line">
            <div class="wrap py-12 grid grid-cols-2 gap-10 md:grid-cols-[1.4fr_1fr_1fr_1fr]">
                <div class="max-md:col-span-2 grid gap-3 content-start justify-items-start">
                    <Wordmark />
                    <p class="text-ink-soft max-w-72 text-dense">
                        "An open marketplace. Many shops, one basket, one payment, and a person behind every shop."
                    </p>
                </div>
                <Column title="Departments">
                    <Suspense>{shelves}</Suspense>
                </Column>
                <Column title="Buy">
                    <Line href=paths::newest() label="New on the shelves" />
                    <Line href=paths::reduced() label="Reduced" />
                    <Line href="/#shops" label="Shops" />
                    <Line href=paths::CART label="Basket" />
                </Column>
                <Column title="You">
                    <Line href=paths::ACCOUNT label="Your account" />
                    <Line href=paths::ORDERS label="Track an order" />
                    <Line href=paths::NOTICES label="Notices" />
                    <Line href=paths::SIGN_UP label="Create an account" />
                </Column>
            </div>
        </footer>
    }
    .into_any()
}

/// The foot of a shop's pages on its own address.
#[component]
fn OwnFooter(storefront: Storefront) -> impl IntoView {
    let Storefront { shop, market } = storefront;
    view! {
        <footer class="mt-24 border-t border-line">
            <div class="wrap py-10 flex flex-wrap items-center gap-x-8 gap-y-2 text-dense">
                <p class="font-[560] wrap-anywhere">{shop.name}</p>
                <a class="link soft inline-flex items-center min-h-11" href=paths::shop_about(&shop.handle)>
                    "About"
                </a>
                <a class="link soft inline-flex items-center min-h-11" href=paths::ORDERS>
                    "Track an order"
                </a>
                <a class="link soft inline-flex items-center min-h-11 sm:ms-auto" href=market.0.to_string() rel="external">
                    "Part of Agora, an open marketplace"
                </a>
            </div>
        </footer>
    }
}

#[component]
fn Column(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <nav aria-label=format!("{title}, at the foot of the page")>
            <h2 class="font-[580] mb-2">{title}</h2>
            <ul>{children()}</ul>
        </nav>
    }
}

#[component]
fn Line(#[prop(into)] href: String, #[prop(into)] label: String) -> impl IntoView {
    view! {
        <li>
            <a class="inline-flex items-center min-h-9 pointer-coarse:min-h-11 text-ink-soft hover:text-ink text-dense" href=href>
                {label}
            </a>
        </li>
    }
}
