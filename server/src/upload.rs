//! Takes pictures that sellers send, as a form with a file, and leads back to the product.

use app::call::Fault;
use axum::extract::multipart::{Field, MultipartError, MultipartRejection};
use axum::extract::{Extension, Multipart, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use bytes::{Bytes, BytesMut};
use domain::catalog::{ImageRefusal, LARGEST_IMAGE};
use domain::id::ProductId;
use domain::shops::ShopPicture;
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
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(product) = product.parse::<ProductId>() else { return Problem::NOT_FOUND.into_response() };
    let back = format!("/products/{product}");
    let sent = match picture_of(form, "image", "alt", &back).await {
        Ok(sent) => sent,
        Err(no) => return no,
    };
    let done = catalog::add_image(&market, &op, product, sent.file, &sent.text).await;
    lead_on(done.map(|_| ()), &op, &back, "uploaded")
}

/// The address of the form with a picture of the shop itself.
pub const SHOP_PATH: &str = "/settings/pictures/{picture}";

/// Takes the logo or the cover of the shop that whoever asks works in.
pub async fn take_for_shop(
    State(market): State<Market>,
    Path(picture): Path<String>,
    Extension(op): Extension<Op>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let Some(picture) = ShopPicture::named(&picture) else { return Problem::NOT_FOUND.into_response() };
    let back = "/settings";
    let sent = match picture_of(form, picture.name(), "", back).await {
        Ok(sent) => sent,
        Err(no) => return no,
    };
    lead_on(catalog::shop_pictures::show(&market, &op, picture, sent.file).await, &op, back, "saved")
}

/// The picture that a form brings under the name `file`, and the text under `text`; or the answer to one without.
async fn picture_of(
    form: Result<Multipart, MultipartRejection>,
    file: &str,
    text: &str,
    back: &str,
) -> Result<Sent, Response> {
    let form = form.map_err(|_| Problem::MALFORMED.into_response())?;
    let refused = |refusal| lead_back(back, &Fault::Refused(refusal));
    match read(form, file, LARGEST_IMAGE, text).await {
        // A form without a chosen file sends an empty one.
        Ok(sent) if sent.file.is_empty() => Err(refused(ImageRefusal::WrongKind)),
        Ok(sent) => Ok(sent),
        Err(Unread::TooHeavy) => Err(refused(ImageRefusal::TooHeavy)),
        Err(Unread::Malformed) => Err(Problem::MALFORMED.into_response()),
    }
}

/// Back to the page, with the word for what was done or with why it was not.
pub fn lead_on(done: Result<(), Failure<ImageRefusal>>, op: &Op, back: &str, word: &str) -> Response {
    match done {
        Ok(()) => Redirect::to(&format!("{back}?{word}=1")).into_response(),
        Err(Failure::SignedOut) => Redirect::to(&format!("/sign-in?next={back}")).into_response(),
        Err(Failure::NotFound) => Problem::NOT_FOUND.into_response(),
        Err(failure) => lead_back(back, &fault(failure, op, "a picture was not taken")),
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

/// The bytes of a field, of which there may be `most`.
pub async fn bytes_of(field: &mut Field<'_>, most: usize) -> Result<Bytes, Unread> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = field.chunk().await? {
        if bytes.len() + chunk.len() > most {
            return Err(Unread::TooHeavy);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

/// Back to the page with the fault in the address.
fn lead_back(back: &str, fault: &Fault<ImageRefusal>) -> Response {
    Redirect::to(&with_fault(back, "image_error", fault)).into_response()
}
