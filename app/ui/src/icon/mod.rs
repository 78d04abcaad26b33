//! Line icons, drawn once in `/icons.svg` and pointed at from everywhere.
//!
//! The drawings are Lucide (ISC licence); `mark` and `star-full` are our own.

pub(crate) mod example;
mod names;

pub use names::{IconName, icons};

use crate::class::{join, when};
use leptos::prelude::*;

/// An icon beside words. It is hidden from screen readers: the words, or the
/// label of the button around it, carry the meaning.
#[component]
pub fn Icon(
    /// Which drawing.
    name: IconName,
    /// 16 px instead of 20 px.
    #[prop(optional)]
    small: bool,
    /// More classes, for a place or a colour.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg class=join(&["i", when(small, "i-sm"), class]) aria-hidden="true">
            <use href=name.href()></use>
        </svg>
    }
}
