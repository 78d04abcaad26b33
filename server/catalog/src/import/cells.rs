//! Cells that a spreadsheet must not take for formulas, and the same cells read back.

/// How a cell begins that a spreadsheet would calculate.
const ACTIVE: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The text as a cell in which nothing is calculated: an apostrophe stands before it where it could be.
pub(crate) fn guarded(text: &str) -> String {
    if is_active(text) { format!("'{text}") } else { text.to_owned() }
}

/// What stood there before [`guarded`].
pub(crate) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| is_active(cell)).unwrap_or(cell)
}

/// Whether it begins with what is calculated, with or without apostrophes before it: those are guarded once more, so
/// that each is read back as it was.
fn is_active(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(ACTIVE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_harmless_and_read_back() {
        for text in ["=1+1", "+351", "-5 %", "@home", "\tx", "'=x", "''-x", "plain", "it's", "'quoted'", "", "'"] {
            let cell = guarded(text);
            assert!(!cell.starts_with(ACTIVE), "{cell}");
            assert_eq!(unguarded(&cell), text);
        }
        assert_eq!(unguarded("-3"), "-3", "what was never guarded stays as it is");
    }
}
