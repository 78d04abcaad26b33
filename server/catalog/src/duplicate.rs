//! Makes a draft that says what another product of the shop says.

use domain::catalog::{ProductDraft, ProductRefusal, ProductState, VariantDraft};
use domain::id::{ImageId, ProductId};
use kernel::{Failure, Market, Op, Tx};
use uuid::Uuid;

use crate::save::{Saved, save_for};
use crate::seller::own_shop_view;
use crate::store;

/// Longest part of the title and of each number that the copy keeps.
const LONGEST_TITLE: usize = 110;
const LONGEST_SKU: usize = 55;

/// A draft with everything that the product says and shows, in the caller's transaction, which the caller commits. None
/// of it is on hand yet; its address and its numbers are its own.
pub async fn duplicate_in(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    product: ProductId,
) -> Result<Saved, Failure<ProductRefusal>> {
    let shop = own_shop_view(market, op, tx).await?;
    let sheet = store::seller::draft(tx, shop.id, product).await?.ok_or(Failure::NotFound)?;
    if sheet.state == ProductState::Removed {
        return Err(Failure::Refused(ProductRefusal::NotNow { state: sheet.state }));
    }
    let pictures = store::pages::images(tx, product).await?;
    let shown = sheet.draft.variants.iter().map(|variant| variant.image.clone()).collect::<Vec<_>>();
    let saved = save_for(market, tx, &shop, copy(sheet.draft, market.new_id())).await?;
    let ids: Vec<(ImageId, ImageId)> = pictures.iter().map(|picture| (picture.id, market.new_id())).collect();
    for both in &ids {
        store::images::copy(tx, *both, saved.product).await?;
    }
    for (counted, shown) in saved.counted.iter().zip(shown) {
        let known = ids.iter().find(|(known, _)| known.to_string() == shown);
        if let Some((_, id)) = known {
            store::variants::show(tx, counted.variant, *id).await?;
        }
    }
    Ok(saved)
}

/// The draft of the copy. The end of a new number keeps its address and its SKUs apart from all others.
fn copy(draft: ProductDraft, number: Uuid) -> ProductDraft {
    let end = number.simple().to_string();
    let end = &end[end.len() - 6..];
    let start = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let slug = start(&draft.slug, 43);
    let variant = |variant: VariantDraft| VariantDraft {
        id: None,
        sku: format!("{}-{}", start(&variant.sku, LONGEST_SKU), end.to_uppercase()),
        on_hand: "0".to_owned(),
        shown: String::new(),
        image: String::new(),
        ..variant
    };
    ProductDraft {
        id: None,
        version: 0,
        title: format!("Copy of {}", start(&draft.title, LONGEST_TITLE)),
        slug: format!("{}-{end}", slug.trim_end_matches('-')),
        variants: draft.variants.into_iter().map(variant).collect(),
        ..draft
    }
}
