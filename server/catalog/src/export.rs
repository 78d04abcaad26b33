//! The shop's products as a file that a spreadsheet opens, and that comes back in as the same products.

use domain::catalog::{ImageView, OptionValue, ProductDraft, VariantDraft, list};
use domain::id::ProductId;
use domain::lifecycle::Lifecycle as _;
use domain::money::Currency;
use kernel::{Failure, Market, Op};

use crate::import::{guarded, packed};
use crate::seller::own_shop_view;
use crate::store;

/// Products of one part of the file.
const AT_ONCE: i64 = 100;

/// The head of the file.
const HEAD: [&str; 29] = [
    "slug",
    "title",
    "category",
    "brand",
    "summary",
    "description",
    "tags",
    "video",
    "warranty",
    "cash_on_delivery",
    "specifications",
    "properties",
    "status",
    "option1_name",
    "option1_value",
    "option1_hex",
    "option2_name",
    "option2_value",
    "option2_hex",
    "option3_name",
    "option3_value",
    "option3_hex",
    "sku",
    "price",
    "compare_at_price",
    "currency",
    "stock",
    "weight_grams",
    "picture",
];

/// A part of the file: the first one with its head, and behind which product the next one begins.
pub async fn export_part(
    market: &Market,
    op: &Op,
    after: Option<ProductId>,
) -> Result<(Vec<u8>, Option<ProductId>), Failure> {
    let mut db = market.db(op).await?;
    let shop = own_shop_view(market, op, &mut db).await?;
    let ids = store::seller::next(&mut db, shop.id, after, AT_ONCE).await?;
    let mut file = csv::Writer::from_writer(Vec::new());
    if after.is_none() {
        file.write_record(HEAD.iter().chain(&["pictures"])).map_err(broken)?;
    }
    let site = market.settings().public_url(domain::actor::Site::Shopper);
    for id in &ids {
        let Some(sheet) = store::seller::draft(&mut db, shop.id, *id).await? else { continue };
        let images = store::pages::images(&mut db, *id).await?;
        for (at, variant) in sheet.draft.variants.iter().enumerate() {
            let mut cells = if at == 0 { said(&sheet.draft, sheet.state.name()) } else { vec![String::new(); 13] };
            cells[0].clone_from(&sheet.draft.slug);
            cells.extend(choices(&sheet.draft, variant));
            cells.extend(form(variant, shop.currency, &images));
            let addresses = images.iter().map(|image| format!("{site}{}", image.src(1200)));
            cells.push(if at == 0 { addresses.collect::<Vec<_>>().join("\n") } else { String::new() });
            file.write_record(cells.iter().map(|cell| guarded(cell))).map_err(broken)?;
        }
    }
    let full = ids.len() == usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
    let next = ids.last().copied().filter(|_| full);
    let bytes = file.into_inner().map_err(|error| broken(error.into_error().into()))?;
    Ok((bytes, next))
}

/// What the first line of a product says about all of it.
fn said(draft: &ProductDraft, state: &str) -> Vec<String> {
    let specs = packed(draft.specs.iter().map(|spec| (spec.name.as_str(), spec.value.clone())));
    let properties = packed(draft.properties.iter().map(|property| (property.name.as_str(), property.values.clone())));
    vec![
        draft.slug.clone(),
        draft.title.clone(),
        draft.category.clone(),
        draft.brand.clone(),
        draft.summary.clone(),
        draft.description.clone(),
        draft.tags.clone(),
        draft.video.clone(),
        draft.warranty.clone(),
        if draft.cash_on_delivery { "yes" } else { "no" }.to_owned(),
        specs,
        properties,
        state.to_owned(),
    ]
}

/// Names, values and colours of the three options.
fn choices(draft: &ProductDraft, variant: &VariantDraft) -> Vec<String> {
    let values = list::names(&variant.values);
    let choice = |place: usize| {
        let Some(option) = draft.options.get(place) else { return [String::new(), String::new(), String::new()] };
        let value = values.get(place).cloned().unwrap_or_default();
        let known = option.parsed().into_iter().find(|known: &OptionValue| known.name == value);
        [option.name.clone(), value, known.and_then(|known| known.hex).unwrap_or_default()]
    };
    (0..3).flat_map(choice).collect()
}

fn form(variant: &VariantDraft, currency: Currency, images: &[ImageView]) -> Vec<String> {
    let picture = images.iter().position(|image| image.id.to_string() == variant.image);
    vec![
        variant.sku.clone(),
        variant.price.clone(),
        variant.compare_at.clone(),
        currency.code().to_owned(),
        variant.on_hand.clone(),
        variant.weight.clone(),
        picture.map(|place| (place + 1).to_string()).unwrap_or_default(),
    ]
}

fn broken(error: csv::Error) -> Failure {
    Failure::Broken(error.into())
}
