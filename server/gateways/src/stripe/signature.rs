//! Believes a webhook only when one of our secrets signed exactly these bytes a moment ago.

use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac as _};
use kernel::gateway::SignatureError;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;

/// Seconds that a signature is good for, in either direction.
const TOLERANCE: u64 = 300;
/// More hashes than anyone needs; a longer header is not worth the work.
const MOST_HASHES: usize = 8;

/// Checks `t=<seconds>,v1=<hex>[,v1=<hex>…]` over the raw bytes. Comparisons take the same time whatever they find.
pub fn check(secrets: &[SecretString], payload: &[u8], header: &str, now: DateTime<Utc>) -> Result<(), SignatureError> {
    let (time, hashes) = read(header).ok_or(SignatureError::Malformed)?;
    let mut genuine = false;
    for secret in secrets {
        for hash in &hashes {
            genuine |= signs(secret, time, payload, hash);
        }
    }
    if !genuine {
        return Err(SignatureError::Mismatch);
    }
    // The age is told only to someone who knows the secret.
    let signed_at: i64 = time.parse().map_err(|_| SignatureError::Malformed)?;
    if now.timestamp().abs_diff(signed_at) > TOLERANCE { Err(SignatureError::Stale) } else { Ok(()) }
}

fn signs(secret: &SecretString, time: &str, payload: &[u8], hash: &[u8]) -> bool {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes()).expect("HMAC takes any key");
    mac.update(time.as_bytes());
    mac.update(b".");
    mac.update(payload);
    mac.verify_slice(hash).is_ok()
}

/// The time as it was written, and every hash of the scheme we know; other schemes are passed over.
fn read(header: &str) -> Option<(&str, Vec<Vec<u8>>)> {
    let (mut time, mut hashes) = (None, Vec::new());
    for part in header.split(',') {
        match part.trim().split_once('=')? {
            ("t", value) => time = Some(value),
            ("v1", value) => hashes.push(hex::decode(value).ok()?),
            _ => {}
        }
    }
    let usable = (1..=MOST_HASHES).contains(&hashes.len());
    time.filter(|time| usable && time.len() <= 12).map(|time| (time, hashes))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use kernel::gateway::SignatureError;
    use secrecy::SecretString;

    use super::check;

    /// Made with openssl: `printf '1700000000.{"id":1}' | openssl dgst -sha256 -hmac whsec_test`.
    const HASH: &str = "2f441ba4b3b2d50d28a9ab9d9fd8880376ecd1eb5d0435401553f5d8d0a5dcf8";
    const BODY: &[u8] = br#"{"id":1}"#;

    fn secrets(all: &[&str]) -> Vec<SecretString> {
        all.iter().map(|secret| SecretString::from(*secret)).collect()
    }

    fn signed_at() -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000, 0).expect("a valid instant")
    }

    fn header() -> String {
        format!("t=1700000000,v1={HASH}")
    }

    #[test]
    fn a_fresh_signature_by_either_secret_is_believed() {
        for known in [&["whsec_test"][..], &["whsec_new", "whsec_test"]] {
            assert_eq!(check(&secrets(known), BODY, &header(), signed_at()), Ok(()));
        }
        let several = format!("t=1700000000,v0=old,v1={},v1={HASH}", "00".repeat(32));
        assert_eq!(check(&secrets(&["whsec_test"]), BODY, &several, signed_at()), Ok(()));
    }

    #[test]
    fn foreign_tampered_and_empty_signatures_are_not() {
        let ours = secrets(&["whsec_test"]);
        let mismatch = Err(SignatureError::Mismatch);
        assert_eq!(check(&secrets(&["whsec_other"]), BODY, &header(), signed_at()), mismatch);
        assert_eq!(check(&secrets(&[]), BODY, &header(), signed_at()), mismatch);
        assert_eq!(check(&ours, br#"{"id":2}"#, &header(), signed_at()), mismatch);
        assert_eq!(check(&ours, BODY, &header().replace("t=17", "t=18"), signed_at()), mismatch);
        assert_eq!(check(&ours, BODY, "t=1700000000,v1=", signed_at()), mismatch);
        assert_eq!(check(&ours, BODY, &format!("t=1700000000,v1={}", &HASH[..10]), signed_at()), mismatch);
    }

    #[test]
    fn headers_we_cannot_read_are_malformed() {
        let nine = format!("t=1700000000{}", ",v1=00".repeat(9));
        for header in ["", "t=1700000000", "v1=00", "t=1,v1=zz", "nonsense", &format!("t=1700000000,v0={HASH}"), &nine]
        {
            let outcome = check(&secrets(&["whsec_test"]), BODY, header, signed_at());
            assert_eq!(outcome, Err(SignatureError::Malformed), "{header}");
        }
    }

    #[test]
    fn a_signature_is_good_for_five_minutes() {
        let ours = secrets(&["whsec_test"]);
        for (seconds, outcome) in
            [(300, Ok(())), (-300, Ok(())), (301, Err(SignatureError::Stale)), (-301, Err(SignatureError::Stale))]
        {
            let now = signed_at() + TimeDelta::seconds(seconds);
            assert_eq!(check(&ours, BODY, &header(), now), outcome, "{seconds} s later");
        }
    }
}
