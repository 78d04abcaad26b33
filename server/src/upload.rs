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

use crate::faults::{fault, with_fault};
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
    let refused = |refusal| lead_back(&back, &Fault::Refused(refusal));
    let sent = match read(form, "image", LARGEST_IMAGE, "alt").await {
        // A form without a chosen file sends an empty one.
        Ok(sent) if sent.file.is_empty() => return refused(ImageRefusal::WrongKind),
        Ok(sent) => sent,
        Err(Unread::TooHeavy) => return refused(ImageRefusal::TooHeavy),
        Err(Unread::Malformed) => return Problem::MALFORMED.into_response(),
    };
    match catalog::add_image(&market, &op, product, sent.file, &sent.text).await {
        Ok(_) => Redirect::to(&format!("{back}?uploaded=1")).into_response(),
        Err(Failure::SignedOut) => Redirect::to(&format!("/sign-in?next={back}")).into_response(),
        Err(Failure::NotFound) => Problem::NOT_FOUND.into_response(),
        Err(failure) => lead_back(&back, &fault(failure, &op, "a picture was not taken")),
    }
}

/// What a form with a file brings.
pub struct Sent {
    /// The file; empty when none was chosen.
    pub file: Bytes,
    /// What the browser calls it.
    pub name: String,
    /// The text beside it.
    pub text: String,
}

/// Why a form was not read.
pub enum Unread {
    /// The file is too large.
    TooHeavy,
    /// It is no form.
    Malformed,
}

impl From<MultipartError> for Unread {
    fn from(_: MultipartError) -> Self {
        Self::Malformed
    }
}

/// The first file called `file`, of at most `most` bytes, and the text called `text`. Nothing beyond that is held.
pub async fn read(mut form: Multipart, file: &str, most: usize, text: &str) -> Result<Sent, Unread> {
    let mut sent = Sent { file: Bytes::new(), name: String::new(), text: String::new() };
    while let Some(mut field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == file && sent.file.is_empty() {
            sent.name = field.file_name().unwrap_or_default().to_owned();
            sent.file = bytes_of(&mut field, most).await?;
        } else if name == text {
            sent.text = String::from_utf8_lossy(&bytes_of(&mut field, 4096).await?).into_owned();
        }
    }
    Ok(sent)
}

async fn bytes_of(field: &mut Field<'_>, most: usize) -> Result<Bytes, Unread> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = field.chunk().await? {
        if bytes.len() + chunk.len() > most {
            return Err(Unread::TooHeavy);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

/// Back to the product with the fault in the address.
fn lead_back(back: &str, fault: &Fault<ImageRefusal>) -> Response {
    Redirect::to(&with_fault(back, "image_error", fault)).into_response()
}
