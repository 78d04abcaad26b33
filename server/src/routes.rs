//! Lists every address that the three sites answer.

use domain::actor::Site;

use crate::{api, calls, documents, sites, suggest, upload, ways_in, webhook};

/// One address a line: where, how, what.
pub fn listing() -> String {
    let mut lines = Vec::new();
    for site in Site::ALL {
        let name = site.name();
        lines.extend(sites::pages(site).into_iter().map(|path| format!("{name:<8} GET  {path}")));
    }
    lines.push(format!("{:<8} POST {}", "seller", upload::PATH));
    lines.push(format!("{:<8} GET  {}", "seller", upload::PREVIEW));
    lines.push(format!("{:<8} POST {}", "seller", upload::SHOP_PATH));
    lines.extend(["shopper", "seller"].map(|site| format!("{site:<8} POST {}", documents::ADD)));
    lines.push(format!("{:<8} POST {}", "shopper", webhook::PATH));
    lines.push(format!("{:<8} GET  {}", "shopper", suggest::PATH));
    lines.push(format!("{:<8} GET  /api/v1/openapi.json", "shopper"));
    lines.extend(api::ROUTES.iter().map(|(method, path)| format!("{:<8} {method} {path}", "shopper")));
    let everywhere = [marketplace::identity::GOOGLE_RETURN, ways_in::EXPORT, documents::FETCH, "/media/{name}"];
    for path in everywhere.into_iter().chain(["/livez", "/readyz", "/metrics"]) {
        lines.push(format!("{:<8} GET  {path}", "every"));
    }
    lines.extend(calls::paths().into_iter().map(|path| format!("{:<8} POST {path}", "every")));
    lines.join("\n")
}
