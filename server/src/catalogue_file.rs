//! Files of products: takes one that a seller sends, and hands out one with all products of their shop.

use axum::body::Body;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Extension, Multipart, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use bytes::Bytes;
use domain::catalog::{ImportRefusal, LARGEST_IMPORT};
use domain::id::ProductId;
use futures::stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use kernel::{Failure, Market, Op};
use marketplace::catalog;

use crate::faults::{fault, with, with_fault};
use crate::problem::Problem;
use crate::upload::{Unread, read};

/// Where a file is sent to, and where the files so far are listed.
pub const IMPORTS: &str = "/products/import";
/// Where all products are fetched as one file.
pub const EXPORT: &str = "/products/export";

/// Takes a file. What is in it is looked through by and by; the seller is led to where that is told.
pub async fn take(
    State(market): State<Market>,
    Extension(op): Extension<Op>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(form) = form else { return Problem::MALFORMED.into_response() };
    // Nobody sends a file for nothing, and none is read from somebody who may not bring it.
    if let Err(failure) = catalog::may_bring(&market, &op).await {
        return lead_back(failure.widen(), &op);
    }
    let sent = match read(form, "file", LARGEST_IMPORT, "category").await {
        Ok(sent) => sent,
        Err(Unread::TooHeavy) => return lead_back(Failure::Refused(ImportRefusal::TooHeavy), &op),
        Err(Unread::Malformed | Unread::Broken(_)) => return Problem::MALFORMED.into_response(),
    };
    match catalog::receive_import(&market, &op, &sent.name, &sent.text, sent.file).await {
        Ok(import) => Redirect::to(&format!("{IMPORTS}/{import}")).into_response(),
        Err(failure) => lead_back(failure, &op),
    }
}

fn lead_back(failure: Failure<ImportRefusal>, op: &Op) -> Response {
    match failure {
        Failure::SignedOut => Redirect::to(&with("/sign-in", "next", IMPORTS)).into_response(),
        failure => {
            let fault = fault(failure, op, "a file of products was not taken");
            Redirect::to(&with_fault(IMPORTS, "import_error", &fault)).into_response()
        }
    }
}

/// Where the file goes on.
enum Part {
    First,
    Behind(ProductId),
    End,
}

/// Hands out the file while it is read, some products at a time.
pub async fn hand_out(State(market): State<Market>, Extension(op): Extension<Op>) -> Response {
    let first = match catalog::export_part(&market, &op, None).await {
        Ok(first) => first,
        Err(Failure::SignedOut) => return Redirect::to(&with("/sign-in", "next", IMPORTS)).into_response(),
        Err(Failure::Broken(error)) => {
            tracing::error!(incident = op.request_id, error = format!("{error:#}"), "products were not handed out");
            return Problem::BROKEN.into_response();
        }
        Err(_) => return Problem::NOT_FOUND.into_response(),
    };
    let mut first = Some(first);
    let parts = stream::try_unfold(Part::First, move |part| {
        let (market, op, known) = (market.clone(), op.clone(), first.take());
        async move {
            let (bytes, next) = match (part, known) {
                (Part::First, Some(known)) => known,
                (Part::Behind(last), _) => {
                    catalog::export_part(&market, &op, Some(last)).await.map_err(|failure| broken(&failure))?
                }
                (Part::First | Part::End, _) => return Ok(None),
            };
            let next = next.map_or(Part::End, Part::Behind);
            Ok::<_, std::io::Error>(Some((Bytes::from(bytes), next)))
        }
    });
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"products.csv\"")];
    (headers, Body::from_stream(parts)).into_response()
}

/// Breaks the file off, so that nobody takes a part for the whole.
fn broken(failure: &Failure) -> std::io::Error {
    std::io::Error::other(format!("{failure:?}"))
}
