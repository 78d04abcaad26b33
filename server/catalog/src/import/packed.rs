//! Names and what belongs to them, many in one cell: a line each, a colon between.

/// The pairs as one cell.
pub(crate) fn packed<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let line = |(name, value): (&str, String)| format!("{}: {value}", name.replace('\\', "\\\\").replace(':', "\\:"));
    pairs.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The pairs of such a cell. A line without a colon is a name without anything.
pub(crate) fn unpacked(cell: &str) -> Vec<(String, String)> {
    let lines = cell.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(pair).collect()
}

fn pair(line: &str) -> (String, String) {
    let (mut name, mut letters) = (String::new(), line.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => name.extend(letters.next()),
            ':' => break,
            letter => name.push(letter),
        }
    }
    (name.trim().to_owned(), letters.as_str().trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_back_as_they_were_written() {
        let pairs = [("Height", "9 cm"), ("Ratio 16:9", "a: b"), ("Path \\", "C:\\x")];
        let cell = packed(pairs.map(|(name, value)| (name, value.to_owned())));
        assert_eq!(unpacked(&cell), pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(unpacked("Oak\n\n Ash : x "), [("Oak".into(), String::new()), ("Ash".into(), "x".into())]);
    }
}
