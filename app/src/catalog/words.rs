//! What is said when a product is not stored or a picture not taken.

use domain::catalog::{
    EditRefusal, ImageRefusal, LONGEST_SIDE, MOST_IMAGES, MOST_MEGAPIXELS, MarkKind, MarkRefusal, OfferForm,
    OfferRefusal, ProductRefusal, ProductState,
};
use domain::shops::Slip;
use domain::text::FieldProblem;

use crate::shops::FormWords;
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

impl Words for OfferRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(_) => "The offer was not made. Correct what is marked.".to_owned(),
            Self::Overlaps(_) => {
                "This product has another offer at that time. Choose other times, or end that offer first.".to_owned()
            }
            Self::Over => "This offer is over already.".to_owned(),
            Self::NotOnShelf => "This product is not on the shelf. Publish it first.".to_owned(),
        }
    }
}

impl FormWords for OfferRefusal {
    type Form = OfferForm;

    fn slip(&self) -> Option<&Slip<OfferForm>> {
        match self {
            Self::Invalid(slip) | Self::Overlaps(slip) => Some(slip),
            Self::Over | Self::NotOnShelf => None,
        }
    }
}

impl Words for MarkRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Enough { kind: MarkKind::Wish, most } => {
                format!("Your wishlist holds {most} things. Take something off it first.")
            }
            Self::Enough { kind: MarkKind::Compare, most } => {
                format!("{most} things can be compared at once. Take one away first.")
            }
            Self::Gone => "This is not for sale any more.".to_owned(),
        }
    }
}

impl Words for ImageRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::TooHeavy => "This picture has more than 10 MB. Save it smaller and try again.".to_owned(),
            Self::Empty => "There is nothing in this file. Choose a picture first.".to_owned(),
            Self::WrongKind => {
                "This is not a JPEG, PNG or WebP picture. Save it as one of them and try again.".to_owned()
            }
            Self::Damaged => {
                "This picture is damaged or was cut off on its way. Open it, save it anew and try again.".to_owned()
            }
            Self::TooBig => format!(
                "This picture is too large. Use at most {MOST_MEGAPIXELS} megapixels and {LONGEST_SIDE} pixels a side."
            ),
            Self::Enough => format!("A product shows {MOST_IMAGES} pictures at most. Remove one first."),
            Self::Gone => "This product was removed. Restore it first.".to_owned(),
        }
    }
}

impl Words for EditRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::NoPlainBackdrop => {
                "The backdrop is not one plain colour, so it cannot be taken away. Clear “Remove the backdrop” and keep again."
                    .to_owned()
            }
            Self::Picture(refusal) => refusal.sentence(),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) => problems,
            Self::NoPlainBackdrop | Self::Picture(_) => &[],
        }
    }
}
