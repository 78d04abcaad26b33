//! A row and its cells, and where each cell goes on a phone.

use crate::class::{join, when};
use leptos::prelude::*;

/// Where a cell stands when its row is a two-line list item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Nowhere: the desk shows it, the phone does not.
    #[default]
    Hidden,
    /// Before both lines: a tick or a picture.
    Mark,
    /// First line, start: the name.
    Lead,
    /// First line, end: the figure.
    End,
    /// Second line, start: the detail.
    Below,
    /// Second line, end: the state.
    BelowEnd,
    /// A third line of its own: buttons.
    Foot,
}

impl Place {
    const fn class(self) -> &'static str {
        match self {
            Self::Hidden => "",
            Self::Mark => "p-mark",
            Self::Lead => "p-lead",
            Self::End => "p-end",
            Self::Below => "p-below",
            Self::BelowEnd => "p-below-end",
            Self::Foot => "p-foot",
        }
    }
}

/// A row of a table.
#[component]
pub fn Row(
    /// Chosen, by its tick.
    #[prop(optional, into)]
    selected: MaybeProp<bool>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <tr
            role="row"
            class=class
            aria-selected=move || selected.get().map(|on| if on { "true" } else { "false" })
        >
            {children()}
        </tr>
    }
}

/// A cell of a row.
#[component]
pub fn Cell(
    /// Where it stands on a phone.
    #[prop(optional)]
    place: Place,
    /// Aligned to the end, for figures.
    #[prop(optional)]
    end: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <td role="cell" class=join(&[place.class(), when(end, "r"), class])>
            {children()}
        </td>
    }
}
