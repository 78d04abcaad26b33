//! Words as the files write them, made fit for pages and addresses.

use std::collections::HashSet;

/// Longest slug of a product.
const LONGEST_SLUG: usize = 80;
/// Most words of a summary; the page allows 150.
const SUMMARY_WORDS: usize = 45;

/// A slug from a title: plain letters, digits and single hyphens.
pub fn slug(title: &str) -> String {
    let mut out = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(letters) => out.push_str(letters),
            None if c.is_ascii_alphanumeric() => out.push(c),
            // An apostrophe joins; everything else parts.
            None if c == '\'' || c == '’' => {}
            None if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            None => {}
        }
    }
    cut(out.trim_end_matches('-'), LONGEST_SLUG)
}

/// A slug of this title that is not yet in `taken`, and is from now on.
pub fn free_slug(title: &str, taken: &mut HashSet<String>) -> String {
    let wanted = slug(title);
    let wanted = if wanted.len() < 3 { format!("item-{wanted}").trim_end_matches('-').to_owned() } else { wanted };
    let free = (1..u32::MAX)
        .map(|n| if n == 1 { wanted.clone() } else { numbered(&wanted, &format!("-{n}")) })
        .find(|slug| !taken.contains(slug))
        .expect("there are more numbers than slugs");
    taken.insert(free.clone());
    free
}

/// A slug with an ending, short enough together.
pub fn numbered(slug: &str, ending: &str) -> String {
    format!("{}{ending}", cut(slug, LONGEST_SLUG - ending.len()))
}

fn cut(slug: &str, longest: usize) -> String {
    let end = slug.len().min(longest);
    slug[..end].trim_end_matches('-').to_owned()
}

/// The plain letters for a letter with a mark.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'š' => "s",
        'ß' => "ss",
        'ù' | 'ú' | 'û' | 'ū' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ž' => "z",
        '&' => "and",
        _ => return None,
    })
}

/// A column name as a label: `eco_collection` is `Eco collection`.
pub fn label(name: &str) -> String {
    if name == "cpu" {
        return "CPU".into();
    }
    let spaced = name.trim().replace('_', " ");
    let mut letters = spaced.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Plain text as Markdown: lines are paragraphs, bullets are list items.
pub fn markdown(text: &str) -> String {
    let mut out = String::new();
    let mut in_list = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let item = line.strip_prefix('•').map(str::trim);
        if !out.is_empty() {
            out.push_str(if in_list && item.is_some() { "\n" } else { "\n\n" });
        }
        in_list = item.is_some();
        if in_list {
            out.push_str("- ");
        }
        out.push_str(&escaped(item.unwrap_or(line)));
    }
    out
}

/// Text in which nothing is taken for Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The beginning of a text: its first paragraph, cut after a sentence where it is long.
pub fn summary(text: &str) -> String {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let first = first.trim_start_matches('•').trim();
    let words: Vec<&str> = first.split_whitespace().collect();
    if words.len() <= SUMMARY_WORDS {
        return words.join(" ");
    }
    let short = &words[..SUMMARY_WORDS];
    let end = short.iter().rposition(|word| word.ends_with(['.', '!', '?']));
    match end {
        Some(end) => short[..=end].join(" "),
        None => format!("{} …", short.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Microwave 0.9 Cu. Ft. 900 W"), "microwave-0-9-cu-ft-900-w");
        assert_eq!(slug("Alice’s Adventures & Más"), "alices-adventures-and-mas");
        assert_eq!(slug("  --Brontë-- "), "bronte");
    }

    #[test]
    fn a_taken_slug_gets_a_number() {
        let mut taken = HashSet::new();
        assert_eq!(free_slug("Tent", &mut taken), "tent");
        assert_eq!(free_slug("Tent", &mut taken), "tent-2");
        assert_eq!(free_slug("TV", &mut taken), "item-tv");
    }

    #[test]
    fn bullets_become_lists() {
        assert_eq!(markdown("Warm.\n• One\n• Two_2\nEnd"), "Warm.\n\n- One\n- Two\\_2\n\nEnd");
    }

    #[test]
    fn a_long_beginning_ends_with_a_sentence() {
        let long = format!("One two three. {}", "word ".repeat(80));
        assert_eq!(summary(&long), "One two three.");
        assert_eq!(summary("Short enough\nMore"), "Short enough");
    }
}
