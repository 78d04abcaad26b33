//! Changes a picture of a product, always anew from what was uploaded, and shows beforehand how it would look.

use anyhow::Context as _;
use bytes::Bytes;
use domain::catalog::{
    EditRefusal, IMAGE_WIDTHS, ImageDetail, ImageEdit, ImageEditForm, ImageRefusal, ImageView, ProductState,
};
use domain::id::{ImageId, ProductId};
use kernel::{Failure, Market, Op, limits};

use crate::events::{ImageDropped, ProductChanged};
use crate::keep::{Kept, Negative, keep};
use crate::seller::own_shop;
use crate::store::images::Sheet;
use crate::{darkroom, picture, store};

/// Times somebody may look at what a picture would become within an hour.
const MOST_PREVIEWS: i32 = 1_500;
const AN_HOUR: i32 = 3_600;
/// The width in which a change is looked at before it is kept, in pixels.
const PREVIEW: u32 = 640;

/// One picture of one of the seller's own products.
pub async fn my_image(market: &Market, op: &Op, product: ProductId, image: ImageId) -> Result<ImageDetail, Failure> {
    let mut db = market.db(op).await?;
    let shop = own_shop(op, &mut db).await?;
    let store::seller::Sheet { draft, state, .. } =
        store::seller::draft(&mut db, shop, product).await?.ok_or(Failure::NotFound)?;
    let sheet = store::images::sheet(&mut db, product, image).await?.ok_or(Failure::NotFound)?;
    let images = store::pages::images(&mut db, product).await?;
    let place = images.iter().position(|other| other.id == image).ok_or(Failure::NotFound)?;
    Ok(ImageDetail {
        image: sheet.view,
        place: u32::try_from(place).unwrap_or(u32::MAX),
        of: u32::try_from(images.len()).unwrap_or(u32::MAX),
        product: draft.title,
        edit: sheet.edit,
        locked: state == ProductState::Removed,
    })
}

/// How the picture would look, as WebP. Nothing is kept.
pub async fn preview_image(
    market: &Market,
    op: &Op,
    product: ProductId,
    image: ImageId,
    form: &ImageEditForm,
) -> Result<Bytes, Failure<EditRefusal>> {
    let sheet = own_sheet(market, op, product, image).await?;
    let edit = checked(form)?;
    let account = op.account()?;
    let mut db = market.db(op).await?;
    limits::spend(&mut db, op, &format!("catalog.previews:{account}"), MOST_PREVIEWS, AN_HOUR).await?;
    drop(db);
    let bytes = negative(market, &sheet).await?;
    darkroom::preview(market, bytes, edit, PREVIEW).await
}

/// Changes the picture, from its original. Nothing asked brings the original back.
pub async fn edit_image(
    market: &Market,
    op: &Op,
    product: ProductId,
    image: ImageId,
    form: &ImageEditForm,
) -> Result<ImageView, Failure<EditRefusal>> {
    let sheet = own_sheet(market, op, product, image).await?;
    let edit = checked(form)?;
    if edit == sheet.edit {
        return Ok(sheet.view);
    }
    let bytes = negative(market, &sheet).await?;
    let negative = Negative { bytes, edit, keeps_original: true };
    let kept = keep(market, op, negative).await?;
    let noted = replace(market, op, (product, image), &kept, edit).await;
    kept.settle(market, op, noted).await
}

fn checked(form: &ImageEditForm) -> Result<ImageEdit, Failure<EditRefusal>> {
    form.check().map_err(|problems| Failure::Refused(EditRefusal::Invalid(problems)))
}

/// The picture, if it is one of the seller's and its product is not removed.
async fn own_sheet(
    market: &Market,
    op: &Op,
    product: ProductId,
    image: ImageId,
) -> Result<Sheet, Failure<EditRefusal>> {
    let mut db = market.db(op).await?;
    let shop = own_shop(op, &mut db).await?;
    let known = store::seller::draft(&mut db, shop, product).await?.ok_or(Failure::NotFound)?;
    if known.state == ProductState::Removed {
        return Err(Failure::Refused(ImageRefusal::Gone.into()));
    }
    store::images::sheet(&mut db, product, image).await?.ok_or(Failure::NotFound)
}

/// What the picture is made from: what was uploaded, or the largest file where the picture came with the market.
async fn negative(market: &Market, sheet: &Sheet) -> anyhow::Result<Bytes> {
    let name = match &sheet.original {
        Some(name) => picture::original_file(name),
        None => picture::file(&sheet.view.key, IMAGE_WIDTHS[IMAGE_WIDTHS.len() - 1]),
    };
    market.blobs().get(&name).await?.with_context(|| format!("the file {name} of a picture is gone"))
}

/// Lets the row of the picture show the new files; the old ones go once nobody shows them.
async fn replace(
    market: &Market,
    op: &Op,
    (product, image): (ProductId, ImageId),
    kept: &Kept,
    edit: ImageEdit,
) -> Result<ImageView, Failure<EditRefusal>> {
    let mut tx = market.begin(op).await?;
    let shop = own_shop(op, &mut tx).await?;
    let known = store::products::lock(&mut tx, shop, product).await?.ok_or(Failure::NotFound)?;
    if known.state == ProductState::Removed {
        return Err(Failure::Refused(ImageRefusal::Gone.into()));
    }
    let before = store::images::sheet(&mut tx, product, image).await?.ok_or(Failure::NotFound)?;
    let encoded = &kept.encoded;
    let view = ImageView {
        key: encoded.key.clone(),
        width: encoded.width,
        height: encoded.height,
        tone: encoded.tone.clone(),
        ..before.view.clone()
    };
    let after = Sheet { view, original: kept.original.clone(), edit };
    store::images::replace(&mut tx, product, &after).await?;
    if before.view.key != after.view.key {
        let original = before.original.filter(|original| Some(original) != after.original.as_ref());
        tx.publish(&ImageDropped { key: before.view.key, original })?;
        tx.publish(&ProductChanged { product })?;
    }
    tx.commit().await?;
    Ok(after.view)
}
