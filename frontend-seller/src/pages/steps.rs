//! How far somebody has come on the way to a shop that can be paid: three steps, the same on every page of it.

use leptos::prelude::*;
use ui::{Icon, icons};

/// A step on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Who they are.
    Account,
    /// What they sell, and where.
    Shop,
    /// Where the money goes.
    Payouts,
}

const STEPS: [(Step, &str); 3] = [(Step::Account, "Account"), (Step::Shop, "Shop"), (Step::Payouts, "Payouts")];

/// The steps, with those before `now` done.
#[component]
pub fn Steps(
    /// The step that is open.
    now: Step,
) -> impl IntoView {
    let step = move |(number, (step, name)): (usize, (Step, &'static str))| {
        let (mark, text, said) = match step.cmp(&now) {
            std::cmp::Ordering::Less => ("bg-accent-soft text-accent", "", "Done: "),
            std::cmp::Ordering::Equal => ("bg-accent text-on-accent", "font-[560]", ""),
            std::cmp::Ordering::Greater => ("border border-line-strong soft", "soft", "Still to come: "),
        };
        let face = if step < now {
            view! { <Icon name=icons::CHECK small=true /> }.into_any()
        } else {
            view! { <span class="num">{number + 1}</span> }.into_any()
        };
        view! {
            <li class="flex items-center gap-2 min-w-0" aria-current=(step == now).then_some("step")>
                <span class=format!("grid place-items-center w-7 h-7 shrink-0 rounded-full text-small {mark}") aria-hidden="true">
                    {face}
                </span>
                <span class=text>
                    <span class="sr-only">{said}</span>
                    {name}
                </span>
            </li>
        }
    };
    view! {
        <ol class="flex flex-wrap items-center gap-x-6 gap-y-2" aria-label="Three steps to a shop that can be paid">
            {STEPS.into_iter().enumerate().map(step).collect_view()}
        </ol>
    }
}
