//! The choices of a product: finish, size, what is in the box. Each value is a link to the form it leads to.

use leptos::prelude::*;

use super::choose::{Pick, picks};
use super::shown::Shown;
use crate::paths;

/// All choices.
#[component]
pub fn Options(shown: Shown) -> impl IntoView {
    let names: Vec<String> =
        shown.wares.with_untracked(|wares| wares.choices.iter().map(|choice| choice.name.clone()).collect());
    names.into_iter().enumerate().map(|(at, name)| view! { <Choice shown at name /> }).collect_view()
}

/// One choice: its name, the chosen value, all values.
#[component]
fn Choice(shown: Shown, at: usize, name: String) -> impl IntoView {
    let offered = Memo::new(move |_| shown.form(|wares, form| picks(wares, form, at)).unwrap_or_default());
    let label = format!("choice-{at}");
    let value = move || offered.with(|picks| picks.iter().find(|pick| pick.chosen).map(|pick| pick.name.clone()));
    let values = move || {
        let picks = offered.get();
        // Pictures tell colours apart better than names do, where every colour has its own; sizes are told by their names.
        let pictured = picks.len() > 1
            && picks.iter().all(|pick| pick.picture.is_some() && pick.hex.is_some())
            && picks.iter().enumerate().all(|(at, pick)| picks[..at].iter().all(|other| other.picture != pick.picture));
        let each = |pick| view! { <Value shown pick pictured /> };
        if pictured {
            view! { <div class="flex flex-wrap gap-3">{picks.into_iter().map(each).collect_view()}</div> }.into_any()
        } else {
            view! { <div class="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2">{picks.into_iter().map(each).collect_view()}</div> }
                .into_any()
        }
    };
    view! {
        <div class="mt-5" role="group" aria-labelledby=label.clone()>
            <p class="lbl mb-2" id=label.clone()>
                {name}
                <span class="font-[400] soft">{value}</span>
            </p>
            {values}
        </div>
    }
}

/// One value. What cannot be had stays visible, struck through, with the reason.
#[component]
fn Value(shown: Shown, pick: Pick, pictured: bool) -> impl IntoView {
    let href = shown.wares.with_untracked(|wares| paths::product_with(&wares.slug, Some(&pick.id), None));
    let current = pick.chosen.then_some("true");
    let Pick { name, hex, place, gone, difference, picture, .. } = pick;
    let said = gone.map_or_else(|| name.clone(), |gone| format!("{name}, {gone}"));
    if pictured {
        let class = if gone.is_some() { "photo size-18 opacity-45" } else { "photo size-18" };
        return view! {
            <a
                class="grid justify-items-center gap-1 rounded-md outline-accent outline-offset-2 aria-[current]:outline-2 focus-visible:outline-2"
                href=href
                data-stays=true
                aria-current=current
                on:click=move |event| shown.choose(&event, place)
                aria-label=said.clone()
                title=said
            >
                <div class=class>
                    <img src=picture alt="" width="72" height="72" decoding="async" />
                </div>
                {gone.map(|gone| view! { <span class="text-caption soft line-through decoration-1">{gone}</span> })}
            </a>
        }
        .into_any();
    }
    let below = gone.map(str::to_owned).or(difference);
    let (face, struck) = if gone.is_some() {
        ("border-line text-ink-faint", "text-dense line-through decoration-1")
    } else {
        ("border-line-strong bg-surface hover:border-ink", "text-dense font-[540]")
    };
    view! {
        <a
            class=format!("flex items-center gap-2.5 min-h-14 px-3 py-2 rounded-md border leading-tight aria-[current]:border-accent aria-[current]:shadow-[inset_0_0_0_1px_var(--color-accent)] {face}")
            href=href
            data-stays=true
            aria-current=current
            on:click=move |event| shown.choose(&event, place)
        >
            {hex
                .map(|hex| {
                    view! {
                        <svg class="size-5 shrink-0 rounded-full border border-line-strong" viewBox="0 0 20 20" aria-hidden="true">
                            <rect width="20" height="20" fill=hex></rect>
                        </svg>
                    }
                })}
            <span class="grid min-w-0">
                <span class=struck>{name}</span>
                {below.map(|below| view! { <span class="text-caption soft num">{below}</span> })}
            </span>
        </a>
    }
    .into_any()
}
