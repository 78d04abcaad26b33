//! What is said of the goods of the demo market, by product: several may have something to say of one.

mod away;
mod home;
mod kitchen;

/// What somebody says, and what the shop says to it.
pub struct Words {
    /// The product.
    pub slug: &'static str,
    /// 1 to 5.
    pub stars: u8,
    /// Empty where there is none.
    pub title: &'static str,
    pub body: &'static str,
    /// Empty where there is none.
    pub reply: &'static str,
}

const fn of(slug: &'static str, stars: u8, title: &'static str, body: &'static str, reply: &'static str) -> Words {
    Words { slug, stars, title, body, reply }
}

/// All of it; who buys a product first says the first of what stands here of it.
pub fn said() -> impl Iterator<Item = &'static Words> {
    const ALL: [&[Words]; 3] = [&kitchen::SAID, &home::SAID, &away::SAID];
    ALL.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::said;
    use domain::reviews::{ReviewDraft, checked_reply};

    #[test]
    fn everything_that_is_said_can_be_said() {
        for words in said() {
            let draft =
                ReviewDraft { rating: words.stars.to_string(), title: words.title.into(), body: words.body.into() };
            assert!(draft.check().is_ok(), "{}: {}", words.slug, words.title);
            assert!(words.reply.is_empty() || checked_reply(words.reply).is_ok(), "{}", words.slug);
        }
    }

    #[test]
    fn nothing_is_said_of_what_is_not_there() {
        let goods = demo::demo_market();
        for words in said() {
            assert!(goods.products.iter().any(|product| product.slug == words.slug), "{}", words.slug);
        }
    }
}
