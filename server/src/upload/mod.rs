//! Takes pictures that sellers send, as a form with files, and leads back to the product; or tells a script how each
//! one fared.

mod spool;

use app::call::Fault;
use axum::Json;
use axum::extract::multipart::{Field, MultipartError, MultipartRejection};
use axum::extract::{Extension, Multipart, Path, RawQuery, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use bytes::{Bytes, BytesMut};
use domain::catalog::{ImageEditForm, ImageRefusal, ImageView, LARGEST_IMAGE, MOST_IMAGES};
use domain::id::{ImageId, ProductId};
use domain::shops::ShopPicture;
use http::HeaderMap;
use http::header::{ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use kernel::{Failure, Market, Op};
use marketplace::catalog;

use crate::faults::{fault, with_fault};
use crate::problem::Problem;

pub use spool::{InHand, Spool};

/// The address of the form with pictures of a product.
pub const PATH: &str = "/products/{id}/images";
/// Where a picture is looked at before a change of it is kept.
pub const PREVIEW: &str = "/products/{id}/images/{image}/preview";
/// The address of the form with a picture of the shop itself.
pub const SHOP_PATH: &str = "/settings/pictures/{picture}";

/// Whether pictures or other files are sent to that address.
pub fn is_one(path: &str) -> bool {
    let of_product = path.starts_with("/products/") && path.ends_with("/images");
    let of_review = path.starts_with("/account/reviews/") && path.ends_with("/photos");
    let of_application = path.starts_with("/applications/") && path.ends_with("/documents");
    of_product || of_review || of_application || path.starts_with("/settings/pictures/") || path == "/products/import"
}

/// Where pictures come in.
#[derive(Clone)]
pub struct Desk {
    /// The market they are for.
    pub market: Market,
    /// Where they wait.
    pub spool: Spool,
}

/// How one picture fared.
type Taken = Result<ImageView, Fault<ImageRefusal>>;

/// Takes as many pictures as the form brings, one after the other. Whether each may be taken is the catalogue's to say.
pub async fn take(
    State(desk): State<Desk>,
    Path(product): Path<String>,
    Extension(op): Extension<Op>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(product) = product.parse::<ProductId>() else { return Problem::NOT_FOUND.into_response() };
    let Ok(form) = form else { return Problem::MALFORMED.into_response() };
    let back = format!("/products/{product}");
    // Nothing is read from a stranger.
    match catalog::may_add(&desk.market, &op, product).await {
        Err(Failure::SignedOut) => return Redirect::to(&format!("/sign-in?next={back}")).into_response(),
        Err(Failure::NotFound) => return Problem::NOT_FOUND.into_response(),
        _ => {}
    }
    let Ok(taken) = desk.take_all(&op, product, form).await else { return Problem::MALFORMED.into_response() };
    let by_script = headers.get(ACCEPT).is_some_and(|accepts| accepts == "application/json");
    if by_script { Json(taken).into_response() } else { lead_back_from(&back, &taken) }
}

impl Desk {
    /// A picture that a form brings, in memory once there is room for it.
    pub async fn receive(&self, field: &mut Field<'_>) -> Result<InHand, Failure<ImageRefusal>> {
        let spooled = self.spool.lay(field, LARGEST_IMAGE).await?;
        Ok(self.spool.take_up(spooled).await?)
    }

    /// How each of the form's pictures fared. A form that breaks off has brought what came before.
    async fn take_all(&self, op: &Op, product: ProductId, mut form: Multipart) -> Result<Vec<Taken>, ()> {
        let mut taken = Vec::new();
        while taken.len() < MOST_IMAGES {
            let mut field = match form.next_field().await {
                Ok(Some(field)) => field,
                Err(_) if taken.is_empty() => return Err(()),
                Ok(None) | Err(_) => break,
            };
            if field.name() == Some("image") {
                let one = self.take_one(op, product, &mut field).await;
                taken.push(one.map_err(|failure| fault(failure, op, "a picture was not taken")));
            }
        }
        Ok(taken)
    }

    async fn take_one(
        &self,
        op: &Op,
        product: ProductId,
        field: &mut Field<'_>,
    ) -> Result<ImageView, Failure<ImageRefusal>> {
        let in_hand = self.receive(field).await?;
        catalog::add_image(&self.market, op, product, in_hand.bytes.clone(), "").await
    }
}

/// Back to the product, with how many were taken and which were not, counted from 1. The name of a file stays out of
/// the address: nobody writes a link that puts words into our mouth.
fn lead_back_from(back: &str, taken: &[Taken]) -> Response {
    let signed_out = taken.iter().any(|one| matches!(one, Err(Fault::SignedOut)));
    if signed_out {
        return Redirect::to(&format!("/sign-in?next={back}")).into_response();
    }
    let refused = (1_u32..).zip(taken).filter_map(|(place, one)| Some((place, one.as_ref().err()?)));
    let refused: Vec<_> = refused.collect();
    let mut query = form_urlencoded::Serializer::new(String::new());
    if refused.len() < taken.len() {
        query.append_pair("uploaded", &(taken.len() - refused.len()).to_string());
    }
    if !refused.is_empty() {
        query.append_pair("image_error", &serde_json::to_string(&refused).unwrap_or_default());
    }
    Redirect::to(&format!("{back}?{}", query.finish())).into_response()
}

/// Shows a picture of a product as it would look.
pub async fn preview(
    State(desk): State<Desk>,
    Path((product, image)): Path<(String, String)>,
    Extension(op): Extension<Op>,
    RawQuery(query): RawQuery,
) -> Response {
    let (Ok(product), Ok(image)) = (product.parse::<ProductId>(), image.parse::<ImageId>()) else {
        return Problem::NOT_FOUND.into_response();
    };
    let query = query.unwrap_or_default();
    let typed = |wanted: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        pairs.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
    };
    let form = ImageEditForm::of_address(typed).unwrap_or_default();
    match catalog::preview_image(&desk.market, &op, product, image, &form).await {
        Ok(picture) => {
            let headers = [
                (CONTENT_TYPE, "image/webp"),
                // Made of what never changes, for one person.
                (CACHE_CONTROL, "private, max-age=600"),
                (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
            ];
            (headers, picture).into_response()
        }
        Err(Failure::Refused(_)) => Problem::MALFORMED.into_response(),
        Err(Failure::TooMany { .. }) => Problem::BUSY.into_response(),
        Err(Failure::Broken(error)) => {
            tracing::error!(incident = op.request_id, error = format!("{error:#}"), "a picture could not be looked at");
            Problem::BROKEN.into_response()
        }
        Err(_) => Problem::NOT_FOUND.into_response(),
    }
}

/// Takes the logo or the cover of the shop that whoever asks works in.
pub async fn take_for_shop(
    State(desk): State<Desk>,
    Path(picture): Path<String>,
    Extension(op): Extension<Op>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let Some(picture) = ShopPicture::named(&picture) else { return Problem::NOT_FOUND.into_response() };
    let Ok(mut form) = form else { return Problem::MALFORMED.into_response() };
    let back = "/settings";
    loop {
        let Ok(Some(mut field)) = form.next_field().await else { return Problem::MALFORMED.into_response() };
        if field.name() == Some(picture.name()) {
            return lead_on(desk.take_picture(&op, picture, &mut field).await, &op, back, "saved");
        }
    }
}

impl Desk {
    async fn take_picture(
        &self,
        op: &Op,
        picture: ShopPicture,
        field: &mut Field<'_>,
    ) -> Result<(), Failure<ImageRefusal>> {
        let in_hand = self.receive(field).await?;
        catalog::shop_pictures::show(&self.market, op, picture, in_hand.bytes.clone()).await
    }
}

/// Back to the page, with the word for what was done or with why it was not.
pub fn lead_on(done: Result<(), Failure<ImageRefusal>>, op: &Op, back: &str, word: &str) -> Response {
    match done {
        Ok(()) => Redirect::to(&format!("{back}?{word}=1")).into_response(),
        Err(Failure::SignedOut) => Redirect::to(&format!("/sign-in?next={back}")).into_response(),
        Err(Failure::NotFound) => Problem::NOT_FOUND.into_response(),
        Err(failure) => {
            let fault = fault(failure, op, "a picture was not taken");
            Redirect::to(&with_fault(back, "image_error", &fault)).into_response()
        }
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
#[derive(Debug)]
pub enum Unread {
    /// The file is too large.
    TooHeavy,
    /// It is no form.
    Malformed,
    /// There was nowhere to lay it.
    Broken(std::io::Error),
}

impl From<MultipartError> for Unread {
    fn from(_: MultipartError) -> Self {
        Self::Malformed
    }
}

impl From<std::io::Error> for Unread {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(error)
    }
}

impl From<Unread> for Failure<ImageRefusal> {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::TooHeavy => Self::Refused(ImageRefusal::TooHeavy),
            Unread::Malformed => Self::Refused(ImageRefusal::Damaged),
            Unread::Broken(error) => Self::Broken(error.into()),
        }
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
