//! Takes pictures that sellers send, as a form with a file, and leads back to the product.

use app::call::Fault;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Extension, Multipart, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use bytes::{Bytes, BytesMut};
use domain::catalog::{ImageRefusal, LARGEST_IMAGE};
use domain::id::ProductId;
use kernel::{Failure, Market, Op};
use marketplace::catalog;

use crate::problem::Problem;

/// The address of the form.
pub const PATH: &str = "/products/{id}/images";

/// Takes one picture. Whether it may be taken is the catalogue's to say.
pub async fn take(
    State(market): State<Market>,
    Path(product): Path<String>,
    Extension(op): Extension<Op>,
    form: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Response {
    let Ok(product) = product.parse::<ProductId>() else { return Problem::NOT_FOUND.into_response() };
    let Ok(form) = form else { return Problem::MALFORMED.into_response() };
    let back = format!("/products/{product}");
    let (picture, alt) = match read(form).await {
        Ok(read) => read,
        Err(Unread::Refused(refusal)) => return lead_back(&back, &Fault::Refused(refusal)),
        Err(Unread::Malformed) => return Problem::MALFORMED.into_response(),
    };
    match catalog::add_image(&market, &op, product, picture, &alt).await {
        Ok(_) => Redirect::to(&format!("{back}?uploaded=1")).into_response(),
        Err(Failure::SignedOut) => Redirect::to(&format!("/sign-in?next={back}")).into_response(),
        Err(Failure::NotFound) => Problem::NOT_FOUND.into_response(),
        Err(failure) => lead_back(&back, &fault(failure, &op)),
    }
}

/// Why a form was not read.
enum Unread {
    Refused(ImageRefusal),
    Malformed,
}

impl From<MultipartError> for Unread {
    fn from(_: MultipartError) -> Self {
        Self::Malformed
    }
}

/// The file and what it shows. Nothing beyond the largest picture is held.
async fn read(mut form: Multipart) -> Result<(Bytes, String), Unread> {
    let (mut picture, mut alt) = (Bytes::new(), String::new());
    while let Some(mut field) = form.next_field().await? {
        match field.name() {
            Some("image") if picture.is_empty() => picture = bytes_of(&mut field, LARGEST_IMAGE).await?,
            Some("alt") => alt = String::from_utf8_lossy(&bytes_of(&mut field, 4096).await?).into_owned(),
            _ => {}
        }
    }
    // A form without a chosen file sends an empty one.
    if picture.is_empty() { Err(Unread::Refused(ImageRefusal::WrongKind)) } else { Ok((picture, alt)) }
}

async fn bytes_of(field: &mut Field<'_>, most: usize) -> Result<Bytes, Unread> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = field.chunk().await? {
        if bytes.len() + chunk.len() > most {
            return Err(Unread::Refused(ImageRefusal::TooHeavy));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

/// The failure as the screen says it; what broke is logged here, once.
fn fault(failure: Failure<ImageRefusal>, op: &Op) -> Fault<ImageRefusal> {
    match failure {
        Failure::Refused(refusal) => Fault::Refused(refusal),
        Failure::SignedOut => Fault::SignedOut,
        Failure::Forbidden => Fault::Forbidden,
        Failure::NotFound => Fault::NotFound,
        Failure::TooMany { seconds } => Fault::TooMany { seconds },
        Failure::Broken(error) => {
            tracing::error!(incident = op.request_id, error = format!("{error:#}"), "a picture was not taken");
            Fault::Broken { incident: op.request_id.clone() }
        }
    }
}

/// Back to the product with the fault in the address: as what it is, not as words, so that nobody can write a link that
/// puts words into our mouth.
fn lead_back(back: &str, fault: &Fault<ImageRefusal>) -> Response {
    let fault = serde_json::to_string(fault).unwrap_or_default();
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("image_error", &fault).finish();
    Redirect::to(&format!("{back}?{query}")).into_response()
}
