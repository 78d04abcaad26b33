//! Stores what a seller typed about a product: a new one as a draft, a known one as its next version.

use std::collections::HashMap;

use domain::catalog::{CheckedProduct, ProductDraft, ProductRefusal, ProductState};
use domain::id::{CategoryId, ImageId, ProductId, ShopId, VariantId};
use domain::money::Money;
use domain::shops::ShopView;
use domain::text::{FieldProblem, Problem};
use kernel::{Failure, Market, Op, Tenant, Tx};
use sqlx::PgConnection;

use crate::events::{PriceChanged, ProductChanged};
use crate::seller::own_shop_view;
use crate::store::products::{Locked, Sheet};
use crate::store::variants::VariantSheet;
use crate::{markdown, rules, store};

/// Most letters of the last part of a new address.
const LONGEST_SLUG: usize = 50;

/// A product that was stored, and what its seller counted of it: for the stock to keep, in the same transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Which product.
    pub product: ProductId,
    /// Each of its active variants.
    pub counted: Vec<Counted>,
}

/// How many units of a variant a seller says there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Which variant.
    pub variant: VariantId,
    /// Whose it is.
    pub shop: ShopId,
    /// Units on hand.
    pub on_hand: i64,
    /// Its place in the form, for a problem beside its field: `variants[{row}][on_hand]`.
    pub row: usize,
}

/// Stores the draft in the caller's transaction, which the caller commits. After a refusal nothing of it may be
/// committed.
pub async fn save_in(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    draft: ProductDraft,
) -> Result<Saved, Failure<ProductRefusal>> {
    let shop = own_shop_view(market, op, tx).await?;
    let about = draft.id.map_or(shop.id.0, |id| id.0);
    let saved = save_for(market, tx, &shop, draft).await?;
    // What was typed is stored; the copy that was kept against accidents is not needed any more.
    store::kept::forget(tx, shop.id, op.account()?, about).await?;
    Ok(saved)
}

/// Stores the draft for a shop that somebody acts for of whom it is known that they may.
pub async fn save_for(
    market: &Market,
    tx: &mut Tx,
    shop: &ShopView,
    draft: ProductDraft,
) -> Result<Saved, Failure<ProductRefusal>> {
    let known = match draft.id {
        Some(id) => Some(store::products::lock(tx, shop.id, id).await?.ok_or(Failure::NotFound)?),
        None => None,
    };
    if let Some(known) = &known {
        may_change(known, &draft)?;
    }

    let draft = if draft.fill { draft.filled() } else { draft };
    let product = draft.check(shop.currency).map_err(invalid)?;
    let typed =
        Typed { rows: rows(&draft), product, id: known.as_ref().map_or_else(|| market.new_id(), |known| known.id) };
    let category = decide(tx, shop, known.as_ref(), &typed).await?;

    let prices = store::variants::prices(tx, typed.id).await?;
    let sheets = sheets(market, &typed, &prices)?;
    write(tx, shop, known.as_ref(), &typed, category).await.map_err(not_storable)?;
    if !store::products::take_slug(tx, typed.id, &typed.product.slug).await? {
        return Err(invalid(vec![FieldProblem { field: "slug".to_owned(), problem: Problem::Taken }]));
    }
    if let Err(error) = store::variants::reconcile(tx, (shop.id, typed.id), shop.currency, &sheets).await {
        return Err(sku_is_taken(market, shop.id, &typed, error).await);
    }

    tell_prices(tx, &typed, &sheets, &prices)?;
    tx.publish(&ProductChanged { product: typed.id })?;
    let rows = sheets.iter().zip(&typed.product.variants).zip(&typed.rows);
    let counted = rows.filter_map(|((sheet, variant), row)| {
        Some(Counted { variant: sheet.id, shop: shop.id, on_hand: variant.on_hand?, row: *row })
    });
    Ok(Saved { product: typed.id, counted: counted.collect() })
}

/// What was typed, checked, with the places of its variants in the form.
struct Typed {
    id: ProductId,
    product: CheckedProduct,
    rows: Vec<usize>,
}

/// The places of the variants in the form: spare rows are not stored but still count.
fn rows(draft: &ProductDraft) -> Vec<usize> {
    draft.variants.iter().enumerate().filter(|(_, variant)| !variant.is_blank()).map(|(at, _)| at).collect()
}

fn may_change(known: &Locked, draft: &ProductDraft) -> Result<(), Failure<ProductRefusal>> {
    if known.state == ProductState::Removed {
        return Err(Failure::Refused(ProductRefusal::NotNow { state: known.state }));
    }
    if known.version != draft.version {
        return Err(Failure::Refused(ProductRefusal::Stale { theirs: known.version }));
    }
    Ok(())
}

/// Everything about the draft that only the database knows; the category it goes to.
async fn decide(
    db: &mut PgConnection,
    shop: &ShopView,
    known: Option<&Locked>,
    typed: &Typed,
) -> Result<CategoryId, Failure<ProductRefusal>> {
    let product = &typed.product;
    let mut wrong = rules::wrong_names(product, &typed.rows);
    if product.slug.len() > LONGEST_SLUG && known.is_none_or(|known| known.slug != product.slug) {
        wrong.push(FieldProblem { field: "slug".to_owned(), problem: Problem::TooLong { max: 50 } });
    }
    let category = category(db, &product.category).await?;
    if category.is_none() {
        wrong.push(FieldProblem { field: "category".to_owned(), problem: Problem::NotOffered });
    }
    wrong.extend(taken_skus(db, shop.id, typed).await?);
    wrong.extend(foreign_pictures(db, typed).await?);
    if known.is_some_and(|known| known.state == ProductState::Active) {
        // Pictures are not in this form, and the check of the draft has seen to the variants.
        wrong.extend(rules::missing(&product.description, 1, 1));
    }
    category.filter(|_| wrong.is_empty()).ok_or_else(|| invalid(wrong))
}

