//! A film of the product: where it is on `YouTube`, and nowhere else.

use crate::text::Problem;

/// Length of what `YouTube` calls a film.
const NAME: usize = 11;
/// Where films are told by their path.
const PATHS: [&str; 4] = ["/embed/", "/shorts/", "/live/", "/v/"];

/// What `YouTube` calls the film at that address: `https://youtu.be/dQw4w9WgXcQ` gives `dQw4w9WgXcQ`.
pub fn film(address: &str) -> Result<String, Problem> {
    let address = address.trim();
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
    let (host, path) = rest.split_at(rest.find('/').ok_or(Problem::NotAVideo)?);
    let host = host.to_ascii_lowercase();
    let bare = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(&host);
    let name = match bare {
        "youtu.be" => Some(&path[1..]),
        "youtube.com" | "youtube-nocookie.com" => named(path),
        _ => None,
    };
    let name: String = name.unwrap_or_default().chars().take_while(|c| !matches!(c, '?' | '&' | '/' | '#')).collect();
    let good = name.len() == NAME && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if good { Ok(name) } else { Err(Problem::NotAVideo) }
}

fn named(path: &str) -> Option<&str> {
    let by_path = PATHS.iter().find_map(|start| path.strip_prefix(start));
    by_path.or_else(|| {
        let query = path.strip_prefix("/watch?")?;
        query.split('&').find_map(|pair| pair.strip_prefix("v="))
    })
}

/// Where that film is watched.
pub fn film_address(name: &str) -> String {
    format!("https://www.youtube.com/watch?v={name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_are_found_on_youtube_and_nowhere_else() {
        for good in [
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://m.youtube.com/watch?list=x&v=dQw4w9WgXcQ&t=3",
            "youtu.be/dQw4w9WgXcQ?si=x",
            " https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ#x",
            "https://youtube.com/shorts/dQw4w9WgXcQ",
        ] {
            assert_eq!(film(good).as_deref(), Ok("dQw4w9WgXcQ"), "{good}");
        }
        assert_eq!(film(&film_address("dQw4w9WgXcQ")).as_deref(), Ok("dQw4w9WgXcQ"));
        for bad in [
            "",
            "dQw4w9WgXcQ",
            "https://vimeo.com/1234",
            "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
            "javascript:alert(1)//youtu.be/dQw4w9WgXcQ",
            "https://youtu.be/dQw4w9WgXc\"",
            "https://youtube.com/watch?v=short",
            "https://user@youtube.com/watch?v=dQw4w9WgXcQ",
        ] {
            assert!(film(bad).is_err(), "{bad}");
        }
    }
}
