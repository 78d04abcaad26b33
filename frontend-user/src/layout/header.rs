//! The head of every page: search, account, basket, departments.

use domain::catalog::CategoryView;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};
use ui::{ButtonKind, DialogButton, Icon, IconLink, SearchField, Wordmark, icons};

use super::Departments;
use super::sheet::Sheet;
use crate::forms::ask_by_router;
use crate::paths;
use crate::visitor::Visitor;

/// The header of a page.
#[component]
pub fn Header(departments: Departments) -> impl IntoView {
    let path = use_location().pathname;
    let open = RwSignal::new(false);
    // The menu has done its work once another page is there.
    Effect::new(move |_| {
        path.track();
        open.set(false);
    });
    view! {
        <header class="border-b border-line">
            <div class="wrap flex flex-wrap items-center gap-x-3 md:gap-x-6 md:h-16 lg:h-[4.5rem] max-md:pt-2 max-md:pb-3 gap-y-2">
                <DialogButton dialog="menu" kind=ButtonKind::Quiet class="lg:hidden -ms-3">
                    <Icon name=icons::MENU />
                    <span class="sr-only">"Open menu"</span>
                </DialogButton>
                <Wordmark />
                <Find />
                <Mine />
            </div>
            <nav aria-label="Departments" class="wrap hidden lg:flex items-center gap-7 h-11 -mt-1 text-dense">
                <Suspense>
                    {move || Suspend::new(async move {
                        departments.await.unwrap_or_default().into_iter().map(|shelf| view! { <Department shelf path /> }).collect_view()
                    })}
                </Suspense>
                <span class="ms-auto flex gap-7 h-full">
                    <a class="inline-flex items-center gap-1.5 h-full hover:text-accent" href=paths::newest()>
                        "New"
                    </a>
                    <a class="inline-flex items-center gap-1.5 h-full hover:text-accent" href=paths::reduced()>
                        <Icon name=icons::TAG small=true />
                        "Reduced"
                    </a>
                </span>
            </nav>
            <Sheet departments open />
        </header>
    }
}

/// The header while somebody checks out.
#[component]
pub fn SlimHeader() -> impl IntoView {
    view! {
        <header class="border-b border-line">
            <div class="wrap max-w-[76rem]! flex items-center h-16 gap-4">
                <Wordmark />
                <a class="link text-dense soft ms-auto inline-flex items-center min-h-11" href=paths::CART>
                    "Back to the basket"
                </a>
            </div>
        </header>
    }
}

#[component]
fn Department(shelf: CategoryView, path: Memo<String>) -> impl IntoView {
    let href = paths::category(&shelf.slug);
    let here = href.clone();
    let current = Memo::new(move |_| path.get() == here);
    view! {
        <a
            class="inline-flex items-center h-full text-ink-soft hover:text-ink aria-[current]:text-ink aria-[current]:font-[560] aria-[current]:shadow-[inset_0_-2px_0_var(--color-accent)]"
            href=href
            aria-current=move || current.get().then_some("page")
        >
            {shelf.name}
        </a>
    }
}

/// The search field. It asks by address, so that what was found can be kept.
#[component]
fn Find() -> impl IntoView {
    let query = use_query_map();
    let asked = move || query.read().get("words").unwrap_or_default();
    let words = RwSignal::new(untrack(asked));
    // The field says what was asked, also after going on or back.
    Effect::new(move |_| words.set(asked()));
    let ask = ask_by_router();
    view! {
        <form
            role="search"
            aria-label="Search Agora"
            method="get"
            action=paths::SEARCH
            class="order-last md:order-none w-full md:w-auto md:flex-1 max-w-[40rem] lg:ms-4"
            on:submit=ask
        >
            <SearchField label="Search Agora" name="words" bind=words placeholder="Search for goods" hotkey="/" />
        </form>
    }
}

/// Notices, account and basket.
#[component]
fn Mine() -> impl IntoView {
    let visitor = Visitor::get();
    view! {
        <nav aria-label="Your account" class="ms-auto flex items-center gap-0.5">
            <Transition>
                {move || Suspend::new(async move {
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
                        <IconLink
                            href=paths::CART
                            icon=icons::SHOPPING_BAG
                            label=basket_label(units)
                            count=units
                            class="-me-2.5 lg:me-0"
                        />
                    }
                })}
            </Transition>
        </nav>
    }
}

#[component]
fn Bell(unread: u32) -> impl IntoView {
    let label = if unread == 0 { "Notices".to_owned() } else { format!("Notices, {unread} unread") };
    view! { <IconLink href=paths::NOTICES icon=icons::BELL label=label count=unread /> }
}

fn basket_label(units: u32) -> String {
    match units {
        0 => "Basket, empty".to_owned(),
        1 => "Basket, 1 thing".to_owned(),
        units => format!("Basket, {units} things"),
    }
}
