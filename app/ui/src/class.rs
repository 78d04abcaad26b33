//! Puts style names side by side.

/// Joins class names with a space and leaves out the empty ones.
pub(crate) fn join(names: &[&str]) -> String {
    let mut all = String::with_capacity(names.iter().map(|name| name.len() + 1).sum());
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(name);
    }
    all
}

/// `name` when `on`, else nothing.
pub(crate) const fn when(on: bool, name: &'static str) -> &'static str {
    if on { name } else { "" }
}

#[cfg(test)]
mod tests {
    use super::{join, when};

    #[test]
    fn empty_names_leave_no_gap() {
        assert_eq!(join(&["btn", "", "btn-sm", when(false, "wide")]), "btn btn-sm");
        assert_eq!(join(&["", ""]), "");
    }
}
