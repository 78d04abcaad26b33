//! A shop's address in the market: what it may be, and what to suggest when it is taken.

use crate::text::{self, Problem};

/// Handles that the market keeps for its own addresses.
const RESERVED: [&str; 44] = [
    "about", "account", "admin", "agora", "api", "app", "assets", "auth", "basket", "blog", "cart", "cdn", "checkout",
    "dev", "docs", "ftp", "help", "imap", "legal", "login", "mail", "media", "mx", "ns1", "ns2", "orders", "pay",
    "pkg", "search", "seller", "sellers", "shop", "shops", "sign-in", "sign-up", "smtp", "staging", "static", "status",
    "support", "test", "webhooks", "wiki", "www",
];

/// Most characters of a handle: it is a label of a host name.
const MOST: u32 = 63;

/// A handle as it is stored, or what is wrong with it.
pub fn check(typed: &str) -> Result<String, Problem> {
    let handle = text::slug(typed)?;
    if handle.len() > MOST as usize {
        Err(Problem::TooLong { max: MOST })
    } else if RESERVED.contains(&handle.as_str()) {
        Err(Problem::Reserved)
    } else {
        Ok(handle)
    }
}

/// A handle made from a name: never a reserved one.
pub fn suggest(name: &str) -> String {
    let name = text::suggest_slug(&name.replace('&', " and ").replace('\'', ""));
    if check(&name).is_ok() { name } else { format!("{}-shop", text::suggest_slug(&name).trim_end_matches("-shop")) }
}

/// The `number`th handle to try when those before it are taken.
pub fn variant(handle: &str, number: u32) -> String {
    if number == 0 {
        return handle.to_owned();
    }
    let short: String = handle.chars().take(50).collect();
    format!("{}-{}", short.trim_end_matches('-'), number + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_labels_that_the_market_does_not_need_itself() {
        assert_eq!(check(" fern-loom "), Ok("fern-loom".to_owned()));
        assert_eq!(check("admin"), Err(Problem::Reserved));
        assert_eq!(check(&"a".repeat(64)), Err(Problem::TooLong { max: 63 }));
        for bad in ["", "ab", "Fern", "fern_loom", "-fern", "fern-", "fern--loom", "fern.loom"] {
            assert_eq!(check(bad), Err(Problem::NotASlug), "{bad}");
        }
    }

    #[test]
    fn suggestions_can_be_taken() {
        assert_eq!(suggest("Fern & Loom"), "fern-and-loom");
        assert_eq!(suggest("Ana's Café"), "anas-cafe");
        for name in ["Admin", "Shop", "www", "x", "日本", &"long ".repeat(40)] {
            let suggested = suggest(name);
            assert!(check(&suggested).is_ok(), "{name} gave {suggested}");
            for number in [0, 1, 41] {
                assert!(check(&variant(&suggested, number)).is_ok(), "{name} gave {suggested}");
            }
        }
        assert_eq!(variant("fern", 1), "fern-2");
    }
}
