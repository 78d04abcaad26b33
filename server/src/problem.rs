//! Answers that are no page: what went wrong, in the form that whoever asked can read.

use app::call::{Fault, Nothing};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Serialize;

use crate::arrival::Caller;

/// What went wrong. Handlers return it; [`dress`] writes it down for whoever asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    message: &'static str,
    /// Seconds to wait before trying again.
    retry_after: Option<u32>,
}

impl Problem {
    const fn new(status: StatusCode, code: &'static str, message: &'static str) -> Self {
        Self { status, code, message, retry_after: None }
    }

    const fn after(self, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    /// There is nothing at this address.
    pub const NOT_FOUND: Self = Self::new(StatusCode::NOT_FOUND, "not_found", "There is nothing at this address.");
    /// The address is a shop's whose shop is not there, or does not sell.
    pub const NO_SHOP: Self = Self::new(StatusCode::NOT_FOUND, "no_shop", "There is no open shop at this address.");
    /// The address is there, but cannot be used like this.
    pub const METHOD: Self =
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "This address cannot be used like this.");
    /// A form of another site.
    pub const FOREIGN: Self = Self::new(
        StatusCode::FORBIDDEN,
        "foreign_origin",
        "This was sent from another site. Open the page here and try again.",
    );
    /// The request could not be read.
    pub const MALFORMED: Self =
        Self::new(StatusCode::BAD_REQUEST, "malformed", "We could not read that. Reload the page and try again.");
    /// More was sent than is taken.
    pub const TOO_LARGE: Self =
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "That was more than can be taken at once.");
    /// A webhook that was not signed by the payment provider.
    pub const SIGNATURE: Self =
        Self::new(StatusCode::BAD_REQUEST, "signature", "The signature does not belong to this message.");
    /// Too many people at once.
    pub const BUSY: Self = Self::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "busy",
        "So many people are here that this has to wait. Try again in a few seconds.",
    )
    .after(3);
    /// It took too long.
    pub const TOO_SLOW: Self = Self::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "too_slow",
        "This took too long and was given up. Try again in a few seconds.",
    )
    .after(5);
    /// The market is not open yet, or not any more.
    pub const CLOSED: Self = Self::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "closed",
        "The market opens in a moment. Try again in a few seconds.",
    )
    .after(2);
    /// The database does not answer.
    pub const UNAVAILABLE: Self = Self::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "unavailable",
        "The market does not answer just now. Try again in a few seconds.",
    )
    .after(5);
    /// Something broke on our side.
    pub const BROKEN: Self =
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "broken", "Something broke on our side and nothing was changed.");

    /// What a status says when nothing else does.
    pub fn of(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NOT_FOUND,
            StatusCode::METHOD_NOT_ALLOWED => Self::METHOD,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TOO_LARGE,
            StatusCode::SERVICE_UNAVAILABLE => Self::UNAVAILABLE,
            status if status.is_server_error() => Self { status, ..Self::BROKEN },
            status => Self { status, ..Self::MALFORMED },
        }
    }

    /// The same as a call's answer, which the page that made the call turns into words.
    fn fault(self, incident: &str) -> Fault<Nothing> {
        match self.status {
            StatusCode::NOT_FOUND => Fault::NotFound,
            StatusCode::SERVICE_UNAVAILABLE => Fault::TooMany { seconds: self.retry_after.unwrap_or(5) },
            status if status.is_server_error() => Fault::Broken { incident: incident.to_owned() },
            _ => Fault::Malformed,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Writes problems down: as a fault for a call, as a page for a person, as JSON for a program.
pub async fn dress(request: Request, next: Next) -> Response {
    let reader = Reader::of(request.uri().path(), request.headers());
    let request_id = request.extensions().get::<Caller>().map(|caller| caller.request_id.clone());
    let mut response = next.run(request).await;
    let status = response.status();
    let naked =
        !response.headers().contains_key(CONTENT_TYPE) && (status.is_client_error() || status.is_server_error());
    let problem = response.extensions_mut().remove::<Problem>();
    let Some(problem) = problem.or_else(|| naked.then(|| Problem::of(status))) else { return response };
    let (content_type, body) = reader.write(problem, &request_id.unwrap_or_default());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response.headers_mut().remove(http::header::CONTENT_LENGTH);
    response.map(|_| body.into())
}

/// Who reads a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    Page,
    Person,
    Program,
}

#[derive(Serialize)]
struct Written<'a> {
    r#type: String,
    code: &'a str,
    message: &'a str,
    request_id: &'a str,
}

impl Reader {
    fn of(path: &str, headers: &HeaderMap) -> Self {
        let html = headers.get(ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|a| a.contains("text/html"));
        match path.strip_prefix("/api/") {
            Some(call) if !call.starts_with("v1/") && !html => Self::Page,
            _ if html => Self::Person,
            _ => Self::Program,
        }
    }

    fn write(self, problem: Problem, request_id: &str) -> (&'static str, String) {
        match self {
            Self::Page => ("application/json", serde_json::to_string(&problem.fault(request_id)).unwrap_or_default()),
            Self::Person => ("text/html; charset=utf-8", page(problem, request_id)),
            Self::Program => {
                let written = Written {
                    r#type: format!("/problems/{}", problem.code),
                    code: problem.code,
                    message: problem.message,
                    request_id,
                };
                ("application/problem+json", serde_json::to_string(&written).unwrap_or_default())
            }
        }
    }
}

/// A page without a site around it, for moments in which there is none. The number was checked when it came in.
fn page(problem: Problem, request_id: &str) -> String {
    let message = problem.message;
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Agora</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><main><h1>{message}</h1>\
         <p><a href=\"/\">Go to the first page</a></p><p><small>{request_id}</small></p></main></html>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(path: &str, accept: &'static str) -> Reader {
        let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(accept))]);
        Reader::of(path, &headers)
    }

    #[test]
    fn everybody_is_told_in_their_own_form() {
        assert_eq!(reader("/api/orders/cart", "application/json"), Reader::Page);
        assert_eq!(reader("/api/orders/cart", "text/html,*/*"), Reader::Person);
        assert_eq!(reader("/api/v1/orders", "*/*"), Reader::Program);
        assert_eq!(reader("/media/x", "image/webp"), Reader::Program);
    }

    #[test]
    fn a_call_reads_a_fault() {
        let (_, body) = Reader::Page.write(Problem::BUSY, "r1");
        assert_eq!(serde_json::from_str::<Fault<Nothing>>(&body).ok(), Some(Fault::TooMany { seconds: 3 }));
        let (_, body) = Reader::Program.write(Problem::NOT_FOUND, "r1");
        assert!(body.contains(r#""request_id":"r1""#), "{body}");
    }
}
