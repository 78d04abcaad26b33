//! Random tokens and codes, and the hashes under which they are stored.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// 256 random bits as text for a cookie.
pub fn new_token() -> String {
    URL_SAFE_NO_PAD.encode(random::<32>())
}

/// What of a token is stored.
pub fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// A random number of `digits` decimal digits, each value equally likely.
pub fn new_code(digits: usize) -> String {
    (0..digits)
        .map(|_| {
            // Bytes of 250 and more would favour small digits.
            let byte = std::iter::repeat_with(random::<1>).map(|[b]| b).find(|b| *b < 250).unwrap_or(0);
            char::from(b'0' + byte % 10)
        })
        .collect()
}

/// HMAC-SHA-256 over parts that cannot be confused: each is preceded by its length.
pub fn keyed_hash(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Whether two hashes are equal, in a time that tells nothing.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}

/// Random bytes from the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(clippy::expect_used, reason = "a machine without randomness must not issue secrets")]
    OsRng.try_fill_bytes(&mut bytes).expect("the operating system has randomness");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_not_confused() {
        assert_ne!(keyed_hash(b"k", &[b"ab", b"c"]), keyed_hash(b"k", &[b"a", b"bc"]));
        assert_ne!(keyed_hash(b"k", &[b"a"]), keyed_hash(b"l", &[b"a"]));
    }

    #[test]
    fn codes_have_their_digits() {
        for _ in 0..100 {
            let code = new_code(6);
            assert!(code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()));
        }
    }
}
