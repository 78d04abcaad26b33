//! What a shop may be called, and what its orders are called.

use domain::text::{self, Problem};

/// Two capital letters; which countries there are is not ours to say.
pub(crate) fn country(text: &str) -> Result<String, Problem> {
    let country = text.trim().to_ascii_uppercase();
    let good = country.len() == 2 && country.bytes().all(|letter| letter.is_ascii_uppercase());
    if good { Ok(country) } else { Err(Problem::NotACountry) }
}

/// Prefixes for the numbers of a shop's orders, best first: the initials of its name, its first letters, and its first
/// letters with something behind them. More than anybody needs to find one that is free.
pub(crate) fn order_prefixes(name: &str) -> impl Iterator<Item = String> {
    let slug = text::suggest_slug(name).to_ascii_uppercase();
    let words: Vec<&str> = slug.split('-').filter(|word| !word.is_empty()).collect();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).take(4).collect();
    let letters: String = words.concat();
    let first = |count: usize| letters.chars().take(count).collect::<String>();
    let named = [initials, first(2), first(3), first(4)];
    let base = format!("{:X<2}", first(2));
    let digits = || (b'0'..=b'9').chain(b'A'..=b'Z').map(char::from);
    let numbered = digits().flat_map(move |a| digits().map(move |b| [a, b])).map(move |[a, b]| format!("{base}{a}{b}"));
    named.into_iter().filter(|prefix| prefix.len() >= 2).chain(numbered)
}

/// The number of an order as people read it out.
pub(crate) fn order_number(prefix: &str, number: i64) -> String {
    format!("{prefix}-{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_called_after_their_shop() {
        let first = |name: &str| order_prefixes(name).next().unwrap_or_default();
        assert_eq!(first("Fern & Loom"), "FL");
        assert_eq!(first("Kettle"), "KE");
        assert_eq!(first("The Old Oak Paper Mill"), "TOOP");
        assert_eq!(first("Água"), "AG");
        assert_eq!(order_number("FL", 1042), "FL-1042");
    }

    #[test]
    fn there_is_always_another_prefix() {
        for name in ["Fern & Loom", "K2", "日本", "7"] {
            let all: Vec<String> = order_prefixes(name).collect();
            assert!(all.len() > 1_000, "{name}");
            let good = |prefix: &String| {
                (2..=4).contains(&prefix.len()) && prefix.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            };
            assert!(all.iter().all(good), "{name}: {all:?}");
        }
    }
}
