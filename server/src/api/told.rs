//! Tells programs no: a status, a word that never changes, a sentence for a person, and what is wrong with each field.

use app::Words;
use app::call::Fault;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::identity::{
    AddressRefusal, CodeRefusal, ForgotRefusal, PasswordRefusal, ProfileRefusal, RefreshRefusal, SecondRefusal,
    SignInRefusal, SignUpRefusal,
};
use http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderValue, StatusCode};
use kernel::{Failure, Op};
use serde::Serialize;
use utoipa::{IntoResponses, ToSchema};

/// What went wrong, as programs are told.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemDocument {
    /// Names the kind of problem.
    #[schema(example = "/problems/signature")]
    r#type: String,
    /// The same in one word, which never changes.
    #[schema(example = "signature")]
    code: String,
    /// A sentence for a person.
    #[schema(example = "The signature does not belong to this message.")]
    message: String,
    /// What is wrong with each field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldDocument>,
    /// Finds the request in our log.
    #[schema(example = "01890a5d-ac96-774b-bcce-b302099a8057")]
    request_id: String,
}

/// What is wrong with one field.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FieldProblem)]
pub struct FieldDocument {
    /// Which one.
    #[schema(example = "email")]
    field: String,
    /// A sentence for a person.
    #[schema(example = "Fill this in.")]
    message: String,
}

