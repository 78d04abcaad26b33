//! The figures behind a picture, for those who would rather read them.

use crate::class::when;
use leptos::prelude::*;

/// "See as table", closed at first; it opens without script.
#[component]
pub fn AsTable(
    /// What the figures are.
    #[prop(into)]
    title: String,
    /// The heads; the first one is of the names, the others are of figures.
    heads: Vec<String>,
    /// The rows, already written out.
    rows: Vec<Vec<String>>,
) -> impl IntoView {
    let end = |at: usize| when(at > 0, "r");
    let head = move |(at, text): (usize, String)| view! { <th scope="col" class=end(at)>{text}</th> };
    let cell = move |(at, text): (usize, String)| view! { <td class=end(at)>{text}</td> };
    let heads = heads.into_iter().enumerate().map(head).collect_view();
    let rows = rows
        .into_iter()
        .map(|row| view! { <tr>{row.into_iter().enumerate().map(cell).collect_view()}</tr> })
        .collect_view();
    view! {
        <details class="as-table">
            <summary>"See as table"</summary>
            <div tabindex="0" role="region" aria-label=title>
                <table class="tbl cmp">
                    <caption class="sr-only">{title.clone()}</caption>
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
