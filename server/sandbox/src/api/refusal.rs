//! Says no to a call in words, in the shape that Stripe's clients understand.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};
use serde_json::{Value, json};

/// A call that was not carried out, for a reason its caller can act on.
#[derive(Debug)]
pub struct Refusal {
    pub status: StatusCode,
    kind: &'static str,
    code: Option<&'static str>,
    param: Option<String>,
    message: String,
}

impl Refusal {
    fn invalid(code: Option<&'static str>, param: Option<&str>, message: String) -> Self {
        let param = param.map(str::to_owned);
        Self { status: StatusCode::BAD_REQUEST, kind: "invalid_request_error", code, param, message }
    }

    pub fn missing(param: &str) -> Self {
        Self::invalid(Some("parameter_missing"), Some(param), format!("Missing required param: {param}."))
    }

    pub fn empty(param: &str) -> Self {
        Self::invalid(Some("parameter_invalid_empty"), Some(param), format!("{param} was sent, but empty."))
    }

    pub fn unknown_param(param: &str) -> Self {
        Self::invalid(Some("parameter_unknown"), Some(param), format!("This sandbox does not know the param {param}."))
    }

    /// A parameter whose value will not do; `why` completes "`param` …".
    pub fn unfit(param: &str, why: &str) -> Self {
        Self::invalid(None, Some(param), format!("{param} {why}."))
    }

    /// An object that is in the wrong state for this.
    pub fn wrong_state(code: Option<&'static str>, message: String) -> Self {
        Self::invalid(code, None, message)
    }

    pub fn no_such(what: &str, id: &str) -> Self {
        let message = format!("No such {what}: '{id}'");
        Self { status: StatusCode::NOT_FOUND, ..Self::invalid(Some("resource_missing"), Some("id"), message) }
    }

    pub fn unknown_address(method: &Method, path: &str) -> Self {
        let message = format!("This sandbox knows no such request: {method} {path}.");
        Self { status: StatusCode::NOT_FOUND, ..Self::invalid(None, None, message) }
    }

    pub fn unauthorised() -> Self {
        let message = "The secret key is missing or not the one of this sandbox.".to_owned();
        Self { status: StatusCode::UNAUTHORIZED, ..Self::invalid(None, None, message) }
    }

    pub fn key_reused() -> Self {
        let message =
            "This Idempotency-Key was used before with other params. Use a new key for a new call.".to_owned();
        Self { kind: "idempotency_error", ..Self::invalid(None, None, message) }
    }

    pub fn key_in_use() -> Self {
        let message = "A call with this Idempotency-Key is under way. Try again shortly.".to_owned();
        Self {
            status: StatusCode::CONFLICT,
            kind: "idempotency_error",
            ..Self::invalid(Some("idempotency_key_in_use"), None, message)
        }
    }

    pub fn body(&self) -> Value {
        let mut error = json!({ "type": self.kind, "message": self.message });
        if let Some(code) = self.code {
            error["code"] = code.into();
        }
        if let Some(param) = &self.param {
            error["param"] = param.as_str().into();
        }
        json!({ "error": error })
    }
}

/// Why a call has no result.
#[derive(Debug)]
pub enum ApiError {
    Refused(Refusal),
    /// Our own trouble; the caller may try again with the same key.
    Broken(sqlx::Error),
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        Self::Broken(error)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(refusal) => (refusal.status, Json(refusal.body())).into_response(),
            Self::Broken(error) => {
                tracing::error!(%error, "the sandbox could not carry out a call");
                let body =
                    json!({ "error": { "type": "api_error", "message": "The sandbox is in trouble. Try again." } });
                (StatusCode::INTERNAL_SERVER_ERROR, Json(body)).into_response()
            }
        }
    }
}
