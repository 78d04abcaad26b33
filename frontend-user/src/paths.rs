//! Where every page is: the only place that spells web addresses.

use std::fmt::Display;

use app::site::{PublicUrl, Storefront};
use leptos::prelude::use_context;

pub const HOME: &str = "/";
pub const SEARCH: &str = "/search";
pub const CART: &str = "/cart";
pub const CHECKOUT: &str = "/checkout";
pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_UP: &str = "/sign-up";
pub const FORGOT: &str = "/forgot";
pub const ACCOUNT: &str = "/account";
pub const PROFILE: &str = "/account/profile";
pub const ADDRESSES: &str = "/account/addresses";
pub const NEW_ADDRESS: &str = "/account/addresses/new";
pub const SECURITY: &str = "/account/security";
pub const APP: &str = "/account/security/app";
pub const DATA: &str = "/account/data";
pub const APPLY: &str = "/account/apply";
pub const ORDERS: &str = "/account/orders";
pub const OFFERS: &str = "/offers";
pub const WISHLIST: &str = "/wishlist";
pub const COMPARE: &str = "/compare";
pub const NOTICES: &str = "/account/notices";
pub const REVIEWS: &str = "/account/reviews";
pub const PARTS: &str = "/ui";

/// A department or a shelf in one.
pub fn category(slug: &str) -> String {
    format!("/c/{slug}")
}

/// A product.
pub fn product(slug: &str) -> String {
    format!("/p/{slug}")
}

/// A product with one of its forms chosen, or one of its pictures.
pub fn product_with(slug: &str, variant: Option<&dyn Display>, image: Option<usize>) -> String {
    let variant = variant.map(|id| format!("variant={id}"));
    let image = image.map(|number| format!("image={number}"));
    let query: Vec<String> = variant.into_iter().chain(image).collect();
    if query.is_empty() { product(slug) } else { format!("{}?{}", product(slug), query.join("&")) }
}

/// A quick look at a product.
pub fn quick(slug: &str) -> String {
    format!("/p/{slug}/quick")
}

/// A shop. On its own address it is the first page.
pub fn shop(handle: &str) -> String {
    if is_own(handle) { HOME.to_owned() } else { format!("/s/{handle}") }
}

/// What a shop says of itself.
pub fn shop_about(handle: &str) -> String {
    if is_own(handle) { "/about".to_owned() } else { format!("/s/{handle}/about") }
}

/// Whether a page is written for the own address of that shop.
fn is_own(handle: &str) -> bool {
    use_context::<Storefront>().is_some_and(|storefront| storefront.shop.handle == handle)
}

/// Everything, newest first.
pub fn newest() -> String {
    format!("{SEARCH}?sort=newest")
}

/// Everything that is reduced.
pub fn reduced() -> String {
    format!("{SEARCH}?reduced=1")
}

/// A page of what is offered now.
pub fn offers(page: u64) -> String {
    if page > 1 { format!("{OFFERS}?page={page}") } else { OFFERS.to_owned() }
}

/// Signing in, and then on to `next`.
pub fn sign_in(next: &str) -> String {
    format!("{SIGN_IN}?next={}", encoded(next))
}

/// Signing up, and then on to `next`.
pub fn sign_up(next: &str) -> String {
    format!("{SIGN_UP}?next={}", encoded(next))
}

/// One of the signed-in person's addresses.
pub fn address(id: impl Display) -> String {
    format!("{ADDRESSES}/{id}")
}

/// The checkout with one of the signed-in person's addresses in it.
pub fn checkout_to(address: impl Display) -> String {
    format!("{CHECKOUT}?address={address}")
}

/// A copy of the signed-in person's data, as a file.
pub fn export(id: impl Display) -> String {
    format!("{DATA}/{id}")
}

/// An order of the signed-in person.
pub fn order(id: impl Display) -> String {
    format!("{ORDERS}/{id}")
}

/// The form for a review of a line that was bought.
pub fn new_review(line: impl Display) -> String {
    format!("{REVIEWS}/new/{line}")
}

/// One of the signed-in person's reviews.
pub fn my_review(id: impl Display) -> String {
    format!("{REVIEWS}/{id}")
}

/// Where photos of a review are sent to.
pub fn review_photos(id: impl Display) -> String {
    format!("{REVIEWS}/{id}/photos")
}

/// The form that reports a review.
pub fn report_review(id: impl Display) -> String {
    format!("/reviews/{id}/report")
}

/// What buyers say of a shop's goods.
pub fn shop_reviews(handle: &str) -> String {
    if is_own(handle) { "/reviews".to_owned() } else { format!("/s/{handle}/reviews") }
}

/// The question whether an order is to be cancelled.
pub fn cancel_order(id: impl Display) -> String {
    format!("{ORDERS}/{id}/cancel")
}

/// The whole address of a path, for those who read it elsewhere. Pages are asked for it while the server writes them.
pub fn absolute(path: &str) -> String {
    let site = use_context::<PublicUrl>().map(|url| url.0.trim_end_matches('/').to_owned()).unwrap_or_default();
    site + path
}

/// Text as it may stand in a query.
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_cannot_change_an_address() {
        assert_eq!(encoded("tea & cups/é"), "tea+%26+cups/%C3%A9");
        assert_eq!(sign_in("/checkout?a=1"), "/sign-in?next=/checkout%3Fa%3D1");
    }

    #[test]
    fn a_product_keeps_its_choices_in_the_address() {
        assert_eq!(product_with("mug", None, None), "/p/mug");
        assert_eq!(product_with("mug", Some(&7), Some(2)), "/p/mug?variant=7&image=2");
    }
}
