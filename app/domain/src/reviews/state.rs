//! The life of a review: looked at or not, shown or not.

crate::lifecycle! {
    /// Where a review stands.
    pub enum ReviewState by ReviewMove {
        Pending = "pending", Approved = "approved", Rejected = "rejected",
    }
    Approve: Pending | Rejected => Approved;
    Reject: Pending | Approved => Rejected;
    // Its writer changed it, and somebody looks at it before it is shown.
    Revise: Approved | Rejected => Pending;
}

impl ReviewState {
    /// What its writer reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pending => "Being looked at",
            Self::Approved => "Shown",
            Self::Rejected => "Not shown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle::Lifecycle;

    #[test]
    fn every_state_can_be_reached() {
        assert_eq!(ReviewState::unreachable(), Vec::<ReviewState>::new());
    }

    #[test]
    fn what_was_rejected_can_be_shown_again_but_not_rejected_twice() {
        assert!(ReviewState::Rejected.may(ReviewMove::Approve));
        assert!(!ReviewState::Rejected.may(ReviewMove::Reject));
        assert!(!ReviewState::Approved.may(ReviewMove::Approve));
    }
}
