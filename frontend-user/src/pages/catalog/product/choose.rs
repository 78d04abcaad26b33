//! Which form of a product is chosen, and where each choice leads.

use domain::catalog::{ImageView, VariantView};
use domain::id::VariantId;
use domain::money::Money;
use domain::stock::StockState;

use super::shown::Wares;

/// One value of a choice: what it is called and which form it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    pub name: String,
    /// For colours.
    pub hex: Option<String>,
    /// The form that a press on it chooses, and its place among all.
    pub variant: VariantId,
    pub place: usize,
    pub chosen: bool,
    /// Why it cannot be bought now.
    pub gone: Option<&'static str>,
    /// How much more or less it costs than what is chosen.
    pub difference: Option<String>,
    /// The picture of that form.
    pub image: Option<ImageView>,
}

/// The place of the asked form among the product's; else the first that can be bought, else the first.
pub fn chosen(wares: &Wares, asked: Option<VariantId>) -> usize {
    let by_id = asked.and_then(|id| wares.variants.iter().position(|variant| variant.id == id));
    let buyable = || wares.variants.iter().position(|variant| variant.stock.available > 0);
    by_id.or_else(buyable).unwrap_or(0)
}

/// The place of the picture in front: the asked one, counted from 1, else that of the chosen form, else the first.
pub fn picture(wares: &Wares, chosen: usize, asked: Option<usize>) -> usize {
    let by_number = asked.and_then(|number| number.checked_sub(1)).filter(|at| *at < wares.images.len());
    by_number.unwrap_or_else(|| picture_of(wares, chosen))
}

/// The place of a form's picture; the first if it has none of its own.
pub fn picture_of(wares: &Wares, place: usize) -> usize {
    wares.variants.get(place).and_then(|form| image_of(wares, form)).unwrap_or(0)
}

/// The picture of a form, if it has one of its own.
fn image_of(wares: &Wares, variant: &VariantView) -> Option<usize> {
    variant.image.and_then(|id| wares.images.iter().position(|image| image.id == id))
}

/// The values of one choice, each leading to the form that is most like the chosen one.
pub fn picks(wares: &Wares, chosen: &VariantView, option: usize) -> Vec<Pick> {
    let Some(choice) = wares.options.get(option) else { return Vec::new() };
    choice
        .values
        .iter()
        .filter_map(|value| {
            let (place, target) = nearest(wares, chosen, option, &value.name)?;
            Some(Pick {
                name: value.name.clone(),
                hex: value.hex.clone(),
                variant: target.id,
                place,
                chosen: chosen.values.get(option) == Some(&value.name),
                gone: gone(target),
                difference: difference(chosen.price, target.price),
                image: image_of(wares, target).map(|at| wares.images[at].clone()),
            })
        })
        .collect()
}

/// The form with that value which shares most of the other values; of several, one that can be bought.
fn nearest<'a>(wares: &'a Wares, like: &VariantView, option: usize, value: &str) -> Option<(usize, &'a VariantView)> {
    let shared = |variant: &VariantView| {
        let pairs = variant.values.iter().zip(&like.values).enumerate();
        pairs.filter(|(at, (a, b))| *at != option && a == b).count()
    };
    let all = wares.variants.iter().enumerate();
    let candidates = all.filter(|(_, variant)| variant.values.get(option).is_some_and(|v| v == value));
    // `max_by_key` keeps the last of equals; the first is wanted.
    candidates.rev().max_by_key(|(_, variant)| (shared(variant), variant.stock.available > 0))
}

fn gone(variant: &VariantView) -> Option<&'static str> {
    match variant.stock.state() {
        StockState::Available | StockState::Low => None,
        StockState::Reserved => Some("in other baskets"),
        StockState::SoldOut => Some("sold out"),
    }
}

fn difference(now: Money, then: Money) -> Option<String> {
    let more = then.minus(now).ok().filter(|more| !more.is_zero())?;
    Some(if more.minor > 0 { format!("+ {more}") } else { more.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::catalog::{OptionValue, ProductOption};
    use domain::money::Currency;
    use domain::stock::Availability;

    fn variant(number: u128, values: &[&str], minor: i64, available: i64) -> VariantView {
        VariantView {
            id: VariantId(uuid_of(number)),
            sku: format!("SKU-{number}"),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            price: Money::new(minor, Currency::USD),
            compare_at: None,
            lowest: None,
            image: None,
            stock: Availability { available, held: 0 },
        }
    }

    fn uuid_of(number: u128) -> uuid::Uuid {
        uuid::Uuid::from_u128(number)
    }

    fn mug() -> Wares {
        let option = |name: &str, values: &[&str]| ProductOption {
            name: name.into(),
            values: values.iter().map(|value| OptionValue { name: (*value).into(), hex: None }).collect(),
        };
        Wares {
            slug: "mug".into(),
            title: "Mug".into(),
            options: vec![option("Colour", &["Black", "Ochre"]), option("Size", &["Small", "Large"])],
            variants: vec![
                variant(1, &["Black", "Small"], 900, 0),
                variant(2, &["Black", "Large"], 1_200, 3),
                variant(3, &["Ochre", "Small"], 900, 4),
            ],
            images: Vec::new(),
            prices_include_tax: true,
            on_sale: true,
        }
    }

    #[test]
    fn what_can_be_bought_is_chosen_first() {
        let mug = mug();
        assert_eq!(chosen(&mug, None), 1);
        assert_eq!(chosen(&mug, Some(VariantId(uuid_of(3)))), 2);
        assert_eq!(chosen(&mug, Some(VariantId(uuid_of(9)))), 1);
    }

    #[test]
    fn every_value_leads_to_the_nearest_form() {
        let mug = mug();
        let sizes = picks(&mug, &mug.variants[1], 1);
        assert_eq!((sizes[0].variant, sizes[0].place, sizes[0].gone), (mug.variants[0].id, 0, Some("sold out")));
        assert_eq!(sizes[0].difference.as_deref(), Some("−$3.00"));
        // There is no large ochre mug, so the colour leads to the small one.
        let colours = picks(&mug, &mug.variants[1], 0);
        assert_eq!((colours[1].variant, colours[1].gone), (mug.variants[2].id, None));
        assert!(colours[0].chosen && !colours[1].chosen);
    }
}
