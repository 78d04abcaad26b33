//! Web addresses: what a list shows stands in them, so that every view can be kept and shared.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::Url;
use leptos_router::params::ParamsMap;

/// `path` with those of `parts` that are not empty, escaped.
pub fn address(path: &str, parts: &[(&str, &str)]) -> String {
    let query: Vec<String> = parts
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", Url::escape(value)))
        .collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// The address of the page that is open, as far as it says what is shown.
pub fn here() -> String {
    let location = use_location();
    let query = location.query.read_untracked();
    let said: Vec<(&str, &str)> = query
        .latest_values()
        .filter(|(name, _)| !name.starts_with("__"))
        .map(|(name, value)| (name.as_ref(), value))
        .collect();
    address(&location.pathname.read_untracked(), &said)
}

/// What stands under `name`, trimmed; empty when nothing does.
pub fn typed(query: &ParamsMap, name: &str) -> String {
    query.get_str(name).map(|text| text.trim().to_owned()).unwrap_or_default()
}

/// The page that is asked for, from 1; anything that is no number is the first.
pub fn page_number(query: &ParamsMap) -> u32 {
    query.get_str("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absent_and_absurd_pages_are_the_first() {
        for (name, value, page) in
            [("q", "3", 1), ("page", "3", 3), ("page", "0", 1), ("page", "-2", 1), ("page", "x", 1)]
        {
            let query: ParamsMap = [(name, value.to_owned())].into_iter().collect();
            assert_eq!(page_number(&query), page, "{name}={value}");
        }
    }
}
