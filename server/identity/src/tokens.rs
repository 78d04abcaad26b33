//! Sign-ins of programs: a short access token, and a refresh token that is exchanged once for the next pair.
//!
//! The token that follows a refresh token is derived from it with the market's key. So a program whose answer was lost
//! gets the very same pair of hands again within ten seconds, any number of exchanges at once make one token, and
//! nothing but hashes is stored. A used token that comes back later, or from somebody else, ends the whole family.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::id::{AccountId, FamilyId, SessionId};
use domain::identity::{CodeEntry, CodeRefusal};
use domain::identity::{
    Credentials, RefreshRefusal, RefreshRequest, SecondEntry, SecondRefusal, SignInRefusal, TokenPair,
};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use kernel::{Failure, Market, Op, Tenant, Tx, secrets};
use secrecy::ExposeSecret as _;
use serde::{Deserialize, Serialize};

use crate::confirm_code::confirmed;
use crate::door::{Browser, Passed, Pending};
use crate::rules::{ACCESS_LASTS, REFRESH_GRACE, REFRESH_LASTS};
use crate::store::accounts::StoredAccount;
use crate::store::tokens::{self, NewFamily, NewRefresh};
use crate::who::Who;
use crate::{codes, second_step, sign_in};

/// Who may use an access token, and with whom.
const AUDIENCE: &str = "agora-api";

/// What came of a program's sign-in.
#[derive(Debug)]
pub enum ProgramEntered {
    /// It is in.
    In(TokenPair),
    /// One more step is asked for.
    Second(Pending),
}

/// What an access token says.
#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: AccountId,
    /// The family; a token of one that ended is worth nothing.
    sid: FamilyId,
    iat: i64,
    exp: i64,
}

/// Signs a program in with e-mail and password.
pub async fn sign_in_program(
    market: &Market,
    op: &Op,
    credentials: Credentials,
) -> Result<ProgramEntered, Failure<SignInRefusal>> {
    let (mut tx, passed) = sign_in::proved(market, op, credentials, &Browser::default()).await?;
    let entered = match passed {
        Passed::In(admitted) => ProgramEntered::In(begin(market, op, &mut tx, &admitted.account).await?),
        Passed::Second(pending) => ProgramEntered::Second(pending),
        Passed::Locked(until) => return codes::refuse(tx, SignInRefusal::Locked { until }).await,
    };
    tx.commit().await?;
    Ok(entered)
}

/// Enters the second step of a program's sign-in.
pub async fn enter_second_step_program(
    market: &Market,
    op: &Op,
    token: &str,
    entry: SecondEntry,
) -> Result<ProgramEntered, Failure<SecondRefusal>> {
    let (mut tx, passed, _) = second_step::entered(market, op, token, &entry, &Browser::default()).await?;
    let entered = match passed {
        Passed::In(admitted) => ProgramEntered::In(begin(market, op, &mut tx, &admitted.account).await?),
        Passed::Second(pending) => ProgramEntered::Second(pending),
        Passed::Locked(until) => return codes::refuse(tx, SecondRefusal::Locked { until }).await,
    };
    tx.commit().await?;
    Ok(entered)
}

/// Opens the account behind a code and signs the program in.
pub async fn confirm_code_program(
    market: &Market,
    op: &Op,
    entry: CodeEntry,
) -> Result<TokenPair, Failure<CodeRefusal>> {
    let (mut tx, account) = confirmed(market, op, &entry).await?;
    let pair = begin(market, op, &mut tx, &account).await?;
    tx.commit().await?;
    Ok(pair)
}

/// Begins a family.
async fn begin(market: &Market, op: &Op, tx: &mut Tx, account: &StoredAccount) -> anyhow::Result<TokenPair> {
    let family = NewFamily {
        id: market.new_id(),
        account: account.id,
        address: &op.address.map(|address| address.to_string()).unwrap_or_default(),
        user_agent: &op.user_agent.chars().take(300).collect::<String>(),
        at: op.now,
    };
    tokens::begin(tx.db(), &family).await?;
    let refresh = secrets::new_token();
    give_out(op, tx, family.id, &refresh).await?;
    pair(market, op, account.id, family.id, refresh)
}

async fn give_out(op: &Op, tx: &mut Tx, family: FamilyId, refresh: &str) -> Result<(), sqlx::Error> {
    let new = NewRefresh {
        token_hash: &secrets::token_hash(refresh),
        family,
        client_hash: &client(op),
        at: op.now,
        expires_at: op.now + REFRESH_LASTS,
    };
    tokens::insert(tx.db(), &new).await
}

