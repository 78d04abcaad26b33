//! Writes the bill so that its lines add up to exactly what is charged.

use domain::money::Money;
use kernel::gateway::{GatewayError, SessionLine};

/// As many lines as Stripe's page shows.
const MOST_LINES: usize = 100;
const LONGEST_NAME: usize = 250;

/// A line of the hosted page, in minor units of the bill's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillLine {
    pub name: String,
    pub quantity: u32,
    pub unit: i64,
}

/// The lines, and what makes them add up: a further line when the total is higher (delivery, tax), prices after
/// discount when it is lower, since Stripe knows no negative line.
pub fn lines(wanted: &[SessionLine], total: Money) -> Result<Vec<BillLine>, GatewayError> {
    let unfit = |error| GatewayError::Refused(format!("the bill does not add up: {error}"));
    if total.minor < 1 {
        return Err(GatewayError::Refused(format!("{total:?} cannot be charged")));
    }
    let amounts: Vec<Money> = wanted
        .iter()
        .filter(|line| line.quantity > 0)
        .map(|line| line.unit.times(line.quantity))
        .collect::<Result<_, _>>()
        .map_err(unfit)?;
    let sum = Money::sum(amounts.iter().copied(), total.currency).map_err(unfit)?;
    if wanted.iter().any(|line| line.unit.minor < 0) {
        return Err(GatewayError::Refused("the bill has a line below zero".to_owned()));
    }
    let mut lines: Vec<BillLine> =
        if sum.minor > total.minor { discounted(wanted, &amounts, total) } else { plain(wanted) };
    if sum.minor < total.minor {
        lines.push(BillLine { name: "Delivery and taxes".to_owned(), quantity: 1, unit: total.minor - sum.minor });
    }
    if lines.len() > MOST_LINES {
        lines = vec![BillLine { name: format!("Order of {} things", wanted.len()), quantity: 1, unit: total.minor }];
    }
    Ok(lines)
}

fn plain(wanted: &[SessionLine]) -> Vec<BillLine> {
    let line = |line: &SessionLine| BillLine { name: named(line), quantity: line.quantity, unit: line.unit.minor };
    wanted.iter().filter(|line| line.quantity > 0).map(line).collect()
}

/// Each line carries its share of the discount, to the cent.
fn discounted(wanted: &[SessionLine], amounts: &[Money], total: Money) -> Vec<BillLine> {
    let weights: Vec<u64> = amounts.iter().map(|amount| amount.minor.unsigned_abs()).collect();
    let shares = total.split(&weights);
    let kept = wanted.iter().filter(|line| line.quantity > 0);
    kept.zip(shares)
        .map(|(line, share)| {
            let times = if line.quantity > 1 { format!("{} × ", line.quantity) } else { String::new() };
            let name = cut(&format!("{times}{}, after discount", named(line)), LONGEST_NAME);
            BillLine { name, quantity: 1, unit: share.minor }
        })
        .collect()
}

fn named(line: &SessionLine) -> String {
    match line.name.trim() {
        "" => "Item".to_owned(),
        name => cut(name, LONGEST_NAME - 30),
    }
}

/// At most `limit` characters of a text.
pub fn cut(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}

#[cfg(test)]
mod tests {
    use domain::money::{Currency, Money};
    use kernel::gateway::{GatewayError, SessionLine};
    use proptest::prelude::*;

    use super::{BillLine, lines};

    fn usd(minor: i64) -> Money {
        Money::new(minor, Currency::USD)
    }

    fn line(name: &str, quantity: u32, minor: i64) -> SessionLine {
        SessionLine { name: name.to_owned(), quantity, unit: usd(minor) }
    }

    fn total(lines: &[BillLine]) -> i64 {
        lines.iter().map(|line| line.unit * i64::from(line.quantity)).sum()
    }

    #[test]
    fn a_bill_that_adds_up_is_sent_as_it_is() {
        let bill = lines(&[line("Mug", 2, 1225), line("Lamp", 1, 4000)], usd(6450)).expect("it adds up");
        assert_eq!(bill[0], BillLine { name: "Mug".to_owned(), quantity: 2, unit: 1225 });
        assert_eq!((bill.len(), total(&bill)), (2, 6450));
    }

    #[test]
    fn delivery_becomes_a_line_and_a_discount_lowers_the_lines() {
        let dearer = lines(&[line("Mug", 2, 1225)], usd(3140)).expect("delivery is fine");
        assert_eq!(dearer[1], BillLine { name: "Delivery and taxes".to_owned(), quantity: 1, unit: 690 });
        let cheaper = lines(&[line("Mug", 3, 1000), line("Lamp", 1, 1)], usd(2000)).expect("a discount is fine");
        assert_eq!(cheaper[0].name, "3 × Mug, after discount");
        assert_eq!(total(&cheaper), 2000);
    }

    #[test]
    fn what_cannot_be_charged_is_refused() {
        let euro = SessionLine { name: "Mug".to_owned(), quantity: 1, unit: Money::new(1, Currency::EUR) };
        for (wanted, amount) in [
            (vec![line("Mug", 1, 100)], 0),
            (vec![line("Mug", 1, 100)], -5),
            (vec![euro], 100),
            (vec![line("Mug", 2, i64::MAX)], 100),
            (vec![line("Mug", 1, -100), line("Lamp", 1, 200)], 100),
        ] {
            assert!(matches!(lines(&wanted, usd(amount)), Err(GatewayError::Refused(_))), "{wanted:?} for {amount}");
        }
    }

    #[test]
    fn a_bill_of_very_many_lines_becomes_one() {
        let many: Vec<_> = (0..100).map(|n| line(&format!("Thing {n}"), 1, 10)).collect();
        assert_eq!(lines(&many, usd(1000)).expect("a hundred fit").len(), 100);
        let with_delivery = lines(&many, usd(1500)).expect("it is folded");
        assert_eq!((with_delivery.len(), total(&with_delivery)), (1, 1500));
    }

    proptest! {
        #[test]
        fn the_lines_always_add_up_to_the_total(
            wanted in prop::collection::vec(("\\PC{0,40}", 0_u32..500, 0_i64..500_000), 0..130),
            amount in 1_i64..90_000_000,
        ) {
            let wanted: Vec<_> = wanted.iter().map(|(name, quantity, unit)| line(name, *quantity, *unit)).collect();
            let bill = lines(&wanted, usd(amount)).expect("amounts of this size always work");
            prop_assert_eq!(total(&bill), amount);
            prop_assert!(bill.len() <= 100 && !bill.is_empty());
            for line in bill {
                prop_assert!(line.unit >= 0 && line.quantity > 0 && !line.name.is_empty());
                prop_assert!(line.name.chars().count() <= 250);
            }
        }
    }
}