async fn category(db: &mut PgConnection, slug: &str) -> Result<Option<CategoryId>, sqlx::Error> {
    let could_be = slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if could_be { store::categories::by_slug(db, slug).await } else { Ok(None) }
}

async fn taken_skus(db: &mut PgConnection, shop: ShopId, typed: &Typed) -> Result<Vec<FieldProblem>, sqlx::Error> {
    let skus: Vec<String> = typed.product.variants.iter().map(|variant| variant.sku.clone()).collect();
    let taken = store::variants::taken(db, shop, typed.id, &skus).await?;
    let rows = typed.rows.iter().zip(&skus).filter(|(_, sku)| taken.contains(sku));
    let field = |row: &usize| FieldProblem { field: format!("variants[{row}][sku]"), problem: Problem::Taken };
    Ok(rows.map(|(row, _)| field(row)).collect())
}

/// Variants that would show a picture which the product does not have.
async fn foreign_pictures(db: &mut PgConnection, typed: &Typed) -> Result<Vec<FieldProblem>, sqlx::Error> {
    let mut wanted = typed.product.variants.iter().zip(&typed.rows).filter(|(variant, _)| variant.image.is_some());
    if wanted.clone().next().is_none() {
        return Ok(Vec::new());
    }
    let images: Vec<ImageId> = store::pages::images(db, typed.id).await?.into_iter().map(|image| image.id).collect();
    let field = |row: &usize| FieldProblem { field: format!("variants[{row}][image]"), problem: Problem::NotOffered };
    let foreign = wanted.by_ref().filter(|(variant, _)| variant.image.is_some_and(|image| !images.contains(&image)));
    Ok(foreign.map(|(_, row)| field(row)).collect())
}

/// The variants as they shall be stored. One that is not of this product does not exist.
fn sheets(
    market: &Market,
    typed: &Typed,
    known: &HashMap<VariantId, i64>,
) -> Result<Vec<VariantSheet>, Failure<ProductRefusal>> {
    let mut sheets: Vec<VariantSheet> = Vec::new();
    for (position, variant) in (0..).zip(&typed.product.variants) {
        let id = variant.id.unwrap_or_else(|| market.new_id());
        let foreign = variant.id.is_some_and(|id| !known.contains_key(&id));
        if foreign || sheets.iter().any(|sheet| sheet.id == id) {
            return Err(Failure::NotFound);
        }
        sheets.push(VariantSheet {
            id,
            sku: variant.sku.clone(),
            option_values: variant.values.clone(),
            price_minor: variant.price.minor,
            compare_at_minor: variant.compare_at.map(|before| before.minor),
            weight_grams: variant.weight_grams,
            image_id: variant.image,
            position,
        });
    }
    Ok(sheets)
}

fn tell_prices(
    tx: &mut Tx,
    typed: &Typed,
    sheets: &[VariantSheet],
    prices: &HashMap<VariantId, i64>,
) -> Result<(), serde_json::Error> {
    for (sheet, variant) in sheets.iter().zip(&typed.product.variants) {
        if let Some(before) = prices.get(&sheet.id).filter(|before| **before != sheet.price_minor) {
            let from = Money::new(*before, variant.price.currency);
            tx.publish(&PriceChanged { product: typed.id, variant: sheet.id, from, to: variant.price })?;
        }
    }
    Ok(())
}

async fn write(
    db: &mut PgConnection,
    shop: &ShopView,
    known: Option<&Locked>,
    typed: &Typed,
    category: CategoryId,
) -> Result<(), sqlx::Error> {
    let options = rules::options(&typed.product, known.map_or(&[], |known| &known.options));
    let description_html = markdown::to_html(&typed.product.description);
    let sheet = Sheet {
        id: typed.id,
        shop: shop.id,
        category,
        currency: shop.currency,
        product: &typed.product,
        description_html: &description_html,
        options: &options,
    };
    let Some(known) = known else { return store::products::insert(db, &sheet).await };
    if known.published && known.slug != typed.product.slug {
        // The old address first: whoever waits for it to become free finds it kept.
        store::products::keep_slug(db, known.id, &known.slug).await?;
    }
    store::products::update(db, &sheet).await
}

fn invalid(problems: Vec<FieldProblem>) -> Failure<ProductRefusal> {
    Failure::Refused(ProductRefusal::Invalid(problems))
}

fn breaks(error: &sqlx::Error, constraint: &str) -> bool {
    error.as_database_error().and_then(sqlx::error::DatabaseError::constraint) == Some(constraint)
}

/// Somebody was faster with the address, or took the shelf away at this very moment.
fn not_storable(error: sqlx::Error) -> Failure<ProductRefusal> {
    if breaks(&error, "products_category_id_fkey") {
        return invalid(vec![FieldProblem { field: "category".to_owned(), problem: Problem::NotOffered }]);
    }
    if breaks(&error, "products_slug_key") {
        return invalid(vec![FieldProblem { field: "slug".to_owned(), problem: Problem::Taken }]);
    }
    error.into()
}

/// Somebody of the same shop was faster with a SKU: now that it is stored, it is known which one.
async fn sku_is_taken(market: &Market, shop: ShopId, typed: &Typed, error: sqlx::Error) -> Failure<ProductRefusal> {
    if !breaks(&error, "variants_sku") {
        return error.into();
    }
    let again = async {
        let mut db = market.db(Tenant::Market).await?;
        taken_skus(&mut db, shop, typed).await
    };
    match again.await {
        Ok(taken) if !taken.is_empty() => invalid(taken),
        Ok(_) => error.into(),
        Err(broken) => broken.into(),
    }
}
