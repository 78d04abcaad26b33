//! Carries out a call once, however often it is sent, and remembers its answer.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, RawQuery, Request};
use axum::response::{IntoResponse as _, Response};
use http::header::CONTENT_TYPE;
use http::request::Parts;
use http::{HeaderName, HeaderValue, StatusCode};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use sqlx::{PgConnection, Postgres, Transaction};

use super::form::Fields;
use super::gate::RequestId;
use super::refusal::{ApiError, Refusal};
use crate::Sandbox;
use crate::store::events::Cause;
use crate::store::idempotency;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// The query of a reading call.
#[derive(Debug)]
pub struct Asked(pub Fields);

impl FromRequestParts<Sandbox> for Asked {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, ApiError> {
        let Ok(RawQuery(query)) = RawQuery::from_request_parts(parts, sandbox).await;
        Ok(Self(Fields::parse(query.unwrap_or_default().as_bytes())))
    }
}

/// A call that changes something: its fields, and what makes it the same call when it comes again.
#[derive(Debug)]
pub struct Order {
    pub fields: Fields,
    key: Option<String>,
    fingerprint: [u8; 32],
    request_id: Option<String>,
}

impl FromRequest<Sandbox> for Order {
    type Rejection = Response;

    async fn from_request(request: Request, sandbox: &Sandbox) -> Result<Self, Response> {
        let key = match request.headers().get(IDEMPOTENCY_KEY).map(HeaderValue::to_str) {
            None => None,
            Some(Ok(key)) if (1..=255).contains(&key.len()) => Some(key.to_owned()),
            Some(_) => return Err(unfit_key().into_response()),
        };
        let request_id = request.extensions().get::<RequestId>().map(|id| id.0.clone());
        let path = request.uri().path().to_owned();
        let body = Bytes::from_request(request, sandbox).await.map_err(axum::response::IntoResponse::into_response)?;
        let fields = Fields::parse(&body);
        let fingerprint = fingerprint(&path, &fields);
        Ok(Self { fields, key, fingerprint, request_id })
    }
}

fn unfit_key() -> ApiError {
    Refusal::unfit("Idempotency-Key", "must have 1 to 255 characters").into()
}

/// The call's address and fields in one number; lengths go in, so that no two calls run together.
fn fingerprint(path: &str, fields: &Fields) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in std::iter::once(path).chain(fields.entries().flat_map(|(name, value)| [name, value])) {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

impl Order {
    /// Starts carrying the call out, unless its key was answered before. Check the fields first: a call that
    /// does not even make sense leaves its key unused.
    pub async fn begin(self, sandbox: &Sandbox) -> Result<Begun, ApiError> {
        self.fields.finish()?;
        let mut tx = sandbox.pool().begin().await?;
        if let Some(key) = &self.key
            && let Some(settled) = self.settled(&mut tx, key).await?
        {
            // Said out loud: a transaction that is only dropped keeps the key until its connection is next used.
            tx.rollback().await?;
            return settled.map(Begun::Answered).map_err(ApiError::Refused);
        }
        let cause = Cause { request_id: self.request_id, idempotency_key: self.key };
        Ok(Begun::Now(Work { sandbox: sandbox.clone(), tx, fingerprint: self.fingerprint, cause, published: false }))
    }

    /// The earlier answer, or why the key will not do; nothing when the call is new, and then the key is held.
    async fn settled(&self, tx: &mut PgConnection, key: &str) -> sqlx::Result<Option<Result<Response, Refusal>>> {
        if !idempotency::hold(tx, key).await? {
            return Ok(Some(Err(Refusal::key_in_use())));
        }
        Ok(idempotency::answered(tx, key).await?.map(|before| {
            if before.fingerprint != self.fingerprint {
                return Err(Refusal::key_reused());
            }
            let mut response = reply(status_from(before.status), before.body);
            response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
            Ok(response)
        }))
    }
}

/// What became of a call at its beginning.
pub enum Begun {
    /// It is to be carried out now.
    Now(Work),
    /// It was carried out before; this was the answer.
    Answered(Response),
}

/// A call being carried out, in one transaction with the memory of its answer.
pub struct Work {
    sandbox: Sandbox,
    tx: Transaction<'static, Postgres>,
    fingerprint: [u8; 32],
    cause: Cause,
    published: bool,
}

impl Work {
    pub fn conn(&mut self) -> &mut PgConnection {
        &mut self.tx
    }

    /// The connection for a change that is told about, and what to name as its cause.
    pub fn telling(&mut self) -> (&mut PgConnection, &Cause) {
        self.published = true;
        (&mut self.tx, &self.cause)
    }

    /// Remembers the outcome, whether the call succeeded or was refused, and answers. Trouble of our own is not
    /// remembered: the call may come again.
    pub async fn finish(mut self, outcome: Result<Value, ApiError>) -> Result<Response, ApiError> {
        let (status, body) = match outcome {
            Ok(object) => (StatusCode::OK, object.to_string()),
            Err(ApiError::Refused(refusal)) => (refusal.status, refusal.body().to_string()),
            Err(broken) => return Err(broken),
        };
        if let Some(key) = &self.cause.idempotency_key {
            let status = i32::from(status.as_u16());
            idempotency::remember(&mut self.tx, key, &self.fingerprint, status, &body).await?;
        }
        self.tx.commit().await?;
        if self.published {
            self.sandbox.ring();
        }
        Ok(reply(status, body))
    }
}

fn status_from(kept: i32) -> StatusCode {
    u16::try_from(kept).ok().and_then(|code| StatusCode::from_u16(code).ok()).unwrap_or(StatusCode::OK)
}

fn reply(status: StatusCode, body: String) -> Response {
    (status, [(CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response()
}
