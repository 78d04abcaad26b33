//! What the columns of a file are called: by us, by Shopify, by Spree, and by people.

/// A column from which something is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Slug,
    Title,
    Category,
    /// A kind of product, where there is no category.
    Kind,
    Brand,
    Summary,
    Description,
    /// The same as HTML.
    Html,
    Tags,
    Video,
    Warranty,
    CashOnDelivery,
    Specs,
    Properties,
    Status,
    /// Yes or no, where there is no status.
    Published,
    OptionName(u8),
    OptionValue(u8),
    OptionHex(u8),
    Sku,
    Price,
    CompareAt,
    Currency,
    Stock,
    Grams,
    Weight,
    WeightUnit,
    /// The place of one of the product's pictures.
    Picture,
    /// Addresses of pictures.
    Pictures,
    /// A line of the technical sheet; the column is called as the line is.
    Spec,
}

/// Words of columns, without anything but small letters and digits.
const WORDS: [(&str, Column); 47] = [
    ("slug", Column::Slug),
    ("handle", Column::Slug),
    ("urlhandle", Column::Slug),
    ("title", Column::Title),
    ("name", Column::Title),
    ("category", Column::Category),
    ("category1", Column::Category),
    ("productcategory", Column::Category),
    ("type", Column::Kind),
    ("producttype", Column::Kind),
    ("brand", Column::Brand),
    ("vendor", Column::Brand),
    ("summary", Column::Summary),
    ("shortdescription", Column::Summary),
    ("description", Column::Description),
    ("body", Column::Html),
    ("bodyhtml", Column::Html),
    ("tags", Column::Tags),
    ("video", Column::Video),
    ("warranty", Column::Warranty),
    ("customfieldcustomwarranty", Column::Warranty),
    ("cashondelivery", Column::CashOnDelivery),
    ("specifications", Column::Specs),
    ("properties", Column::Properties),
    ("status", Column::Status),
    ("published", Column::Published),
    ("publishedononlinestore", Column::Published),
    ("sku", Column::Sku),
    ("variantsku", Column::Sku),
    ("price", Column::Price),
    ("variantprice", Column::Price),
    ("compareatprice", Column::CompareAt),
    ("variantcompareatprice", Column::CompareAt),
    ("currency", Column::Currency),
    ("stock", Column::Stock),
    ("inventorycount", Column::Stock),
    ("inventoryquantity", Column::Stock),
    ("variantinventoryqty", Column::Stock),
    ("weightgrams", Column::Grams),
    ("variantgrams", Column::Grams),
    ("weightvaluegrams", Column::Grams),
    ("weight", Column::Weight),
    ("weightunit", Column::WeightUnit),
    ("picture", Column::Picture),
    ("pictures", Column::Pictures),
    ("variantimage", Column::Pictures),
    ("productimageurl", Column::Pictures),
];

/// Columns that belong to the files of others and say nothing that a shop here keeps.
const IDLE: [&str; 17] = [
    "metatitle",
    "metadescription",
    "metakeywords",
    "taxcategory",
    "inventorybackorderable",
    "trackinventory",
    "variantinventorytracker",
    "variantinventorypolicy",
    "variantfulfillmentservice",
    "variantrequiresshipping",
    "varianttaxable",
    "variantweightunit",
    "imageposition",
    "imagealttext",
    "giftcard",
    "seotitle",
    "seodescription",
];

/// What a column of that name holds.
pub(crate) enum Named {
    /// Something that is taken.
    Taken(Column),
    /// Something that is known and not needed.
    Idle,
    /// Nothing that is known.
    Unknown,
}

/// What the column is.
pub(crate) fn named(head: &str) -> Named {
    let head = head.trim();
    if head.starts_with("custom_field.") || head.starts_with("spec.") {
        let column = if spec_name(head).eq_ignore_ascii_case("warranty") { Column::Warranty } else { Column::Spec };
        return Named::Taken(column);
    }
    let word: String = head.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    if let Some((_, column)) = WORDS.iter().find(|(name, _)| *name == word) {
        return Named::Taken(*column);
    }
    if let Some(column) = option(&word) {
        return Named::Taken(column);
    }
    let picture = word.strip_prefix("image").and_then(|rest| rest.strip_suffix("src"));
    if picture.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit())) {
        return Named::Taken(Column::Pictures);
    }
    if IDLE.contains(&word.as_str()) { Named::Idle } else { Named::Unknown }
}

/// `option2value` and its sisters.
fn option(word: &str) -> Option<Column> {
    let rest = word.strip_prefix("option")?;
    let (number, part) = rest.split_at_checked(1)?;
    let place = match number {
        "1" => 0,
        "2" => 1,
        "3" => 2,
        _ => return None,
    };
    match part {
        "name" => Some(Column::OptionName(place)),
        "value" => Some(Column::OptionValue(place)),
        "hex" => Some(Column::OptionHex(place)),
        _ => None,
    }
}

/// What the line of the technical sheet is called: `custom_field.custom.noise_level` gives `Noise level`.
pub(crate) fn spec_name(head: &str) -> String {
    let last = head.trim().rsplit('.').next().unwrap_or(head);
    let words = last.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
