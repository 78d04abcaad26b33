//! What is left to chance in a measurement: which network somebody is in, who comes next, what a stranger is called.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::net::Ipv4Addr;

/// A number that nobody knew before.
pub fn number() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// An address in one of the 65,536 networks that a private range has.
pub fn network() -> Ipv4Addr {
    let [a, b, c, ..] = number().to_be_bytes();
    Ipv4Addr::new(10, a, b, c | 1)
}

/// An address of e-mail that nobody has; all are of one length.
pub fn email() -> String {
    format!("{:016x}@example.org", number())
}

/// Puts things into an order that says nothing.
pub fn shuffle<T>(things: &mut [T]) {
    for last in (1..things.len()).rev() {
        let other = number() % (last as u64 + 1);
        things.swap(last, usize::try_from(other).unwrap_or(last));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_by_shuffling() {
        let mut things: Vec<_> = (0..200).collect();
        shuffle(&mut things);
        assert_ne!(things, (0..200).collect::<Vec<_>>());
        things.sort_unstable();
        assert_eq!(things, (0..200).collect::<Vec<_>>());
    }

    #[test]
    fn strangers_are_many_and_alike() {
        let (one, other) = (email(), email());
        assert_ne!(one, other);
        assert_eq!(one.len(), other.len());
    }
}
