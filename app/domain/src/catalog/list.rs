//! Several names written in one field: parted by commas, in quotes where a name holds a comma itself.

/// The names of a list such as `Sand, Ink, "12,5 cm"`; empty ones are left out.
pub fn names(list: &str) -> Vec<String> {
    let (mut names, mut name, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = list.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                name.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if name.trim().is_empty() => quoted = true,
            ',' | '\n' if !quoted => names.push(std::mem::take(&mut name)),
            letter => name.push(letter),
        }
    }
    names.push(name);
    names.into_iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The same names as one list: what [`names`] reads back.
pub fn listed<N: AsRef<str>>(names: &[N]) -> String {
    names.iter().map(|name| quoted(name.as_ref())).collect::<Vec<_>>().join(", ")
}

fn quoted(name: &str) -> String {
    if name.contains([',', '\n']) || name.starts_with('"') {
        format!("\"{}\"", name.replace('"', "\"\""))
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_back_as_it_was_written() {
        for list in [vec!["Sand", "Ink"], vec!["12,5 cm", "13"], vec!["\"so called\"", "5\" wide", "a,\"b\""], vec![]] {
            assert_eq!(names(&listed(&list)), list, "{}", listed(&list));
        }
        assert_eq!(names(" Sand ,, Ink\nMoss, "), ["Sand", "Ink", "Moss"]);
    }
}
