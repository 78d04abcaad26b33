//! A shopper without a browser: keeps a connection and a basket, and calls the server functions as a page would.

use std::net::SocketAddr;

use anyhow::{Context, Result};

pub use super::wire::Answer;
use super::wire::Wire;

/// One person with one connection and their cookies.
pub struct Shopper {
    wire: Wire,
    cookies: Vec<(String, String)>,
}

impl Shopper {
    /// Somebody new at the site of that address.
    pub fn new(address: SocketAddr) -> Self {
        Self { wire: Wire::new(address), cookies: Vec::new() }
    }

    /// Calls a server function with the fields of a form.
    pub fn call(&mut self, function: &str, fields: &[(String, String)]) -> Result<Answer> {
        self.post(&format!("/api/{function}"), fields, "application/json")
    }

    /// Posts a form as a page without script does.
    pub fn post(&mut self, path: &str, fields: &[(String, String)], accept: &str) -> Result<Answer> {
        let body = fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value)));
        let body = body.collect::<Vec<_>>().join("&");
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nAccept: {accept}\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.wire.address(),
            cookies.join("; "),
            body.len()
        );
        self.send(&request)
    }

    /// Sends a file as the script of a page does, and hears of it as that does.
    pub fn send_file(&mut self, path: &str, name: &str, file: &[u8]) -> Result<Answer> {
        let edge = fresh_key()?;
        let before = format!(
            "--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"file.png\"\r\n\
             Content-Type: image/png\r\n\r\n"
        );
        let after = format!("\r\n--{edge}--\r\n");
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nAccept: application/json\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\n\
             Content-Type: multipart/form-data; boundary={edge}\r\nContent-Length: {}\r\n\r\n",
            self.wire.address(),
            cookies.join("; "),
            before.len() + file.len() + after.len()
        );
        self.send([head.as_bytes(), before.as_bytes(), file, after.as_bytes()].concat())
    }

    /// The same person with another connection.
    pub fn again(&self) -> Self {
        Self { wire: Wire::new(self.wire.address()), cookies: self.cookies.clone() }
    }

    /// Opens a new connection: a server closes those on which nothing was said for a while.
    pub fn reconnect(&mut self) -> Result<()> {
        self.wire.reconnect()
    }

    /// Reads a page.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let (address, cookies) = (self.wire.address(), cookies.join("; "));
        self.send(format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: text/html\r\nCookie: {cookies}\r\n\r\n"))
    }

    fn send(&mut self, request: impl AsRef<[u8]>) -> Result<Answer> {
        let answer = self.wire.send(request)?;
        for cookie in answer.all("set-cookie") {
            let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) else { continue };
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        Ok(answer)
    }

    /// The checkout form of what is in the basket, as somebody fills it in, and the basket it is for.
    pub fn checkout_form(&mut self) -> Result<Vec<(String, String)>> {
        let cart = self.call("orders/cart", &[])?.json();
        let mut fields = vec![field("order[key]", &fresh_key()?)];
        for (name, value) in [
            ("email", "ana@example.org"),
            ("name", "Ana Ferreira"),
            ("street", "Rua das Flores 41"),
            ("city", "Lisbon"),
            ("postcode", "1200-194"),
            ("country", "PT"),
            ("phone", ""),
        ] {
            fields.push(field(&format!("order[{name}]"), value));
        }
        for part in cart["shops"].as_array().into_iter().flatten() {
            if let (Some(shop), Some(method)) = (part["shop"]["id"].as_str(), part["shipping"].as_str()) {
                fields.push(field(&format!("order[shipping][urn:uuid:{shop}]"), method));
            }
        }
        let total = cart["totals"]["total"]["minor"].as_i64().context("the basket has no total")?;
        fields.push(field("order[expected_total]", &total.to_string()));
        Ok(fields)
    }

    /// Puts one of `variant` into the basket.
    pub fn take(&mut self, variant: &str) -> Result<Answer> {
        self.call("orders/add_to_cart", &[field("item[variant]", variant), field("item[quantity]", "1")])
    }
}

/// A field of a form.
pub fn field(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// A number that nobody else has, in the form that a page gives its form.
pub fn fresh_key() -> Result<String> {
    let key =
        std::fs::read_to_string("/proc/sys/kernel/random/uuid").context("this machine gives no random numbers")?;
    Ok(key.trim().to_owned())
}

/// The variants that the pages of the shop window offer, at most `most`.
pub fn variants(address: SocketAddr, category: &str, most: usize) -> Result<Vec<String>> {
    let mut shopper = Shopper::new(address);
    let mut found = Vec::new();
    for page in 1.. {
        let list = shopper.get(&format!("{category}?page={page}"))?.body;
        let products = super::market::links(&list, "/p/");
        if products.is_empty() {
            break;
        }
        for product in products {
            let html = shopper.get(&product)?.body;
            let Some(offered) = html.split("name=\"item[variant]\"").nth(1) else { continue };
            let value = offered.split("value=\"").nth(1).and_then(|rest| rest.split('"').next());
            found.extend(value.map(str::to_owned));
            if found.len() >= most {
                return Ok(found);
            }
        }
    }
    anyhow::ensure!(!found.is_empty(), "no product of {category} can be bought");
    Ok(found)
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => escaped.push(char::from(byte)),
            _ => escaped.extend(format!("%{byte:02X}").chars()),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_escaped() {
        assert_eq!(escape("order[email]=ana@example.org ü"), "order%5Bemail%5D%3Dana%40example.org%20%C3%BC");
    }

    #[test]
    fn keys_differ() {
        assert_ne!(fresh_key().expect("random"), fresh_key().expect("random"));
    }
}
