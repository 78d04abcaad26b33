//! The head of every page: search, account, basket, departments.

use app::site::Storefront;
use domain::catalog::CategoryView;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{ButtonKind, DialogButton, Icon, IconLink, SearchField, Wordmark, icons};

use super::Departments;
use super::sheet::Sheet;
use crate::page::basket_label;
use crate::paths;
use crate::visitor::Visitor;

/// The header of a page.
#[component]
pub fn Header(
    /// What the market is divided into.
    departments: Departments,
    /// The page it stands on.
    path: String,
) -> impl IntoView {
    let shelves = Suspend::new(async move {
        let shelves = departments.await.unwrap_or_default().into_iter();
        shelves
            .map(|shelf| view! { <Department current={paths::category(&shelf.slug) == path} shelf /> })
            .collect_view()
    });
    if let Some(storefront) = Storefront::here() {
        return view! { <OwnHeader storefront /> }.into_any();
    }
    view! {
        <header class="border-b border-line">
            <div class="wrap flex flex-wrap items-center gap-x-3 md:gap-x-6 md:h-16 lg:h-[4.5rem] max-md:pt-2 max-md:pb-3 gap-y-2">
                <DialogButton dialog="menu" kind=ButtonKind::Quiet class="lg:hidden -ms-3">
                    <Icon name=icons::MENU />
                    <span class="sr-only">"Open menu"</span>
                </DialogButton>
                <Wordmark />
                <Find whose="Agora" />
                <Mine />
            </div>
            <nav aria-label="Departments" class="wrap hidden lg:flex items-center gap-7 h-11 -mt-1 text-dense">
                <Suspense>{shelves}</Suspense>
                <span class="ms-auto flex gap-7 h-full">
                    <a class="inline-flex items-center gap-1.5 h-full hover:text-accent" href=paths::newest()>
                        "New"
                    </a>
                    <a class="inline-flex items-center gap-1.5 h-full hover:text-accent" href=paths::OFFERS>
                        "Offers"
                    </a>
                    <a class="inline-flex items-center gap-1.5 h-full hover:text-accent" href=paths::reduced()>
                        <Icon name=icons::TAG small=true />
                        "Reduced"
                    </a>
                </span>
            </nav>
            <Sheet departments />
        </header>
    }
    .into_any()
}

/// The header of a shop on its own address: its name, and nothing of anybody else.
#[component]
fn OwnHeader(storefront: Storefront) -> impl IntoView {
    let name = storefront.shop.name;
    view! {
        <header class="border-b border-line">
            <div class="wrap flex flex-wrap items-center gap-x-3 md:gap-x-6 md:h-16 lg:h-[4.5rem] max-md:pt-2 max-md:pb-3 gap-y-2">
                <OwnMark name=name.clone() />
                <Find whose=name />
                <Mine />
            </div>
        </header>
    }
}

/// The name of the shop, which leads to its first page.
#[component]
fn OwnMark(name: String) -> impl IntoView {
    view! {
        <a href=paths::HOME class="inline-flex items-center min-h-11 text-h3 min-w-0">
            <span class="line-clamp-1 wrap-anywhere">{name}</span>
            <span class="sr-only">" home"</span>
        </a>
    }
}

/// The header while somebody checks out.
#[component]
pub fn SlimHeader() -> impl IntoView {
    view! {
        <header class="border-b border-line">
            <div class="wrap max-w-[76rem]! flex items-center h-16 gap-4">
                {match Storefront::here() {
                    Some(storefront) => view! { <OwnMark name=storefront.shop.name /> }.into_any(),
                    None => view! { <Wordmark /> }.into_any(),
                }}
                <a class="link text-dense soft ms-auto inline-flex items-center min-h-11" href=paths::CART>
                    "Back to the basket"
                </a>
            </div>
        </header>
    }
}

#[component]
fn Department(shelf: CategoryView, current: bool) -> impl IntoView {
    view! {
        <a
            class="inline-flex items-center h-full text-ink-soft hover:text-ink aria-[current]:text-ink aria-[current]:font-[560] aria-[current]:shadow-[inset_0_-2px_0_var(--color-accent)]"
            href=paths::category(&shelf.slug)
            aria-current=current.then_some("page")
        >
            {shelf.name}
        </a>
    }
}

/// The search field. It asks by address, so that what was found can be kept.
#[component]
fn Find(#[prop(into)] whose: String) -> impl IntoView {
    let label = format!("Search {whose}");
    let named = label.clone();
    let words = use_query_map().with_untracked(|query| query.get("words").unwrap_or_default());
    view! {
        <form
            role="search"
            aria-label=named
            method="get"
            action=paths::SEARCH
            class="found-box order-last md:order-none w-full md:w-auto md:flex-1 max-w-[40rem] lg:ms-4"
        >
            <SearchField label name="words" value=words placeholder="Search for goods" hotkey="/" />
            // Filled by script while somebody types; without it the form is all there is.
            <div class="found" id="found" role="listbox" aria-label="Suggestions" hidden></div>
            <p class="sr-only" id="found-status" role="status"></p>
        </form>
    }
}

/// Notices, account and basket.
#[component]
fn Mine() -> impl IntoView {
    let visitor = Visitor::here();
    let links = Suspend::new(async move {
        let signed_in = matches!(visitor.me.await, Ok(Some(_)));
        let unread = visitor.unread.await.unwrap_or(0);
        let units = visitor.units.await.unwrap_or(0);
        view! {
            {signed_in.then(|| view! { <Bell unread /> })}
            <IconLink
                href=if signed_in { paths::ACCOUNT } else { paths::SIGN_IN }
                icon=icons::USER
                label=if signed_in { "Your account" } else { "Sign in" }
            />
            <IconLink href=paths::WISHLIST icon=icons::HEART label="Wishlist" class="max-[26rem]:hidden" />
            <IconLink
                href=paths::CART
                icon=icons::SHOPPING_BAG
                label=basket_label(units)
                count=units
                class="-me-2.5 lg:me-0"
                attr:data-units=units
            />
        }
    });
    view! {
        <nav aria-label="Your account" class="ms-auto flex items-center gap-0.5">
            <Suspense>{links}</Suspense>
        </nav>
    }
}

#[component]
fn Bell(unread: u32) -> impl IntoView {
    let label = if unread == 0 { "Notices".to_owned() } else { format!("Notices, {unread} unread") };
    view! { <IconLink href=paths::NOTICES icon=icons::BELL label=label count=unread /> }
}
