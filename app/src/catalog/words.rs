//! What is said when a product is not stored.

use domain::catalog::{ProductRefusal, ProductState};
use domain::text::FieldProblem;

use crate::words::{Words, correct_fields};

impl Words for ProductRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::Stale { .. } => {
                "Somebody changed this product while you were writing. Open it in a second tab, compare, and save again."
                    .to_owned()
            }
            Self::NotReady(problems) => format!("Saved, but not on the shelf yet. {}", correct_fields(problems)),
            Self::NotNow { state: ProductState::Removed } => "This product was removed. Restore it first.".to_owned(),
            Self::NotNow { .. } => "The product is in another state by now. Reload the page.".to_owned(),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) | Self::NotReady(problems) => problems,
            Self::Stale { .. } | Self::NotNow { .. } => &[],
        }
    }
}
