//! The market that is measured: the release build with a thousand listings, kept between runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::books::Books;
use crate::server::{Server, Settings};
use crate::throwaway::Directory;
use crate::{fingerprint, http, places, shell};

/// The password of everybody in the demo market and the catalogue.
pub const PASSWORD: &str = "market-day-2026";

/// How many listings the bars are meant for, and those of a large market.
const LISTINGS: &str = "1000";
const MANY_LISTINGS: &str = "100000";

/// What a filled market depends on; a change in one of these fills it anew.
const MADE_FROM: [&str; 4] = ["server/migrations", "server/catalog", "server/demo", "server/src"];

/// A filled market on disk that can be served any number of times.
pub struct Market {
    data_dir: PathBuf,
    /// What it is filled from.
    catalog: PathBuf,
    /// Where it is, when it is a copy; the directory goes with it.
    _copy: Option<Directory>,
}

/// Three addresses of the shopper's site, one of each kind that is measured.
pub struct Pages {
    pub home: String,
    pub category: String,
    pub product: String,
}

impl Market {
    /// Fills the market, unless the last run's is still right.
    pub fn prepare(catalog: &Path) -> Result<Self> {
        Self::filled(&places::root().join(catalog), "bench", LISTINGS)
    }

    /// The same market with a hundred times as many listings; the first time it takes some minutes to fill.
    pub fn large(&self) -> Result<Self> {
        Self::filled(&self.catalog, "bench-large", MANY_LISTINGS)
    }

    fn filled(catalog: &Path, name: &str, listings: &str) -> Result<Self> {
        let data_dir = postgres::default_data_dir(&places::root())?.with_extension(name);
        let market = Self { data_dir, catalog: catalog.to_owned(), _copy: None };
        let mut made_from: Vec<_> = MADE_FROM.iter().map(|input| places::root().join(input)).collect();
        made_from.extend(catalog.is_dir().then(|| catalog.to_owned()));
        let wanted = fingerprint::of(&made_from)?;
        let stamp = market.data_dir.join("filled-from");
        if fs::read_to_string(&stamp).is_ok_and(|filled| filled == wanted) {
            return Ok(market);
        }
        shell::heading(&format!("filling a market with {listings} listings"));
        if market.data_dir.exists() {
            fs::remove_dir_all(&market.data_dir).context("cannot remove the market of an earlier measurement")?;
        }
        fs::create_dir_all(&market.data_dir)?;
        let mut seed = market.settings().command();
        seed.arg("seed");
        if catalog.is_dir() {
            seed.arg("--catalog").arg(catalog);
        }
        shell::run(seed.args(["--listings", listings]))?;
        fs::write(stamp, wanted)?;
        Ok(market)
    }

    /// A copy for one measurement, so that none meets what another has bought.
    pub fn copy(&self) -> Result<Self> {
        let directory = Directory::new("bench")?;
        let data_dir = directory.path().join("market");
        // The database's account owns its files, and the copies as well.
        shell::run(Command::new("cp").args(["--archive", "--reflink=auto"]).arg(&self.data_dir).arg(&data_dir))?;
        Ok(Self { data_dir, catalog: self.catalog.clone(), _copy: Some(directory) })
    }

    /// How this market is served.
    pub fn settings(&self) -> Settings<'_> {
        Settings { release: true, data_dir: &self.data_dir, database: None, seed: false, hasty: false, more: &[] }
    }

    /// Serves it with times so short that what is not paid ends while somebody watches.
    pub fn serve_hastily(&self) -> Result<Server> {
        let settings = Settings { hasty: true, ..self.settings() };
        Server::start(&settings)
    }

    /// Its database, while it is served.
    pub fn books(&self) -> Result<Books> {
        Books::open(&self.data_dir)
    }

    /// Serves it and waits for the first page.
    pub fn serve(&self) -> Result<Server> {
        Server::start(&self.settings())
    }
}

impl Pages {
    /// Finds them the way a shopper does, by following links.
    pub fn find(server: &Server) -> Result<Self> {
        let fetch = |path: &str| Ok::<_, anyhow::Error>(http::get(server.shopper, path)?.body);
        let url = |path: &str| format!("http://{}{path}", server.shopper);
        let categories = links(&fetch("/")?, "/c/");
        for category in &categories {
            let products = links(&fetch(category)?, "/p/");
            // A full page of a category, not a nearly empty one that is quick to write.
            if let Some(product) = products.first().filter(|_| products.len() >= 24) {
                return Ok(Self { home: url("/"), category: url(category), product: url(product) });
            }
        }
        anyhow::bail!("none of the {} categories that the home page links to shows 24 products", categories.len())
    }

    /// The path of the category.
    pub fn category_path(&self, server: &Server) -> String {
        self.category.trim_start_matches(&format!("http://{}", server.shopper)).to_owned()
    }

    /// All of them, with what they are called.
    pub fn named(&self) -> [(&'static str, &str); 3] {
        [("home", &self.home), ("category", &self.category), ("product", &self.product)]
    }
}

/// The addresses below `prefix` that a page links to, each once.
pub fn links(html: &str, prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for link in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        let link = link.split(['?', '#']).next().unwrap_or_default().to_owned();
        if link.starts_with(prefix) && !found.contains(&link) {
            found.push(link);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_once() {
        let html = r#"<a href="/p/mug">a</a><a href="/p/mug?variant=2"></a><a class="x" href="/p/pot#top"></a><a href="/c/tea">"#;
        assert_eq!(links(html, "/p/"), ["/p/mug", "/p/pot"]);
    }
}
