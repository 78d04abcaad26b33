//! What is said when a product is not stored or a picture not taken.

use domain::catalog::{
    BulkRefusal, CategoryRefusal, EditRefusal, ImageRefusal, ImportRefusal, ImportState, JudgementRefusal,
    LARGEST_IMPORT, LONGEST_SIDE, MOST_COLUMNS, MOST_IMAGES, MOST_LINES, MOST_LINES_OF_ONE, MOST_MEGAPIXELS, MarkKind,
    MarkRefusal, OfferForm, OfferRefusal, ProductRefusal, ProductState,
};
use domain::shops::Slip;
use domain::text::FieldProblem;

use crate::shops::FormWords;
use crate::shops::words::limit;
use crate::words::{Words, correct_fields};

impl Words for ProductRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::Stale { .. } => {
                "Somebody changed this product while you were writing. Nothing was lost: both versions stand below."
                    .to_owned()
            }
            Self::NotReady(problems) => format!("Saved, but not on the shelf yet. {}", correct_fields(problems)),
            Self::NotNow { state: ProductState::Removed } => "This product was removed. Restore it first.".to_owned(),
            Self::NotNow { .. } => "The product is in another state by now. Reload the page.".to_owned(),
            Self::TooLate => "This product was removed more than a day ago and cannot come back.".to_owned(),
            Self::ShelfFull(reached) => limit(*reached, "products on the shelf"),
            Self::TooMany { most } => format!("Choose at most {most} products at once."),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) | Self::NotReady(problems) => problems,
            Self::Stale { .. } | Self::NotNow { .. } | Self::TooLate | Self::ShelfFull(_) | Self::TooMany { .. } => &[],
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
                "This is not a JPEG, PNG, WebP or AVIF picture. Save it as one of them and try again.".to_owned()
            }
            Self::Damaged => {
                "This picture is damaged or was cut off on its way. Open it, save it anew and try again.".to_owned()
            }
            Self::TooBig => format!(
                "This picture is too large. Use at most {MOST_MEGAPIXELS} megapixels, of AVIF 12, and {LONGEST_SIDE} pixels a side."
            ),
            Self::Enough => format!("A product shows {MOST_IMAGES} pictures at most. Remove one first."),
            Self::Gone => "This product was removed. Restore it first.".to_owned(),
        }
    }
}

impl Words for ImportRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Empty => "Choose a CSV file with at least one product in it.".to_owned(),
            Self::TooHeavy => {
                format!("This file has more than {} MB. Bring it in several parts.", LARGEST_IMPORT >> 20)
            }
            Self::TooLong => format!("This file has more than {MOST_LINES} lines. Bring it in several parts."),
            Self::TooWide => {
                format!("This file has more than {MOST_COLUMNS} columns. Leave out those that nobody needs.")
            }
            Self::TooManyOfOne { product } => {
                format!("More than {MOST_LINES_OF_ONE} lines are about {product}. Give every product its own slug.")
            }
            Self::NotText => "This is not a CSV file in UTF-8. Save the table as CSV UTF-8 and try again.".to_owned(),
            Self::NoColumns(missing) => {
                format!("The first line has to name the columns, and lacks: {}.", missing.join(", "))
            }
            Self::Unreadable { line } => format!("Line {line} cannot be read. Look for a quotation mark too many."),
            Self::NotNow { state: ImportState::Done | ImportState::Confirmed } => {
                "This file was taken in already.".to_owned()
            }
            Self::NotNow { .. } => "This file is still being looked through. Wait a moment.".to_owned(),
            Self::WrongLines { lines: 1 } => "One line is wrong, so nothing was taken in.".to_owned(),
            Self::WrongLines { lines } => format!("{lines} lines are wrong, so nothing was taken in."),
            Self::Nothing => "Nothing in this file would change anything.".to_owned(),
        }
    }
}

impl Words for BulkRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) if problems.iter().any(|problem| problem.field == "products") => {
                "Choose the products first, by their ticks; a hundred at most.".to_owned()
            }
            Self::Invalid(problems) => correct_fields(problems),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) => problems,
        }
    }
}

impl Words for JudgementRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(_) => "Write a sentence or two that the seller can act on.".to_owned(),
            Self::NotNow { .. } => "This product does not wait any more. Reload the page.".to_owned(),
            Self::Changed => "Its shop changed it after you had looked. Look at it once more, then decide.".to_owned(),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) => problems,
            Self::NotNow { .. } | Self::Changed => &[],
        }
    }
}

impl Words for CategoryRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::Circle => "A category cannot stand below itself. Choose another one above it.".to_owned(),
            Self::Products { count: 1 } => "One product stands on this shelf. Choose where it goes.".to_owned(),
            Self::Products { count } => {
                format!("{count} products stand on this shelf. Choose where they go.")
            }
            Self::Children { count: 1 } => "Another category stands below this one. Move it first.".to_owned(),
            Self::Children { count } => format!("{count} categories stand below this one. Move them first."),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) => problems,
            Self::Circle | Self::Products { .. } | Self::Children { .. } => &[],
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