/// How any route of the API may say no.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "the description is written from it, nothing is made of it")]
pub enum Refusals {
    /// The body is no JSON of the shape that is asked for.
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(#[to_schema] ProblemDocument),
    /// Nobody is signed in, or the token has ended.
    #[response(status = 401, content_type = "application/problem+json")]
    SignedOut(#[to_schema] ProblemDocument),
    /// The signed-in person may not do this.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(#[to_schema] ProblemDocument),
    /// There is no such thing, or it is somebody else's.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(#[to_schema] ProblemDocument),
    /// The address is there, but not with this method.
    #[response(status = 405, content_type = "application/problem+json")]
    Method(#[to_schema] ProblemDocument),
    /// More than 64 KiB.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(#[to_schema] ProblemDocument),
    /// Not sent as JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    NotJson(#[to_schema] ProblemDocument),
    /// Fields to correct, or something that cannot be done now.
    #[response(status = 422, content_type = "application/problem+json")]
    Refused(#[to_schema] ProblemDocument),
    /// Too often; `Retry-After` says when again.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(#[to_schema] ProblemDocument),
    /// So many people are here that this has to wait; `Retry-After` says how long.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(#[to_schema] ProblemDocument),
}

/// A no.
#[derive(Debug)]
pub struct Told {
    status: StatusCode,
    retry_after: Option<u32>,
    document: Box<ProblemDocument>,
}

impl Told {
    fn new(status: StatusCode, code: &str, message: String, request_id: String) -> Self {
        let document = ProblemDocument {
            r#type: format!("/problems/{code}"),
            code: code.to_owned(),
            message,
            fields: Vec::new(),
            request_id,
        };
        Self { status, retry_after: None, document: Box::new(document) }
    }

    /// The token is none of ours, or has ended.
    pub fn token(op: &Op) -> Self {
        let message = "The access token has ended or is none of ours. Exchange your refresh token, or sign in.";
        Self::new(StatusCode::UNAUTHORIZED, "token", message.to_owned(), op.request_id.clone())
    }

    /// The body is not sent as JSON.
    pub fn not_json(request_id: String) -> Self {
        let message = "Send the body as JSON, with the content type application/json.".to_owned();
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json", message, request_id)
    }

    /// The body is more than is taken.
    pub fn too_large(request_id: String) -> Self {
        let message = "That was more than can be taken at once.".to_owned();
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", message, request_id)
    }

    /// The body has another shape. What the parser says names fields and places, and nothing that was sent.
    pub fn unreadable(request_id: String, error: &serde_json::Error) -> Self {
        let what = if error.is_data() { "has not the shape that is asked for" } else { "is no JSON" };
        let place = format!("line {}, column {}", error.line(), error.column());
        Self::new(StatusCode::BAD_REQUEST, "malformed", format!("The body {what}: {place}."), request_id)
    }

    /// There is no such thing.
    pub fn not_found(request_id: String) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", "There is no such thing.".to_owned(), request_id)
    }

    /// Something broke; it is logged here, once.
    pub fn broken(op: &Op, error: &anyhow::Error) -> Self {
        tracing::error!(incident = op.request_id, error = format!("{error:#}"), "a request of a program broke");
        let unavailable = error.chain().any(|cause| {
            matches!(cause.downcast_ref::<sqlx::Error>(), Some(sqlx::Error::PoolTimedOut | sqlx::Error::Io(_)))
        });
        if unavailable {
            let message = "The market does not answer just now. Try again in a few seconds.".to_owned();
            let told = Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", message, op.request_id.clone());
            return Self { retry_after: Some(5), ..told };
        }
        let message = "Something broke on our side and nothing was changed.".to_owned();
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "broken", message, op.request_id.clone())
    }

    /// A use case's failure.
    pub fn failure<R: Refusal>(op: &Op, failure: Failure<R>) -> Self {
        let said =
            |status, code: &str, fault: &Fault<R>| Self::new(status, code, fault.sentence(), op.request_id.clone());
        match failure {
            Failure::Refused(refusal) => Self::refused(op, &refusal),
            Failure::SignedOut => {
                let message = "Sign in first: send an access token as Authorization: Bearer.".to_owned();
                Self::new(StatusCode::UNAUTHORIZED, "signed_out", message, op.request_id.clone())
            }
            Failure::Forbidden => said(StatusCode::FORBIDDEN, "forbidden", &Fault::Forbidden),
            Failure::NotFound => Self::not_found(op.request_id.clone()),
            Failure::TooMany { seconds } => {
                let told = said(StatusCode::TOO_MANY_REQUESTS, "too_many", &Fault::TooMany { seconds });
                Self { retry_after: Some(seconds), ..told }
            }
            Failure::Broken(error) => Self::broken(op, &error),
        }
    }

    fn refused<R: Refusal>(op: &Op, refusal: &R) -> Self {
        let Sorted { status, code, until } = refusal.sorted();
        let mut told = Self::new(status, code, refusal.sentence(), op.request_id.clone());
        let fields = refusal.fields().iter();
        told.document.fields = fields
            .map(|wrong| FieldDocument { field: wrong.field.clone(), message: wrong.problem.to_string() })
            .collect();
        told.retry_after = until.map(|until| u32::try_from((until - op.now).num_seconds()).unwrap_or(0) + 1);
        told
    }
}

impl IntoResponse for Told {
    fn into_response(self) -> Response {
        let body = serde_json::to_string(&self.document).unwrap_or_default();
        let mut response = (self.status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// A refusal, sorted for programs.
pub struct Sorted {
    status: StatusCode,
    code: &'static str,
    /// When it may be tried again.
    until: Option<DateTime<Utc>>,
}

/// A refusal that programs are told in one word.
pub trait Refusal: Words {
    /// Its status and its word.
    fn sorted(&self) -> Sorted;
}

fn no(code: &'static str) -> Sorted {
    Sorted { status: StatusCode::UNPROCESSABLE_ENTITY, code, until: None }
}

fn wait(code: &'static str, until: DateTime<Utc>) -> Sorted {
    Sorted { status: StatusCode::TOO_MANY_REQUESTS, code, until: Some(until) }
}

fn stranger(code: &'static str) -> Sorted {
    Sorted { status: StatusCode::UNAUTHORIZED, code, until: None }
}

fn busy() -> Sorted {
    Sorted { status: StatusCode::SERVICE_UNAVAILABLE, code: "busy", until: None }
}

impl Refusal for domain::refusal::Nothing {
    fn sorted(&self) -> Sorted {
        match *self {}
    }
}

impl Refusal for SignUpRefusal {
    fn sorted(&self) -> Sorted {
        match self {
            Self::Invalid(_) => no("invalid"),
            Self::TooManyCodes { until } => wait("too_many_codes", *until),
        }
    }
}

impl Refusal for ForgotRefusal {
    fn sorted(&self) -> Sorted {
        match self {
            Self::Invalid(_) => no("invalid"),
            Self::TooManyCodes { until } => wait("too_many_codes", *until),
        }
    }
}

impl Refusal for CodeRefusal {
    fn sorted(&self) -> Sorted {
        match self {
            Self::Malformed => no("code_malformed"),
            Self::Wrong { .. } => no("code_wrong"),
            Self::Expired => no("code_expired"),
            Self::Locked { until } => wait("locked", *until),
            Self::TooSoon { until } => wait("too_soon", *until),
        }
    }
}

impl Refusal for SignInRefusal {
    fn sorted(&self) -> Sorted {
        match self {
            Self::Wrong => stranger("wrong_credentials"),
            Self::Locked { until } => wait("locked", *until),
            Self::Banned { .. } => Sorted { status: StatusCode::FORBIDDEN, code: "banned", until: None },
            Self::NotForYou { .. } => Sorted { status: StatusCode::FORBIDDEN, code: "not_for_you", until: None },
            Self::Busy => busy(),
        }
    }
}

impl Refusal for SecondRefusal {
    fn sorted(&self) -> Sorted {
        match self {
            Self::Malformed => no("code_malformed"),
            Self::Wrong { .. } => no("code_wrong"),
            Self::Expired => no("step_expired"),
            Self::Locked { until } => wait("locked", *until),
            Self::TooSoon { until } => wait("too_soon", *until),
            Self::Banned { .. } => Sorted { status: StatusCode::FORBIDDEN, code: "banned", until: None },
        }
    }
}

impl Refusal for RefreshRefusal {
    fn sorted(&self) -> Sorted {
        match self {
            Self::Ended => stranger("refresh_ended"),
        }
    }
}

impl Refusal for PasswordRefusal {
    fn sorted(&self) -> Sorted {
        match self {
            Self::Invalid(_) => no("invalid"),
            Self::Expired => no("reset_expired"),
            Self::Locked { until } => wait("locked", *until),
            Self::Busy => busy(),
        }
    }
}

impl Refusal for ProfileRefusal {
    fn sorted(&self) -> Sorted {
        let Self::Invalid(_) = self;
        no("invalid")
    }
}

impl Refusal for AddressRefusal {
    fn sorted(&self) -> Sorted {
        match self {
            Self::Invalid(_) => no("invalid"),
            Self::TooMany { .. } => no("too_many_addresses"),
        }
    }
}

impl Refusal for domain::shops::OpenRefusal {
    fn sorted(&self) -> Sorted {
        match self {
            Self::Invalid(_) => no("invalid"),
            Self::TooManyShops(_) => no("too_many_shops"),
            Self::Blocked => no("blocked"),
            Self::NotApproved => no("not_approved"),
        }
    }
}
