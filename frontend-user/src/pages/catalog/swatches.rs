//! Colours to narrow a list by: a dot and a name each.

use domain::search::Colour;
use leptos::prelude::*;

use super::filters::Group;

/// The colours of a list; nothing when there is no choice.
#[component]
pub fn Swatches(colours: Vec<(Colour, u32)>, chosen: Vec<Colour>) -> impl IntoView {
    if colours.len() < 2 && chosen.is_empty() {
        return ().into_any();
    }
    let swatch = move |(colour, products): (Colour, u32)| {
        view! {
            <label class="opt">
                <input class="check" type="checkbox" name="colour" value=colour.name() checked=chosen.contains(&colour) />
                // The policy of the site allows no style of its own to an element; a drawing has its colour in itself.
                <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
                    <circle cx="8" cy="8" r="8" fill=colour.hex() />
                </svg>
                <span>{colour.label()}</span>
                <span class="n">{ui::grouped(u64::from(products))}</span>
            </label>
        }
    };
    view! {
        <Group title="Colour">
            <fieldset>
                <legend class="sr-only">"Colour"</legend>
                {colours.into_iter().map(swatch).collect_view()}
            </fieldset>
        </Group>
    }
    .into_any()
}
