//! The list of devices on which somebody is signed in, and what a browser calls itself in words.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::actor::Site;
use crate::id::SessionId;

/// One place where somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    pub id: SessionId,
    /// The site; nothing for a program that uses the API.
    pub site: Option<Site>,
    pub device: DeviceName,
    /// The network it was opened from, such as `203.0.113.0/24`.
    pub network: String,
    pub since: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub here: bool,
}

/// A browser and what it runs on, as far as it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceName {
    pub browser: String,
    pub system: String,
}

/// Browsers by the mark that tells them; those that carry others' marks come first.
const BROWSERS: [(&str, &str); 12] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
    ("python", "A Python program"),
    ("okhttp", "An Android app"),
];

/// Systems by the mark that tells them.
const SYSTEMS: [(&str, &str); 8] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

impl DeviceName {
    /// What a user agent says. Nothing depends on it: it may be made up.
    pub fn of(user_agent: &str) -> Self {
        let find = |marks: &[(&str, &str)], unknown: &str| {
            let found = marks.iter().find(|(mark, _)| user_agent.contains(mark));
            found.map_or(unknown, |(_, name)| name).to_owned()
        };
        Self { browser: find(&BROWSERS, "Unknown browser"), system: find(&SYSTEMS, "unknown system") }
    }
}

impl std::fmt::Display for DeviceName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} on {}", self.browser, self.system)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart_though_they_all_call_themselves_each_other() {
        let webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
        for (agent, words) in [
            (
                format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {webkit} Chrome/140.0 Safari/537.36"),
                "Chrome on Windows",
            ),
            (format!("Mozilla/5.0 (X11; Linux x86_64) {webkit} Chrome/140.0 Safari/537.36 Edg/140.0"), "Edge on Linux"),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 14.1; rv:140.0) Gecko/20100101 Firefox/140.0".into(),
                "Firefox on macOS",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"
                    .into(),
                "Safari on iPhone",
            ),
            (
                format!("Mozilla/5.0 (Linux; Android 15) {webkit} Chrome/140.0 Mobile Safari/537.36"),
                "Chrome on Android",
            ),
            (String::new(), "Unknown browser on unknown system"),
            ("<script>".into(), "Unknown browser on unknown system"),
        ] {
            assert_eq!(DeviceName::of(&agent).to_string(), words);
        }
    }
}
