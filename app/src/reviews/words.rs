//! What is said when a review, a vote, a report, a reply or a decision is not taken.

use domain::catalog::ImageRefusal;
use domain::reviews::{DecisionRefusal, MOST_PHOTOS, ReplyRefusal, ReportRefusal, ReviewRefusal, VoteRefusal};
use domain::text::FieldProblem;

use crate::call::Fault;
use crate::words::{Words, correct_fields};

impl Words for ReviewRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::NotDelivered => "This has not arrived yet. Review it once you have it in your hands.".to_owned(),
            Self::Written { .. } => "You have reviewed this already. You can change what you said.".to_owned(),
            Self::OwnShop => "You work for this shop. Its goods are reviewed by others.".to_owned(),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) => problems,
            Self::NotDelivered | Self::Written { .. } | Self::OwnShop => &[],
        }
    }
}

impl Words for VoteRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Own => "This is your own review. Others say whether it helps.".to_owned(),
        }
    }
}

impl Words for ReportRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::Own => "This is your own review. You can change or delete it in your account.".to_owned(),
            Self::Already => "You have reported this review before. We look at it.".to_owned(),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) => problems,
            Self::Own | Self::Already => &[],
        }
    }
}

impl Words for ReplyRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) => problems,
        }
    }
}

impl Words for DecisionRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::NotNow { state } => {
                format!("This review is in the state “{}” by now. Reload the page to see it.", state.label())
            }
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) => problems,
            Self::NotNow { .. } => &[],
        }
    }
}

/// Why a photo was not put on a review.
pub fn photo_sentence(fault: &Fault<ImageRefusal>) -> String {
    match fault {
        Fault::Refused(ImageRefusal::Enough) => {
            format!("A review shows {MOST_PHOTOS} photos at most. Remove one first.")
        }
        other => other.sentence(),
    }
}
