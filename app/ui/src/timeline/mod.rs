//! What happened and what is still to come, in order.

pub(crate) mod example;

use crate::class::join;
use leptos::prelude::*;

/// How far a step is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepState {
    /// It happened.
    #[default]
    Done,
    /// It is happening.
    Now,
    /// It is still to come.
    Next,
    /// It went wrong.
    Bad,
}

impl StepState {
    const fn class(self) -> &'static str {
        match self {
            Self::Done => "",
            Self::Now => "now",
            Self::Next => "next",
            Self::Bad => "bad",
        }
    }

    /// What a screen reader hears instead of the dot.
    const fn said(self) -> &'static str {
        match self {
            Self::Done => "",
            Self::Now => "Now: ",
            Self::Next => "Still to come: ",
            Self::Bad => "Failed: ",
        }
    }
}

/// Steps in order: oldest first when tracking, newest first in a history.
#[component]
pub fn Timeline(
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! { <ol class=join(&["tl", class])>{children()}</ol> }
}

/// One step.
#[component]
pub fn TimelineStep(
    /// What happened.
    #[prop(into)]
    title: String,
    /// When, or by whom.
    #[prop(optional, into)]
    meta: Option<String>,
    /// How far it is.
    #[prop(optional)]
    state: StepState,
    /// More, below.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class=state.class() aria-current=(state == StepState::Now).then_some("step")>
            <p class="t">
                <span class="sr-only">{state.said()}</span>
                {title}
            </p>
            {meta.map(|meta| view! { <p class="m">{meta}</p> })}
            {children.map(|children| children())}
        </li>
    }
}
