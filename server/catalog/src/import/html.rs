//! Descriptions that others keep as HTML, as the Markdown that is kept here.

/// The text of the HTML with its paragraphs, lists, headings, weight and links; everything else of it goes.
pub(crate) fn to_markdown(html: &str) -> String {
    let (mut text, mut rest, mut link, mut hidden) = (String::new(), html, None, 0_usize);
    while let Some(at) = rest.find('<') {
        push(&mut text, &rest[..at], hidden);
        let Some(end) = rest[at..].find('>') else {
            rest = &rest[at..];
            break;
        };
        tag(&mut text, &rest[at + 1..at + end], &mut link, &mut hidden);
        rest = &rest[at + end + 1..];
    }
    push(&mut text, rest, hidden);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut tidy = String::new();
    let mut empty = 0;
    for line in lines {
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            tidy.push_str(line);
            tidy.push('\n');
        }
    }
    tidy.trim().to_owned()
}

/// Adds text, in which white space says nothing.
fn push(text: &mut String, html: &str, hidden: usize) {
    if hidden > 0 {
        return;
    }
    let plain = entities(html);
    let mut words = plain.split_whitespace().peekable();
    if plain.starts_with(char::is_whitespace) && !text.is_empty() && !text.ends_with(char::is_whitespace) {
        text.push(' ');
    }
    while let Some(word) = words.next() {
        text.push_str(word);
        if words.peek().is_some() {
            text.push(' ');
        }
    }
    if plain.ends_with(char::is_whitespace) && !text.ends_with(char::is_whitespace) {
        text.push(' ');
    }
}

fn tag(text: &mut String, inside: &str, link: &mut Option<String>, hidden: &mut usize) {
    let closing = inside.starts_with('/');
    let name: String = inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    match (name.to_ascii_lowercase().as_str(), closing) {
        ("script" | "style", false) => *hidden += 1,
        ("script" | "style", true) => *hidden = hidden.saturating_sub(1),
        _ if *hidden > 0 => {}
        ("br", _) => text.push('\n'),
        ("li", false) => text.push_str("\n* "),
        ("h1" | "h2", false) => text.push_str("\n\n# "),
        ("h3" | "h4" | "h5" | "h6", false) => text.push_str("\n\n## "),
        ("p" | "div" | "ul" | "ol" | "table" | "tr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6", _) => {
            text.push_str("\n\n");
        }
        ("strong" | "b", _) => text.push_str("**"),
        ("em" | "i", _) => text.push('*'),
        ("a", false) => {
            *link = address(inside);
            if link.is_some() {
                text.push('[');
            }
        }
        ("a", true) => {
            if let Some(address) = link.take() {
                text.extend(["](", &address, ")"]);
            }
        }
        _ => {}
    }
}

/// Where a link leads, if that is a page.
fn address(inside: &str) -> Option<String> {
    let rest = inside.split_once("href=")?.1;
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let address = entities(rest[1..].split(quote).next()?);
    let page = address.starts_with("https://") || address.starts_with("http://");
    (page && !address.contains([' ', '(', ')', '<', '>'])).then_some(address)
}

fn entities(text: &str) -> String {
    let pairs = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

#[cfg(test)]
mod tests {
    use super::to_markdown;

    #[test]
    fn paragraphs_lists_and_weight_stay() {
        let html = "<h2>A mug</h2><p>For <strong>two</strong>\n hands &amp; <em>tea</em>.</p><ul><li>Sand</li>\n\
                    <li>Ink</li></ul><p><a href=\"https://example.org/x\">More</a><br/>here</p>";
        let expected = "# A mug\n\nFor **two** hands & *tea*.\n\n* Sand\n* Ink\n\n[More](https://example.org/x)\nhere";
        assert_eq!(to_markdown(html), expected);
    }

    #[test]
    fn what_could_run_does_not_come_along() {
        let html = "<script>alert('x')</script><a href=\"javascript:alert(1)\">here</a><img src=x onerror=y> <b";
        assert_eq!(to_markdown(html), "here <b");
    }
}
