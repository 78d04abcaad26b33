//! Takes the photos that buyers send with what they say, as a form with files, and leads back to the review.

use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{Extension, Multipart, Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::catalog::ImageRefusal;
use domain::id::ReviewId;
use kernel::{Failure, Op};
use marketplace::reviews;

use crate::problem::Problem;
use crate::upload::{Desk, lead_on};

/// The address of the form.
pub const PATH: &str = "/account/reviews/{id}/photos";

/// Takes photos one after the other, so that one at a time is held; the first that is refused ends it, and those before
/// it stay. Whether they may be taken is the reviews' to say.
pub async fn take(
    State(desk): State<Desk>,
    Path(review): Path<String>,
    Extension(op): Extension<Op>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(review) = review.parse::<ReviewId>() else { return Problem::NOT_FOUND.into_response() };
    let Ok(form) = form else { return Problem::MALFORMED.into_response() };
    let back = format!("/account/reviews/{review}");
    match take_all(&desk, &op, review, form).await {
        Ok(done) => lead_on(done, &op, &back, "uploaded"),
        Err(_) => Problem::MALFORMED.into_response(),
    }
}

async fn take_all(
    desk: &Desk,
    op: &Op,
    review: ReviewId,
    mut form: Multipart,
) -> Result<Result<(), Failure<ImageRefusal>>, MultipartError> {
    let mut taken = 0;
    while let Some(mut field) = form.next_field().await? {
        if field.name() != Some("photo") {
            continue;
        }
        let in_hand = match desk.receive(&mut field).await {
            // A form without a chosen file sends an empty one.
            Ok(in_hand) if in_hand.bytes.is_empty() => continue,
            Ok(in_hand) => in_hand,
            Err(failure) => return Ok(Err(failure)),
        };
        if let Err(failure) = reviews::add_photo(&desk.market, op, review, in_hand.bytes.clone()).await {
            return Ok(Err(failure));
        }
        taken += 1;
    }
    Ok(if taken == 0 { Err(Failure::Refused(ImageRefusal::WrongKind)) } else { Ok(()) })
}
