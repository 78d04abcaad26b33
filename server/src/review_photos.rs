//! Takes the photos that buyers send with what they say, as a form with files, and leads back to the review.

use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{Extension, Multipart, Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::catalog::{ImageRefusal, LARGEST_IMAGE};
use domain::id::ReviewId;
use kernel::{Failure, Market, Op};
use marketplace::reviews;

use crate::problem::Problem;
use crate::upload::{Unread, bytes_of, lead_on};

/// The address of the form.
pub const PATH: &str = "/account/reviews/{id}/photos";

/// Takes photos one after the other, so that one at a time is held; the first that is refused ends it, and those before
/// it stay. Whether they may be taken is the reviews' to say.
pub async fn take(
    State(market): State<Market>,
    Path(review): Path<String>,
    Extension(op): Extension<Op>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(review) = review.parse::<ReviewId>() else { return Problem::NOT_FOUND.into_response() };
    let Ok(form) = form else { return Problem::MALFORMED.into_response() };
    let back = format!("/account/reviews/{review}");
    match take_all(&market, &op, review, form).await {
        Ok(done) => lead_on(done, &op, &back, "uploaded"),
        Err(_) => Problem::MALFORMED.into_response(),
    }
}

async fn take_all(
    market: &Market,
    op: &Op,
    review: ReviewId,
    mut form: Multipart,
) -> Result<Result<(), Failure<ImageRefusal>>, MultipartError> {
    let mut taken = 0;
    while let Some(mut field) = form.next_field().await? {
        if field.name() != Some("photo") {
            continue;
        }
        let bytes = match bytes_of(&mut field, LARGEST_IMAGE).await {
            // A form without a chosen file sends an empty one.
            Ok(bytes) if bytes.is_empty() => continue,
            Ok(bytes) => bytes,
            Err(Unread::TooHeavy) => return Ok(Err(Failure::Refused(ImageRefusal::TooHeavy))),
            Err(Unread::Malformed) => return Ok(Err(Failure::Refused(ImageRefusal::Damaged))),
        };
        if let Err(failure) = reviews::add_photo(market, op, review, bytes).await {
            return Ok(Err(failure));
        }
        taken += 1;
    }
    Ok(if taken == 0 { Err(Failure::Refused(ImageRefusal::WrongKind)) } else { Ok(()) })
}
