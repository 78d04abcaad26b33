//! Takes the papers that people send with their wish to sell, and hands them to whoever may read them.

use app::call::Fault;
use axum::Router;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, Extension, Multipart, Path, State};
use axum::middleware::from_fn;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use domain::actor::Site;
use domain::id::{ApplicationId, DocumentId};
use domain::identity::{DocumentRefusal, LARGEST_DOCUMENT};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use kernel::{Failure, Market, Op};
use leptos::config::LeptosOptions;
use marketplace::identity::{self, DocumentFile};

use crate::faults::{fault, with, with_fault};
use crate::guard::size;
use crate::problem::Problem;
use crate::upload::{Unread, read};

/// Where a document of an application is sent to; on the sites on which people apply.
pub const ADD: &str = "/applications/{id}/documents";
/// Where a document is fetched; on every site.
pub const FETCH: &str = "/documents/{id}";

/// The addresses of `site`.
pub fn routes(market: &Market, site: Site) -> Router<LeptosOptions> {
    let fetch = Router::new().route(FETCH, get(hand_over));
    let routes = match site {
        Site::Admin => fetch,
        Site::Shopper | Site::Seller => {
            fetch.route(ADD, post(take).layer(DefaultBodyLimit::disable()).layer(from_fn(size::bound_upload)))
        }
    };
    routes.with_state(market.clone())
}

/// Where people of a site see their applications.
fn page(site: Site) -> &'static str {
    if site == Site::Shopper { "/account/apply" } else { "/applications" }
}

/// Takes one document. Whether it may be taken is identity's to say.
async fn take(
    State(market): State<Market>,
    Path(application): Path<String>,
    Extension(op): Extension<Op>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(application) = application.parse::<ApplicationId>() else { return Problem::NOT_FOUND.into_response() };
    let Ok(form) = form else { return Problem::MALFORMED.into_response() };
    let back = page(op.site);
    let sent = match read(form, "document", LARGEST_DOCUMENT, "").await {
        Ok(sent) => sent,
        Err(Unread::TooHeavy) => return lead_back(back, &Fault::Refused(DocumentRefusal::TooHeavy)),
        Err(Unread::Malformed | Unread::Broken(_)) => return Problem::MALFORMED.into_response(),
    };
    match identity::add_document(&market, &op, application, &sent.name, sent.file).await {
        Ok(_) => Redirect::to(&with(back, "uploaded", "1")).into_response(),
        Err(Failure::SignedOut) => Redirect::to(&with("/sign-in", "next", back)).into_response(),
        Err(Failure::NotFound) => Problem::NOT_FOUND.into_response(),
        Err(failure) => lead_back(back, &fault(failure, &op, "a document was not taken")),
    }
}

fn lead_back(back: &str, fault: &Fault<DocumentRefusal>) -> Response {
    Redirect::to(&with_fault(back, "document_error", fault)).into_response()
}

/// Hands a document over as a file to be saved. No browser opens it on our address, whatever is in it.
async fn hand_over(State(market): State<Market>, Extension(op): Extension<Op>, Path(id): Path<String>) -> Response {
    let Ok(document) = id.parse::<DocumentId>() else { return Problem::NOT_FOUND.into_response() };
    match identity::fetch_document(&market, &op, document).await {
        Ok(DocumentFile { name, kind, bytes }) => {
            let headers = [
                (CONTENT_TYPE, kind.content_type().to_owned()),
                (CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", plain(&name))),
                (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
                (CACHE_CONTROL, "private, no-store".to_owned()),
            ];
            (headers, bytes).into_response()
        }
        Err(Failure::SignedOut) => Redirect::to(&with("/sign-in", "next", page(op.site))).into_response(),
        Err(Failure::Broken(error)) => {
            tracing::error!(incident = op.request_id, error = format!("{error:#}"), "a document was not handed over");
            Problem::BROKEN.into_response()
        }
        Err(_) => Problem::NOT_FOUND.into_response(),
    }
}

/// A name that every header takes.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || " ._-()".contains(c) { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_inside_their_quotes() {
        assert_eq!(plain("Ausweis Müller.pdf"), "Ausweis M_ller.pdf");
        assert_eq!(plain("a\"; filename=\"b.html\r\n"), "a__ filename__b.html__");
    }
}
