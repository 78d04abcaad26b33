//! Encrypts what has to be read again, so that the database alone tells nobody.

use anyhow::{Context as _, anyhow};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use kernel::{Market, secrets};
use secrecy::ExposeSecret as _;

/// Bytes of a nonce, which stands before what it hides.
const NONCE: usize = 24;

/// Hides `secret` so that only this market can read it, and only as what it is: `purpose` and `owner` are part of it.
pub(crate) fn seal(market: &Market, purpose: &str, owner: &[u8], secret: &[u8]) -> anyhow::Result<Vec<u8>> {
    let nonce = secrets::random::<NONCE>();
    let payload = Payload { msg: secret, aad: owner };
    let sealed = cipher(market, purpose).encrypt(&XNonce::from(nonce), payload);
    let sealed = sealed.map_err(|_| anyhow!("a secret cannot be encrypted"))?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Reads what [`seal`] hid.
pub(crate) fn open(market: &Market, purpose: &str, owner: &[u8], sealed: &[u8]) -> anyhow::Result<Vec<u8>> {
    let (nonce, hidden) = sealed.split_first_chunk::<NONCE>().context("a sealed secret is too short")?;
    let payload = Payload { msg: hidden, aad: owner };
    let secret = cipher(market, purpose).decrypt(&XNonce::from(*nonce), payload);
    secret.map_err(|_| anyhow!("a sealed secret was made with another key, or is broken"))
}

fn cipher(market: &Market, purpose: &str) -> XChaCha20Poly1305 {
    let key = market.settings().key.expose_secret();
    XChaCha20Poly1305::new(&Key::from(secrets::keyed_hash(key, &[b"sealing", purpose.as_bytes()])))
}
