//! Codes of an app: made of a shared secret and the time, each good for a minute and a half, and once.

use std::fmt::Write as _;

use anyhow::{Context as _, anyhow};
use chrono::{DateTime, Utc};
use domain::id::AccountId;
use domain::identity::{AuthenticatorSetUp, QrCode, RECOVERY_LENGTH, RecoveryCodes, TypedCode};
use fast_qr::{ECL, QRBuilder};
use kernel::{Market, Op, Tx, secrets};
use secrecy::ExposeSecret as _;
use totp_rs::{Builder, Secret, Totp};

use crate::rules::SET_UP_WAITS;
use crate::seal;
use crate::store::authenticators;

/// What sealed secrets are sealed as.
const PURPOSE: &str = "authenticator";
/// Recovery codes that are given at a time.
const RECOVERY_CODES: usize = 10;
/// Letters of recovery codes: none that is taken for another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Light squares around a QR code.
const QUIET: u32 = 4;

/// The code before and the one after are good too: clocks of phones are wrong by that much, and people are slow. This
/// is wider than the strictest reading asks for; in return a step is used once and tries are few.
const SKEW: u16 = 1;

fn totp(secret: Vec<u8>, email: &str) -> anyhow::Result<Totp> {
    // A colon parts the issuer from the name, so that a name has none.
    let name = email.replace(':', "_");
    Builder::new()
        .with_secret(Secret::new(secret.into_boxed_slice()))
        .with_skew(SKEW)
        .with_account_name(name)
        .with_issuer(Some("Agora"))
        .build()
        .context("a secret of an app is not one")
}

/// Begins with an app: what it has to be told. Nothing when one is in use already.
pub(crate) async fn begin(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    account: AccountId,
    email: &str,
) -> anyhow::Result<Option<AuthenticatorSetUp>> {
    let secret = secrets::random::<20>();
    let sealed = seal::seal(market, PURPOSE, account.0.as_bytes(), &secret)?;
    if !authenticators::begin(tx.db(), account, &sealed, op.now).await? {
        return Ok(None);
    }
    told(secret.to_vec(), email).map(Some)
}

/// What the app that was begun with has to be told, once more.
pub(crate) async fn begun(
    market: &Market,
    op: &Op,
    db: &mut sqlx::PgConnection,
    account: AccountId,
    email: &str,
) -> anyhow::Result<Option<AuthenticatorSetUp>> {
    let Some(stored) = authenticators::of(db, account, op.now - SET_UP_WAITS).await? else { return Ok(None) };
    if stored.confirmed {
        return Ok(None);
    }
    told(seal::open(market, PURPOSE, account.0.as_bytes(), &stored.sealed_secret)?, email).map(Some)
}

fn told(secret: Vec<u8>, email: &str) -> anyhow::Result<AuthenticatorSetUp> {
    let secret_text = Secret::new(secret.clone().into_boxed_slice()).to_base32();
    let uri = totp(secret, email)?.to_url().context("an app cannot be told its secret")?;
    Ok(AuthenticatorSetUp { secret: secret_text, qr: qr_code(&uri)?, uri })
}

/// A text as a QR code, with the quiet margin that cameras need around it.
fn qr_code(text: &str) -> anyhow::Result<QrCode> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().map_err(|_| anyhow!("a text is too long for a QR code"))?;
    let mut path = String::new();
    for (y, row) in (QUIET..).zip((0..code.size).map(|row| &code[row])) {
        for (x, _) in (QUIET..).zip(row.iter().take(code.size)).filter(|(_, square)| square.value()) {
            // Writing into a string cannot fail.
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    Ok(QrCode { side: u32::try_from(code.size)? + 2 * QUIET, path })
}

/// What came of the first code of an app.
pub(crate) enum First {
    /// The app is in use; these replace it.
    On(RecoveryCodes),
    /// It is not the code of now.
    Wrong,
    /// Nothing was begun.
    NotBegun,
}

/// Takes the app into use with its first code.
pub(crate) async fn confirm(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    account: AccountId,
    code: &str,
) -> anyhow::Result<First> {
    let stored = authenticators::of(tx.db(), account, op.now - SET_UP_WAITS).await?;
    let Some(stored) = stored.filter(|stored| !stored.confirmed) else { return Ok(First::NotBegun) };
    let Some(step) = step(market, account, &stored.sealed_secret, code, op.now)? else { return Ok(First::Wrong) };
    if !authenticators::confirm(tx.db(), account, &stored.sealed_secret, step, op.now).await? {
        return Ok(First::NotBegun);
    }
    new_recovery_codes(market, tx, account).await.map(First::On)
}

/// Uses a code of the app, or a recovery code, up.
pub(crate) async fn take(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    account: AccountId,
    typed: &TypedCode,
) -> anyhow::Result<bool> {
    let code = match typed {
        TypedCode::Recovery(code) => {
            let hash = recovery_hash(market, account, code);
            return Ok(authenticators::take_recovery_code(tx.db(), account, &hash, op.now).await?);
        }
        TypedCode::Digits(code) => code,
    };
    let stored = authenticators::of(tx.db(), account, op.now).await?;
    let Some(stored) = stored.filter(|stored| stored.confirmed) else { return Ok(false) };
    match step(market, account, &stored.sealed_secret, code, op.now)? {
        Some(step) => Ok(authenticators::take_step(tx.db(), account, step).await?),
        None => Ok(false),
    }
}

/// New recovery codes; those before are worth nothing from now on.
pub(crate) async fn new_recovery_codes(
    market: &Market,
    tx: &mut Tx,
    account: AccountId,
) -> anyhow::Result<RecoveryCodes> {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code()).collect();
    let hashes: Vec<Vec<u8>> = codes.iter().map(|code| recovery_hash(market, account, code).to_vec()).collect();
    authenticators::set_recovery_codes(tx.db(), account, &hashes).await?;
    let (half, written) = (RECOVERY_LENGTH / 2, codes.into_iter());
    Ok(RecoveryCodes(written.map(|code| format!("{}-{}", &code[..half], &code[half..])).collect()))
}

/// Fifty random bits that a person can copy.
fn recovery_code() -> String {
    let letter = |byte: u8| char::from(LETTERS[usize::from(byte) % LETTERS.len()]);
    secrets::random::<RECOVERY_LENGTH>().into_iter().map(letter).collect()
}

fn recovery_hash(market: &Market, account: AccountId, code: &str) -> [u8; 32] {
    let key = market.settings().key.expose_secret();
    secrets::keyed_hash(key, &[b"recovery code", account.0.as_bytes(), code.as_bytes()])
}

/// The step of which this is the code, if it is one of now.
fn step(
    market: &Market,
    account: AccountId,
    sealed: &[u8],
    code: &str,
    now: DateTime<Utc>,
) -> anyhow::Result<Option<i64>> {
    let secret = seal::open(market, PURPOSE, account.0.as_bytes(), sealed)?;
    let step = totp(secret, "")?.check(code, now.timestamp().unsigned_abs());
    Ok(step.map(i64::try_from).transpose()?)
}