/// Exchanges a refresh token for the next pair. Each is used once; what comes back within ten seconds from the same
/// program is answered with the same successor, and what comes back otherwise ends the family.
pub async fn refresh(market: &Market, op: &Op, request: RefreshRequest) -> Result<TokenPair, Failure<RefreshRefusal>> {
    let presented = request.refresh_token;
    let token_hash = secrets::token_hash(&presented);
    let ended = || Failure::Refused(RefreshRefusal::Ended);
    let mut tx = market.begin(op).await?;
    let (family, account) = tokens::lock_family(tx.db(), &token_hash).await?.ok_or_else(ended)?;
    let stored = tokens::refresh(tx.db(), &token_hash).await?.ok_or_else(ended)?;
    if stored.expires_at <= op.now {
        return Err(ended());
    }
    let successor = successor(market, &presented);
    match stored.used_at {
        None => {
            tokens::take(tx.db(), &token_hash, op.now).await?;
            give_out(op, &mut tx, family, &successor).await?;
            tokens::seen(tx.db(), family, op.now).await?;
        }
        Some(at) if is_lost_answer(op, at, &stored.client_hash) => {
            let next = tokens::refresh(tx.db(), &secrets::token_hash(&successor)).await?;
            // A successor that was used itself is with its program already: this is somebody else.
            if next.is_none_or(|next| next.used_at.is_some()) {
                return end(tx, op, family, account).await;
            }
        }
        Some(_) => return end(tx, op, family, account).await,
    }
    tx.commit().await?;
    Ok(pair(market, op, account, family, successor)?)
}

/// Whether a used token comes back because the answer to it was lost.
fn is_lost_answer(op: &Op, used_at: DateTime<Utc>, client_hash: &[u8]) -> bool {
    op.now < used_at + REFRESH_GRACE && secrets::same(client_hash, &client(op))
}

/// Ends a family whose token was used twice: one of the two who have it is a thief, and nobody knows which.
async fn end<T>(mut tx: Tx, op: &Op, family: FamilyId, account: AccountId) -> Result<T, Failure<RefreshRefusal>> {
    tokens::revoke(tx.db(), family, account, "a token was used twice", op.now).await?;
    tracing::warn!(%account, %family, network = op.network(), "a refresh token was used twice, and its family ended");
    codes::refuse(tx, RefreshRefusal::Ended).await
}

/// The token that follows `token`; only this market can tell.
fn successor(market: &Market, token: &str) -> String {
    let key = market.settings().key.expose_secret();
    URL_SAFE_NO_PAD.encode(secrets::keyed_hash(key, &[b"successor of refresh token", token.as_bytes()]))
}

/// Whose hands a token is given into: the network and what the program calls itself.
fn client(op: &Op) -> [u8; 32] {
    secrets::keyed_hash(b"client", &[op.network().as_bytes(), op.user_agent.as_bytes()])
}

fn pair(
    market: &Market,
    op: &Op,
    account: AccountId,
    family: FamilyId,
    refresh_token: String,
) -> anyhow::Result<TokenPair> {
    let lasts = u32::try_from(ACCESS_LASTS.as_secs())?;
    let claims = Claims {
        iss: issuer(market).to_owned(),
        aud: AUDIENCE.to_owned(),
        sub: account,
        sid: family,
        iat: op.now.timestamp(),
        exp: op.now.timestamp() + i64::from(lasts),
    };
    let access_token =
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &EncodingKey::from_secret(&signing_key(market)))?;
    Ok(TokenPair {
        access_token,
        token_type: "Bearer".to_owned(),
        expires_in: lasts,
        refresh_token,
        refresh_expires_in: u32::try_from(REFRESH_LASTS.as_secs())?,
    })
}

fn issuer(market: &Market) -> &str {
    market.settings().public_url(domain::actor::Site::Shopper)
}

fn signing_key(market: &Market) -> [u8; 32] {
    secrets::keyed_hash(market.settings().key.expose_secret(), &[b"access tokens"])
}

/// Who bears that access token: nobody when it was not signed by us, is too old, or when its family or its account has
/// ended. Asked on every request, so that a ban and a sign-out bite at once.
pub async fn who_bears(market: &Market, token: &str) -> Result<Option<Who>, sqlx::Error> {
    let Some(claims) = read(market, token) else { return Ok(None) };
    let mut db = market.db(Tenant::Market).await?;
    let live = tokens::live(&mut db, claims.sid, claims.sub).await?;
    let live = live.filter(|roles| roles.contains(&Role::Buyer));
    Ok(live.map(|roles| Who { account: claims.sub, roles, session: SessionId(claims.sid.0) }))
}

/// What a token says, if it is ours and of now.
fn read(market: &Market, token: &str) -> Option<Claims> {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_audience(&[AUDIENCE]);
    validation.set_issuer(&[issuer(market)]);
    validation.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
    // The market's clock decides, not the library's.
    validation.validate_exp = false;
    let key = DecodingKey::from_secret(&signing_key(market));
    let claims = jsonwebtoken::decode::<Claims>(token, &key, &validation).ok()?.claims;
    (claims.exp > market.now().timestamp()).then_some(claims)
}
