//! What is said when a basket or an order is not changed.

use domain::orders::{CartRefusal, MoveRefusal, PlaceRefusal};
use domain::text::FieldProblem;

use crate::words::{Words, correct_fields};

impl Words for CartRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Gone => "The shop took this off the shelf.".to_owned(),
            Self::OnlyLeft { left: 0 } => "This is sold out right now.".to_owned(),
            Self::OnlyLeft { left } => format!("Only {left} left. Choose a smaller number."),
            Self::Quantity { most } => format!("Choose a number from 1 to {most}."),
            Self::Full { most } => format!("A basket holds {most} different things. Check out first, then go on."),
            Self::OtherCurrency => {
                "This shop sells in another currency than what is in your basket. Check out first, then buy here."
                    .to_owned()
            }
        }
    }
}

impl Words for PlaceRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::EmptyCart => "There is nothing in your basket.".to_owned(),
            Self::Changed => {
                "Your basket changed while you were checking out. See what is different below. Nothing was charged."
                    .to_owned()
            }
            Self::TotalChanged { now, expected } => format!(
                "The total is {now} now, it was {expected}. Look at what changed, then pay. Nothing was charged."
            ),
            Self::NoSuchShipping { .. } => "Choose how each shop should deliver.".to_owned(),
            Self::NotThere { shop, country, another_way: true } => {
                format!("{shop} does not deliver to {country} in this way. Choose another way. Nothing was charged.")
            }
            Self::NotThere { shop, country, another_way: false } => format!(
                "{shop} does not deliver to {country}. Take its goods out of the basket, or give another address. Nothing was charged."
            ),
            Self::PaymentDown => {
                "The payment provider does not answer. Nothing was charged and your basket is as it was. Try again in a minute."
                    .to_owned()
            }
            Self::InFlight => "This order is being placed right now. Wait a moment.".to_owned(),
            Self::KeyReused => "This form was sent before. Reload the page and look at your orders.".to_owned(),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) => problems,
            _ => &[],
        }
    }
}

impl Words for MoveRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::NotNow { state } => {
                format!("This order is in the state “{}” by now. Reload the page to see it.", state.label())
            }
            Self::Invalid(problems) => correct_fields(problems),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) => problems,
            Self::NotNow { .. } => &[],
        }
    }
}
