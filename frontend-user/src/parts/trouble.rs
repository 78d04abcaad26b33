//! What a page says when it has nothing to show: not found, signed out, broken.

use app::{Fault, Words};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;
use ui::{ButtonKind, Empty, LinkButton, icons};

use crate::paths;

/// The page instead of an answer: what happened, and a way on.
pub fn trouble(fault: &Fault) -> AnyView {
    match fault {
        Fault::NotFound => view! { <Missing /> }.into_any(),
        Fault::SignedOut => view! { <SignedOut /> }.into_any(),
        other => view! { <Broken sentence=other.sentence() /> }.into_any(),
    }
}

/// A page that does not exist, or a thing that is gone.
#[component]
pub fn Missing(
    /// What is missing.
    #[prop(default = "There is no such page")]
    title: &'static str,
    /// Why, and what to do.
    #[prop(default = "The address may be mistyped, or what stood here was taken off the shelf.")]
    text: &'static str,
) -> impl IntoView {
    app::call::set_status(404);
    view! {
        <Title text=title />
        <section class="wrap py-16 lg:py-24 max-w-[44rem]!">
            <h1 class="text-h1">{title}</h1>
            <p class="text-lead soft mt-3">{text}</p>
            <form role="search" aria-label="Search instead" method="get" action=paths::SEARCH class="mt-8 flex gap-2">
                <ui::SearchField label="Search Agora" name="words" square=true class="flex-1" placeholder="Search for goods" />
                <ui::Button kind=ButtonKind::Ink submit=true>
                    "Search"
                </ui::Button>
            </form>
            <ul class="mt-8 grid gap-1">
                <li>
                    <a class="link inline-flex items-center min-h-11" href=paths::HOME>
                        "Go to the first page"
                    </a>
                </li>
                <li>
                    <a class="link inline-flex items-center min-h-11" href=paths::newest()>
                        "See what is new on the shelves"
                    </a>
                </li>
                <li>
                    <a class="link inline-flex items-center min-h-11" href=paths::ORDERS>
                        "Find one of your orders"
                    </a>
                </li>
            </ul>
        </section>
    }
}

/// A page of one's own, while nobody is signed in.
#[component]
fn SignedOut() -> impl IntoView {
    app::call::set_status(401);
    let location = use_location();
    let here = move || location.pathname.get_untracked() + &asked(&location.search.get_untracked());
    view! {
        <Title text="Sign in" />
        <div class="wrap py-16">
            <h1 class="sr-only">"Sign in to see this page"</h1>
            <Empty
                icon=icons::USER
                title="Sign in to see this page"
                text="Your orders and notices are yours alone. Your basket stays as it is."
            >
                <LinkButton href=paths::sign_in(&here()) kind=ButtonKind::Accent>
                    "Sign in"
                </LinkButton>
            </Empty>
        </div>
    }
}

/// Something on the way here did not work.
#[component]
fn Broken(sentence: String) -> impl IntoView {
    let location = use_location();
    let here = location.pathname.get_untracked() + &asked(&location.search.get_untracked());
    view! {
        <Title text="This did not load" />
        <div class="wrap py-16">
            <h1 class="sr-only">"This did not load"</h1>
            <Empty icon=icons::TRIANGLE_ALERT title="This did not load" text=sentence>
                <a class="btn btn-line" rel="external" href=here>
                    "Try again"
                </a>
            </Empty>
        </div>
    }
}

fn asked(search: &str) -> String {
    if search.is_empty() { String::new() } else { format!("?{search}") }
}
