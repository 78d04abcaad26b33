//! Two thousand people want the last unit at the same moment: one gets it, the others are told so, and nothing breaks.

use std::sync::Barrier;
use std::thread;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::Bench;
use super::bar::Bar;
use super::market::{Market, Pages};
use super::shopper::{self, Shopper, field};

pub const BENCH: Bench = Bench {
    name: "last-unit",
    bars: &[
        Bar::at_most("orders for the last unit", 1.0, "orders"),
        Bar::at_least("orders placed at all", 1.0, "orders"),
        Bar::at_least("refused in words", 1999.0, "buyers"),
        Bar::at_most("answers of 5xx, or none", 0.0, "answers"),
        Bar::at_most("still available", 0.0, "units"),
    ],
    measure,
};

const BUYERS: usize = 2000;

fn measure(market: &Market) -> Result<Vec<f64>> {
    let server = market.serve()?;
    let category = Pages::find(&server)?.category_path(&server);
    let variant = shopper::variants(server.shopper, &category, 1)?.remove(0);
    leave_one(&server, &variant)?;

    // Everybody has it in the basket and stands at the checkout before anybody pays.
    let mut buyers = Vec::new();
    for _ in 0..BUYERS {
        let mut buyer = Shopper::new(server.shopper);
        let taken = buyer.take(&variant)?;
        ensure!(taken.status == 200, "the last unit did not go into a basket: {}", taken.body);
        buyers.push((buyer.checkout_form()?, buyer));
    }
    let start = Barrier::new(BUYERS);
    let answers: Vec<_> = thread::scope(|scope| {
        let hands: Vec<_> = buyers
            .iter_mut()
            .map(|(form, buyer)| {
                let start = &start;
                let hand = thread::Builder::new().stack_size(256 << 10);
                hand.spawn_scoped(scope, move || {
                    start.wait();
                    buyer.call("orders/place_order", form)
                })
            })
            .collect();
        hands.into_iter().map(|hand| hand.ok().and_then(|hand| hand.join().ok())?.ok()).collect()
    });

    let count = |wanted: fn(&shopper::Answer) -> bool| answers.iter().flatten().filter(|answer| wanted(answer)).count();
    let placed = count(|answer| answer.status == 200);
    let refused = count(|answer| answer.status == 422 && answer.json()["Refused"].as_str() == Some("Changed"));
    let broken = BUYERS - count(|answer| answer.status < 500);
    let late = Shopper::new(server.shopper).take(&variant)?;
    let left = if late.status == 200 { 1 } else { late.json()["Refused"]["OnlyLeft"]["left"].as_u64().unwrap_or(1) };
    server.stop()?;
    let figure = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    Ok(vec![figure(placed), figure(placed), figure(refused), figure(broken), figure(usize::try_from(left)?)])
}

/// The seller of `variant` counts their shelf again and finds one.
fn leave_one(server: &crate::server::Server, variant: &str) -> Result<()> {
    for email in sellers(server) {
        let mut seller = Shopper::new(server.seller);
        let credentials =
            [field("credentials[email]", &email), field("credentials[password]", super::market::PASSWORD)];
        if seller.call("identity/sign_in", &credentials)?.status != 200 {
            continue;
        }
        for page in 1.. {
            let fields = [field("words", ""), field("page", &page.to_string())];
            let rows = seller.call("catalog/my_products", &fields)?.json();
            let Some(rows) = rows["items"].as_array().filter(|rows| !rows.is_empty()) else { break };
            for row in rows {
                let id = row["id"].as_str().context("a product has no id")?;
                let mut edit = seller.call("catalog/my_product", &[field("product", id)])?.json();
                let Some(found) = edit["draft"]["variants"].as_array_mut().and_then(|variants| {
                    variants.iter_mut().find(|candidate| candidate["id"].as_str() == Some(variant))
                }) else {
                    continue;
                };
                found["on_hand"] = "1".into();
                let mut fields = Vec::new();
                flatten("draft", &edit["draft"], &mut fields);
                let saved = seller.call("catalog/save_product", &fields)?;
                ensure!(saved.status == 200, "the seller could not save the count: {}", saved.body);
                return Ok(());
            }
        }
    }
    anyhow::bail!("no seller has the variant {variant}")
}

/// The addresses of the catalogue's sellers, by the shops that the home page links to.
fn sellers(server: &crate::server::Server) -> Vec<String> {
    let home = crate::http::get(server.shopper, "/").map(|answer| answer.body).unwrap_or_default();
    let shops = super::market::links(&home, "/s/");
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
