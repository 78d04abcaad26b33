//! Many listings out of few, to measure how a full market behaves.

use crate::market::{Market, Product};
use crate::vendors::words::numbered;

/// The market with its products repeated until there are `listings` of them; a larger market stays
/// as it is. Repeated products share their pictures and differ in title, slug, key and SKUs.
#[must_use]
pub fn multiply(mut market: Market, listings: usize) -> Market {
    let missing = listings.saturating_sub(market.products.len());
    let copies: Vec<Product> = repeats(&market.products).take(missing).collect();
    market.products.extend(copies);
    market
}

/// The products again and again, each time renamed, without end (unless there are none). One
/// product at a time, so that a hundred thousand need no more memory than one.
pub fn repeats(products: &[Product]) -> impl Iterator<Item = Product> + '_ {
    let rounds = if products.is_empty() { 2..2 } else { 2..u32::MAX };
    rounds.flat_map(move |round| products.iter().map(move |product| repeat(product, round)))
}

fn repeat(product: &Product, round: u32) -> Product {
    let mut copy = product.clone();
    copy.key = format!("{} no. {round}", product.key);
    copy.title = format!("{} No. {round}", product.title);
    copy.slug = numbered(&product.slug, &format!("-no-{round}"));
    for variant in &mut copy.variants {
        variant.sku = format!("{}-N{round}", variant.sku);
    }
    copy
}
