//! Where every page is: each one opened by everybody who can come to its site.

use domain::actor::Site;
use sqlx::PgPool;

use crate::town::{Ask, Things, Town, Who};

/// Who comes to a site.
fn visitors(site: Site) -> &'static [Who] {
    match site {
        Site::Shopper => &[Who::Guest, Who::Buyer, Who::Stranger],
        Site::Seller => &[Who::Guest, Who::Seller, Who::Rival],
        Site::Admin => &[Who::Guest, Who::Admin],
    }
}

/// The address of a page with something in it that is there.
fn address(site: Site, pattern: &str, things: &Things) -> String {
    let id = match pattern {
        _ if pattern.contains("/products/") => things.product.to_string(),
        _ if pattern.contains("/mailbox/") => things.mail.to_string(),
        _ if pattern.contains("/users/") => things.victim.to_string(),
        _ => things.order.to_string(),
    };
    let slug = if pattern.starts_with("/c/") { Things::SHELF } else { Things::SLUG };
    let path = pattern.replace("{id}", &id).replace("{slug}", slug).replace("{handle}", Things::SHOP);
    let path = path.replace("{image}", &things.image.to_string());
    assert!(!path.contains('{'), "{site:?}: nothing is known to stand in for {pattern}");
    if path == "/checkout/return" { format!("{path}?group={}", things.group) } else { path }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn every_page_answers_everybody(pool: PgPool) {
    let town = Town::new(pool).await;
    let mut table = Vec::new();
    for site in Site::ALL {
        for pattern in server::sites::pages(site) {
            let path = address(site, &pattern, &town.things);
            let mut line = format!("{:<8}{pattern:<32}", site.name());
            for who in visitors(site) {
                let ask = Ask::page(&path);
                let answer =
                    if *who == Who::Guest { town.ask(ask.on(site)).await } else { town.ask_as(*who, ask).await };
                let html = answer.text();
                assert!(answer.status < 500, "{site:?} {path} for {who:?}: {}", answer.status);
                assert!(!html.contains(" style=\""), "{site:?} {path} has style in its markup");
                assert!(!html.contains("<script>"), "{site:?} {path} has a script without a mark");
                line.push_str(&who.got(answer.status));
            }
            table.push(line.trim_end().to_owned());
        }
    }
    insta::assert_snapshot!(table.join("\n"));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_address_that_leads_nowhere_has_a_page_that_says_so(pool: PgPool) {
    let town = Town::new(pool).await;
    for site in Site::ALL {
        for path in ["/nowhere", "/orders/not-a-number/x/y", "/p/no-such-thing/", "/%F0%9F%98%80"] {
            let answer = town.ask(Ask::page(path).on(site)).await;
            assert_eq!(answer.status, 404, "{site:?} {path}");
            assert!(answer.header("content-type").starts_with("text/html"), "{site:?} {path}");
        }
        for file in ["/pkg/none.wasm", "/media/../../etc/passwd", "/favicon.ico", "/media/x.webp"] {
            let answer = town.ask(Ask::page(file).on(site)).await;
            assert_eq!(answer.status, 404, "{site:?} {file}");
        }
    }
}
