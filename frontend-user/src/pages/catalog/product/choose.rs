//! Which form of a product is chosen, and where each choice leads.

use domain::money::Money;
use domain::stock::StockState;

use super::shown::{Form, Wares};

/// One value of a choice: what it is called and which form it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    pub name: String,
    /// For colours.
    pub hex: Option<String>,
    /// The place of the form that a press on it chooses, and its id.
    pub place: usize,
    pub id: String,
    pub chosen: bool,
    /// Why it cannot be bought now.
    pub gone: Option<&'static str>,
    /// How much more or less it costs than what is chosen.
    pub difference: Option<String>,
    /// The picture of that form.
    pub picture: Option<String>,
}

/// The place of the asked form among the product's; else the first that can be bought, else the first.
pub fn chosen(wares: &Wares, asked: Option<&str>) -> usize {
    let by_id = asked.and_then(|id| wares.forms.iter().position(|form| form.id == id));
    let buyable = || wares.forms.iter().position(|form| form.stock.available > 0);
    by_id.or_else(buyable).unwrap_or(0)
}

/// The place of the picture in front: the asked one, counted from 1, else that of the chosen form, else the first.
pub fn picture(wares: &Wares, chosen: usize, asked: Option<usize>) -> usize {
    let by_number = asked.and_then(|number| number.checked_sub(1)).filter(|at| *at < wares.pictures.len());
    by_number.or_else(|| wares.forms.get(chosen)?.picture).unwrap_or(0)
}

/// The values of one choice, each leading to the form that is most like the chosen one.
pub fn picks(wares: &Wares, chosen: &Form, choice: usize) -> Vec<Pick> {
    let Some(offered) = wares.choices.get(choice) else { return Vec::new() };
    offered
        .values
        .iter()
        .filter_map(|value| {
            let (place, target) = nearest(wares, chosen, choice, &value.name)?;
            Some(Pick {
                name: value.name.clone(),
                hex: value.hex.clone(),
                place,
                id: target.id.clone(),
                chosen: chosen.values.get(choice) == Some(&value.name),
                gone: gone(target),
                difference: difference(chosen.price, target.price),
                picture: target.picture.and_then(|at| wares.pictures.get(at).cloned()),
            })
        })
        .collect()
}

/// The form with that value which shares most of the other values; of several, one that can be bought.
fn nearest<'a>(wares: &'a Wares, like: &Form, choice: usize, value: &str) -> Option<(usize, &'a Form)> {
    let shared = |form: &Form| {
        let pairs = form.values.iter().zip(&like.values).enumerate();
        pairs.filter(|(at, (a, b))| *at != choice && a == b).count()
    };
    let all = wares.forms.iter().enumerate();
    let candidates = all.filter(|(_, form)| form.values.get(choice).is_some_and(|v| v == value));
    // `max_by_key` keeps the last of equals; the first is wanted.
    candidates.rev().max_by_key(|(_, form)| (shared(form), form.stock.available > 0))
}

fn gone(form: &Form) -> Option<&'static str> {
    match form.stock.state() {
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
    use super::super::shown::{Choice, Value};
    use super::*;
    use domain::money::Currency;
    use domain::stock::Availability;

    fn form(id: &str, values: [&str; 2], minor: i64, available: i64) -> Form {
        Form {
            id: id.into(),
            sku: format!("SKU-{id}"),
            values: values.map(str::to_owned).to_vec(),
            price: Money::new(minor, Currency::USD),
            was: None,
            lowest: None,
            picture: None,
            stock: Availability { available, held: 0 },
            offer: None,
        }
    }

    fn mug() -> Wares {
        let choice = |name: &str, values: [&str; 2]| Choice {
            name: name.into(),
            values: values.map(|value| Value { name: value.into(), hex: None }).to_vec(),
        };
        Wares {
            choices: vec![choice("Colour", ["Black", "Ochre"]), choice("Size", ["Small", "Large"])],
            forms: vec![
                form("1", ["Black", "Small"], 900, 0),
                form("2", ["Black", "Large"], 1_200, 3),
                form("3", ["Ochre", "Small"], 900, 4),
            ],
            ..Wares::default()
        }
    }

    #[test]
    fn what_can_be_bought_is_chosen_first() {
        let mug = mug();
        assert_eq!(chosen(&mug, None), 1);
        assert_eq!(chosen(&mug, Some("3")), 2);
        assert_eq!(chosen(&mug, Some("9")), 1);
    }

    #[test]
    fn every_value_leads_to_the_nearest_form() {
        let mug = mug();
        let sizes = picks(&mug, &mug.forms[1], 1);
        assert_eq!((sizes[0].id.as_str(), sizes[0].place, sizes[0].gone), ("1", 0, Some("sold out")));
        assert_eq!(sizes[0].difference.as_deref(), Some("−$3.00"));
        // There is no large ochre mug, so the colour leads to the small one.
        let colours = picks(&mug, &mug.forms[1], 0);
        assert_eq!((colours[1].id.as_str(), colours[1].gone), ("3", None));
        assert!(colours[0].chosen && !colours[1].chosen);
    }
}
