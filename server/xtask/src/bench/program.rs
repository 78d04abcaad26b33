//! A program of somebody's: calls the public API with JSON, from wherever it says it is.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::chance;
use super::market::PASSWORD;
pub use super::wire::Answer;
use super::wire::Wire;

/// One program with one connection, in a network.
pub struct Program {
    wire: Wire,
    network: Ipv4Addr,
    name: String,
}

/// What a program holds instead of a cookie.
#[derive(Clone)]
pub struct Tokens {
    pub access: String,
    pub refresh: String,
}

impl Tokens {
    /// The tokens of an answer, if it has some.
    pub fn of(answer: &Answer) -> Option<Self> {
        let json = answer.json();
        let token = |name: &str| json[name].as_str().map(str::to_owned);
        Some(Self { access: token("access_token")?, refresh: token("refresh_token")? })
    }
}

impl Program {
    /// One in a network where hardly anybody else is.
    pub fn new(address: SocketAddr) -> Self {
        Self::of(address, chance::network(), "agora-bench/1")
    }

    /// One of that name in that network.
    pub fn of(address: SocketAddr, network: Ipv4Addr, name: &str) -> Self {
        Self { wire: Wire::new(address), network, name: name.to_owned() }
    }

    /// Goes to another network.
    pub fn move_on(&mut self) {
        self.network = chance::network();
    }

    pub fn reconnect(&mut self) -> Result<()> {
        self.wire.reconnect()
    }

    pub fn post(&mut self, path: &str, body: &Value) -> Result<Answer> {
        let body = body.to_string();
        let length = body.len();
        let more = format!("Content-Type: application/json\r\nContent-Length: {length}\r\n");
        self.send("POST", path, &more, &body)
    }

    /// Asks as whoever bears that token.
    pub fn get(&mut self, path: &str, access: &str) -> Result<Answer> {
        self.send("GET", path, &format!("Authorization: Bearer {access}\r\n"), "")
    }

    fn send(&mut self, method: &str, path: &str, more: &str, body: &str) -> Result<Answer> {
        let (address, network, name) = (self.wire.address(), self.network, &self.name);
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nAccept: application/json\r\nUser-Agent: {name}\r\n\
             X-Forwarded-For: {network}\r\n{more}\r\n{body}"
        );
        self.wire.send(&request)
    }

    pub fn sign_in(&mut self, email: &str, password: &str) -> Result<Answer> {
        self.post("/api/v1/auth/sign-in", &json!({ "email": email, "password": password }))
    }

    pub fn sign_up(&mut self, email: &str) -> Result<Answer> {
        let body = json!({ "name": "Ana Ferreira", "email": email, "password": "plant kettle oboe" });
        self.post("/api/v1/auth/sign-up", &body)
    }

    pub fn refresh(&mut self, refresh: &str) -> Result<Answer> {
        self.post("/api/v1/auth/refresh", &json!({ "refresh_token": refresh }))
    }

    /// Comes in with the password that everybody in the market has.
    pub fn enter(&mut self, email: &str) -> Result<Tokens> {
        let answer = self.sign_in(email, PASSWORD)?;
        ensure!(answer.status == 200, "{email} did not come in: {} {}", answer.status, answer.body);
        Tokens::of(&answer).context("there are no tokens in the answer to a sign-in")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_both_there_or_none() {
        let answer = |body: &str| Answer { status: 200, body: body.to_owned(), ..Answer::default() };
        assert!(Tokens::of(&answer(r#"{"access_token":"a","refresh_token":"b"}"#)).is_some());
        assert!(Tokens::of(&answer(r#"{"access_token":"a"}"#)).is_none());
        assert!(Tokens::of(&answer("no")).is_none());
    }
}
