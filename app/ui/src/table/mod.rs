//! Tables on a desk, two-line lists on a phone.

mod bulk;
pub(crate) mod example;
mod row;

pub use bulk::BulkBar;
pub use row::{Cell, Place, Row};

use crate::{
    Icon, IconName,
    class::{join, when},
    icons,
};
use leptos::prelude::*;

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortOrder {
    /// Least first.
    Ascending,
    /// Greatest first.
    Descending,
}

impl SortOrder {
    const fn aria(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Ascending => icons::ARROW_UP,
            Self::Descending => icons::ARROW_DOWN,
        }
    }
}

/// The head of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    label: String,
    hidden: bool,
    end: bool,
    href: Option<String>,
    sorted: Option<SortOrder>,
}

impl Column {
    /// A column with a name.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// A column whose name only screen readers hear: ticks, menus.
    pub fn bare(label: impl Into<String>) -> Self {
        Self { label: label.into(), hidden: true, ..Self::default() }
    }

    /// Aligned to the end, for figures.
    #[must_use]
    pub fn end(mut self) -> Self {
        self.end = true;
        self
    }

    /// Sortable: `href` sorts by it (the other way round when it is already), `now` says how it is sorted.
    #[must_use]
    pub fn sort(mut self, href: impl Into<String>, now: Option<SortOrder>) -> Self {
        self.href = Some(href.into());
        self.sorted = now;
        self
    }
}

/// A table. Its children are [`Row`]s of [`Cell`]s in the order of the columns.
#[component]
pub fn Table(
    /// What it lists, for a screen reader.
    #[prop(into)]
    label: String,
    /// The heads.
    columns: Vec<Column>,
    /// Low rows, without pictures.
    #[prop(optional)]
    compact: bool,
    /// Stays a table on a phone and scrolls sideways in its own box.
    #[prop(optional)]
    scroll: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    // The roles are said aloud: a browser forgets them once a row is laid out as a list item.
    view! {
        <div class=when(scroll, "tbl-scroll")>
            <table
                class=join(&["tbl", when(compact, "cmp"), when(!scroll, "list"), class])
                role="table"
                aria-label=label
            >
                <thead role="rowgroup">
                    <tr role="row">{columns.into_iter().map(head).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">{children()}</tbody>
            </table>
        </div>
    }
}

fn head(column: Column) -> impl IntoView {
    let Column { label, hidden, end, href, sorted } = column;
    let words = view! { <span class=when(hidden, "sr-only")>{label}</span> };
    let inner = match href {
        Some(href) => view! {
            <a href=href>{words} {sorted.map(|order| view! { <Icon name=order.icon() small=true /> })}</a>
        }
        .into_any(),
        None => words.into_any(),
    };
    view! {
        <th role="columnheader" scope="col" class=when(end, "r") aria-sort=sorted.map(SortOrder::aria)>
            {inner}
        </th>
    }
}
