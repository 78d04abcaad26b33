//! What is said when somebody cannot come in.

use domain::actor::Role;
use domain::identity::{BanRefusal, CodeRefusal, SignInRefusal, SignUpRefusal};
use domain::text::FieldProblem;

use crate::words::{Words, clock, correct_fields};

impl Words for SignUpRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::TooManyCodes { until } => {
                format!("We sent several codes to this address already. Ask again at {}.", clock(*until))
            }
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) => problems,
            Self::TooManyCodes { .. } => &[],
        }
    }
}

impl Words for CodeRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Malformed => "The code has six digits.".to_owned(),
            Self::Wrong { tries_left: 1 } => "This is not the code. You have one try left.".to_owned(),
            Self::Wrong { tries_left } => format!("This is not the code. You have {tries_left} tries left."),
            Self::Expired => "This code is too old or was used already. Ask for a new one.".to_owned(),
            Self::Locked { until } => format!("Too many wrong codes. Try again at {}.", clock(*until)),
            Self::TooSoon { until } => format!("The last code is still on its way. Ask again at {}.", clock(*until)),
        }
    }
}

impl Words for SignInRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Wrong => "E-mail or password is wrong. Check both and try again.".to_owned(),
            Self::Locked { until } => format!("Too many tries. Sign in again at {}.", clock(*until)),
            Self::Banned { reason } => format!("This account is locked: {reason}"),
            Self::NotForYou { needed: Role::Seller } => "This account has no shop. Open one first.".to_owned(),
            Self::NotForYou { .. } => "This account may not sign in here.".to_owned(),
            Self::Busy => "Many people are signing in right now. Try again in a moment.".to_owned(),
        }
    }
}

impl Words for BanRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::Yourself => "You cannot lock yourself out.".to_owned(),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Invalid(problems) => problems,
            Self::Yourself => &[],
        }
    }
}
