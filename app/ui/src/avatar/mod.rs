//! A face, or the first letters of a name.

pub(crate) mod example;

use crate::class::{join, when};
use leptos::prelude::*;

/// The first letters of the first and the last word of a name, at most two.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter(|word| word.chars().next().is_some_and(char::is_alphanumeric));
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// A person, or with `square` a shop. It stands beside the name, so it is hidden from screen readers.
#[component]
pub fn Avatar(
    /// Whose it is.
    #[prop(into)]
    name: String,
    /// A picture, when there is one.
    #[prop(optional, into)]
    src: Option<String>,
    /// The same picture at other widths, for sharp screens.
    #[prop(optional, into)]
    srcset: Option<String>,
    /// The form for shops.
    #[prop(optional)]
    square: bool,
    /// 56 px.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let side = if large { "56" } else { "36" };
    let face = match src {
        Some(src) => view! { <img src=src srcset=srcset sizes=format!("{side}px") alt="" width=side height=side loading="lazy" /> }.into_any(),
        None => initials(&name).into_any(),
    };
    view! {
        <span class=join(&["ava", when(square, "sq"), when(large, "lg")]) aria-hidden="true">{face}</span>
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn two_letters_at_most() {
        assert_eq!(initials("Spree Home"), "SH");
        assert_eq!(initials("Fern & Loam"), "FL");
        assert_eq!(initials("ana maria duarte"), "AD");
        assert_eq!(initials("Ødegård"), "Ø");
        assert_eq!(initials("  "), "");
    }
}
