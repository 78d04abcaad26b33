//! Counts goods anew before a measurement, as their sellers would, so that a run does not depend on the one before.

use std::collections::HashSet;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::market::{PASSWORD, links};
use super::shopper::{Shopper, field};
use crate::http;
use crate::server::Server;

/// Every seller counts those of `variants` that are theirs, and finds `on_hand` of each.
pub fn count(server: &Server, variants: &[String], on_hand: u32) -> Result<()> {
    let mut wanted: HashSet<&str> = variants.iter().map(String::as_str).collect();
    for email in sellers(server) {
        let mut seller = Shopper::new(server.seller);
        let credentials = [field("credentials[email]", &email), field("credentials[password]", PASSWORD)];
        if seller.call("identity/sign_in", &credentials)?.status != 200 {
            continue;
        }
        for page in 1.. {
            let fields = [field("words", ""), field("page", &page.to_string())];
            let rows = seller.call("catalog/my_products", &fields)?.json();
            let Some(rows) = rows["items"].as_array().filter(|rows| !rows.is_empty()) else { break };
            for row in rows {
                if wanted.is_empty() {
                    return Ok(());
                }
                count_product(&mut seller, row["id"].as_str().context("a product has no id")?, &mut wanted, on_hand)?;
            }
        }
    }
    ensure!(wanted.is_empty(), "no seller has {} of the {} variants", wanted.len(), variants.len());
    Ok(())
}

/// Takes what was counted out of `wanted`.
fn count_product(seller: &mut Shopper, product: &str, wanted: &mut HashSet<&str>, on_hand: u32) -> Result<()> {
    let mut edit = seller.call("catalog/my_product", &[field("product", product)])?.json();
    let mut counted = false;
    for variant in edit["draft"]["variants"].as_array_mut().into_iter().flatten() {
        if variant["id"].as_str().is_some_and(|id| wanted.remove(id)) {
            variant["on_hand"] = on_hand.to_string().into();
            counted = true;
        }
    }
    if counted {
        let mut fields = Vec::new();
        flatten("draft", &edit["draft"], &mut fields);
        let saved = seller.call("catalog/save_product", &fields)?;
        ensure!(saved.status == 200, "the seller could not save the count: {}", saved.body);
    }
    Ok(())
}

/// The addresses of the catalogue's sellers, by the shops that the home page links to.
fn sellers(server: &Server) -> Vec<String> {
    let home = http::get(server.shopper, "/").map(|answer| answer.body).unwrap_or_default();
    let shops = links(&home, "/s/");
    shops.iter().map(|shop| format!("seller-{}@example.org", shop.trim_start_matches("/s/"))).collect()
}

/// JSON as the fields of a form.
fn flatten(name: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::Object(inner) => inner.iter().for_each(|(key, value)| flatten(&format!("{name}[{key}]"), value, fields)),
        Value::Array(inner) => {
            inner.iter().enumerate().for_each(|(at, value)| flatten(&format!("{name}[{at}]"), value, fields));
        }
        Value::Null => {}
        Value::String(text) => fields.push(field(name, text)),
        other => fields.push(field(name, &other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_becomes_fields() {
        let mut fields = Vec::new();
        flatten(
            "draft",
            &serde_json::json!({"title": "Mug", "id": null, "variants": [{"sku": "A", "n": 1}]}),
            &mut fields,
        );
        fields.sort();
        let names: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(names, ["draft[title]=Mug", "draft[variants][0][n]=1", "draft[variants][0][sku]=A"]);
    }
}
