//! What of a typed or pasted text is a code, and where the arrows lead.

/// The digits of a text, `most` of them at the most.
pub(super) fn digits_of(text: &str, most: usize) -> String {
    text.chars()
        .filter_map(|letter| letter.to_digit(10))
        .filter_map(|digit| char::from_digit(digit, 10))
        .take(most)
        .collect()
}

/// Where a key leads from the box `at`, or nothing when the key is none of ours.
pub(super) fn next_place(key: &str, at: usize, length: usize) -> Option<usize> {
    let last = length.saturating_sub(1);
    match key {
        "ArrowLeft" => Some(at.saturating_sub(1)),
        "ArrowRight" => Some((at + 1).min(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{digits_of, next_place};

    #[test]
    fn only_digits_remain_of_what_was_pasted() {
        assert_eq!(digits_of("Your code: 123 456.", 6), "123456");
        assert_eq!(digits_of("1234567890", 6), "123456");
        assert_eq!(digits_of("no code", 6), "");
    }

    #[test]
    fn arrows_stay_inside_the_boxes() {
        assert_eq!(next_place("ArrowLeft", 0, 6), Some(0));
        assert_eq!(next_place("ArrowRight", 5, 6), Some(5));
        assert_eq!(next_place("End", 2, 6), Some(5));
        assert_eq!(next_place("7", 2, 6), None);
    }
}
