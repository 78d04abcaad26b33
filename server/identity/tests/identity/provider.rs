//! A provider of accounts that speaks `OpenID` Connect, on this machine, whose people say yes to everything.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::identity::GoogleReturn;
use identity::GoogleBegun;
use openidconnect::core::{
    CoreIdToken, CoreIdTokenClaims, CoreIdTokenFields, CoreJsonWebKeySet, CoreJwsSigningAlgorithm,
    CoreRsaPrivateSigningKey, CoreTokenResponse, CoreTokenType,
};
use openidconnect::{
    AccessToken, Audience, EmptyAdditionalClaims, EmptyExtraTokenFields, EndUserEmail, EndUserName, IssuerUrl,
    JsonWebKeyId, Nonce, PrivateSigningKey as _, StandardClaims, SubjectIdentifier,
};
use serde_json::json;
use sha2::{Digest as _, Sha256};

/// A key that signs for nobody but this test.
const KEY: &str = include_str!("provider.pem");

/// Somebody over there.
#[derive(Clone)]
pub struct Somebody {
    pub subject: &'static str,
    pub email: &'static str,
    pub proved: bool,
}

/// What a code stands for.
#[derive(Clone)]
struct Said {
    who: Somebody,
    nonce: String,
    challenge: String,
}

/// The provider.
#[derive(Clone)]
pub struct Provider {
    /// Its address.
    pub issuer: String,
    codes: Arc<Mutex<HashMap<String, Said>>>,
}

impl Provider {
    /// Opens on a free port.
    pub async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let provider = Self { issuer, codes: Arc::default() };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(describe))
            .route("/jwks", get(keys))
            .route("/token", post(exchange))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// A browser that was sent over here comes back as `who`.
    pub fn says_yes(&self, begun: &GoogleBegun, who: Somebody) -> GoogleReturn {
        let asked = query(&begun.url);
        assert_eq!((asked["code_challenge_method"].as_str(), asked["response_type"].as_str()), ("S256", "code"));
        assert_eq!(asked["state"], begun.state);
        let code = format!("code-{}", self.codes.lock().expect("no panic").len());
        let said = Said { who, nonce: asked["nonce"].clone(), challenge: asked["code_challenge"].clone() };
        self.codes.lock().expect("no panic").insert(code.clone(), said);
        GoogleReturn { state: asked["state"].clone(), code, error: String::new() }
    }

    /// The same with another nonce in what it says.
    pub fn says_something_else(&self, begun: &GoogleBegun, who: Somebody) -> GoogleReturn {
        let back = self.says_yes(begun, who);
        let mut codes = self.codes.lock().expect("no panic");
        "another".clone_into(&mut codes.get_mut(&back.code).expect("it was made").nonce);
        drop(codes);
        back
    }
}

fn signing_key() -> CoreRsaPrivateSigningKey {
    CoreRsaPrivateSigningKey::from_pem(KEY, Some(JsonWebKeyId::new("one".to_owned()))).expect("a key")
}

async fn describe(State(provider): State<Provider>) -> Response {
    let issuer = &provider.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }))
    .into_response()
}

async fn keys() -> Response {
    Json(CoreJsonWebKeySet::new(vec![signing_key().as_verification_key()])).into_response()
}

/// Gives a token for a code, once, to whoever knows what its challenge was made of.
async fn exchange(State(provider): State<Provider>, Form(form): Form<HashMap<String, String>>) -> Response {
    let said = form.get("code").and_then(|code| provider.codes.lock().expect("no panic").remove(code));
    let verifier = form.get("code_verifier").map(String::as_str).unwrap_or_default();
    let proof = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
    let Some(said) = said.filter(|said| said.challenge == proof) else {
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response();
    };
    let now = chrono::DateTime::from_timestamp(unix_now(), 0).expect("now");
    let name = EndUserName::new("Ana from over there".to_owned());
    let claims = StandardClaims::new(SubjectIdentifier::new(said.who.subject.to_owned()))
        .set_email(Some(EndUserEmail::new(said.who.email.to_owned())))
        .set_email_verified(Some(said.who.proved))
        .set_name(Some(name.into()));
    let claims = CoreIdTokenClaims::new(
        IssuerUrl::new(provider.issuer).expect("an address"),
        vec![Audience::new("agora".to_owned())],
        now + chrono::TimeDelta::minutes(5),
        now,
        claims,
        EmptyAdditionalClaims {},
    )
    .set_nonce(Some(Nonce::new(said.nonce)));
    let access = AccessToken::new("an access token".to_owned());
    let algorithm = CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256;
    let token = CoreIdToken::new(claims, &signing_key(), algorithm, Some(&access), None).expect("a token");
    let fields = CoreIdTokenFields::new(Some(token), EmptyExtraTokenFields {});
    Json(CoreTokenResponse::new(access, CoreTokenType::Bearer, fields)).into_response()
}

fn unix_now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    i64::try_from(since.as_secs()).expect("not so late")
}

/// The parts of an address behind its question mark.
fn query(url: &str) -> HashMap<String, String> {
    let (_, query) = url.split_once('?').expect("a question");
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.replace("%3A", ":").replace("%2F", "/"))).collect()
}
