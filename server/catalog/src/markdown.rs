//! What a seller writes about a product, turned into HTML that can do nothing but be read.

use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Everything that may stand in a description.
const TAGS: [&str; 24] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "strong",
    "sub",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    let mut tags = HashSet::from(TAGS);
    tags.insert("ul");
    cleaner
        .tags(tags)
        .tag_attributes([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))].into())
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow noopener noreferrer ugc"));
    cleaner
});

/// The HTML of a description. Raw HTML becomes text, pictures become their alternative text, links say that they are
/// the seller's, and headings begin below those of the page.
pub(crate) fn to_html(markdown: &str) -> String {
    let parser = Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let events = parser.filter_map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Heading { level, .. }) => {
            Some(Event::Start(Tag::Heading { level: below(level), id: None, classes: Vec::new(), attrs: Vec::new() }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(below(level)))),
        other => Some(other),
    });
    let mut raw = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut raw, events);
    CLEANER.clean(&raw).to_string()
}

/// The page has a title and a heading of its own above the description.
fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

#[cfg(test)]
mod tests {
    use super::{TAGS, to_html};

    #[test]
    fn what_a_seller_means_is_kept() {
        let html =
            to_html("# Care\n\n- *hand* wash\n- [why](https://example.org/why)\n\n| a | b |\n|---|---|\n| 1 | 2 |");
        assert!(html.starts_with("<h3>Care</h3>"), "{html}");
        assert!(html.contains("<li><em>hand</em> wash</li>"), "{html}");
        assert!(
            html.contains(r#"<a href="https://example.org/why" rel="nofollow noopener noreferrer ugc">why</a>"#),
            "{html}"
        );
        assert!(html.contains("<td>2</td>"), "{html}");
    }

    #[test]
    fn nothing_that_acts_comes_through() {
        for hostile in [
            "<script>alert(1)</script>",
            "hi <img src=x onerror=alert(1)> there",
            "<a href=\"javascript:alert(1)\">x</a>",
            "[x](javascript:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](//evil.example)",
            "![x](https://evil.example/track.gif)",
            "<svg><g onload=alert(1)></svg>",
            "<style>*{display:none}</style>",
            "<iframe src=https://evil.example></iframe>",
            "# x {onclick=alert(1)}",
            "<form action=/sign-in><input name=password></form>",
            "```\n</code></pre><script>alert(1)</script>\n```",
        ] {
            let html = to_html(hostile);
            for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
                let name = tag.trim_start_matches('/').trim_end_matches(" /");
                let harmless = TAGS.contains(&name) || name == "a rel=\"nofollow noopener noreferrer ugc\"";
                assert!(harmless, "{hostile} gave {html}");
            }
        }
    }
}
