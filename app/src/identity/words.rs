//! What is said when somebody cannot come in, or something of their account stays what it is.

use domain::actor::Role;
use domain::identity::{
    AddressRefusal, AdminRefusal, ApplicationRefusal, ApplicationState, AuthenticatorRefusal, BanRefusal, CodeRefusal,
    DOCUMENTS_MAX, DocumentRefusal, ErasureRefusal, ExportRefusal, ForgotRefusal, GoogleRefusal, PasskeyRefusal,
    PasswordRefusal, ProfileRefusal, RefreshRefusal, SecondRefusal, SignInRefusal, SignUpRefusal,
};
use domain::text::FieldProblem;

use crate::words::{Words, clock, correct_fields};

/// What is said about a code, whatever it is for.
const EXPIRED: &str = "This code is too old or was used already. Ask for a new one.";
const BUSY: &str = "Many people are signing in right now. Try again in a moment.";

fn wrong(tries_left: u32) -> String {
    match tries_left {
        1 => "This is not the code. You have one try left.".to_owned(),
        tries_left => format!("This is not the code. You have {tries_left} tries left."),
    }
}

/// Refusals of which one variant is about fields.
macro_rules! fields_of_invalid {
    () => {
        fn fields(&self) -> &[FieldProblem] {
            match self {
                Self::Invalid(problems) => problems,
                _ => &[],
            }
        }
    };
}

impl Words for SignUpRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::TooManyCodes { until } => {
                format!("We sent several codes to this address already. Ask again at {}.", clock(*until))
            }
        }
    }

    fields_of_invalid!();
}

impl Words for CodeRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Malformed => "The code has six digits.".to_owned(),
            Self::Wrong { tries_left } => wrong(*tries_left),
            Self::Expired => EXPIRED.to_owned(),
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
            Self::Busy => BUSY.to_owned(),
        }
    }
}

impl Words for SecondRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Malformed => "The code has six digits, and a recovery code ten letters and digits.".to_owned(),
            Self::Wrong { tries_left: 0 } => "This is not the code. Sign in again.".to_owned(),
            Self::Wrong { tries_left } => wrong(*tries_left),
            Self::Expired => "This took longer than ten minutes. Sign in again.".to_owned(),
            Self::Locked { until } => format!("Too many wrong codes. Try again at {}.", clock(*until)),
            Self::TooSoon { until } => format!("The last code is still on its way. Ask again at {}.", clock(*until)),
            Self::Banned { reason } => format!("This account is locked: {reason}"),
        }
    }
}

impl Words for ForgotRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::TooManyCodes { until } => {
                format!("We sent several codes to this address already. Ask again at {}.", clock(*until))
            }
        }
    }

    fields_of_invalid!();
}

impl Words for PasswordRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::Expired => "The time for a new password is over. Ask for another code.".to_owned(),
            Self::Locked { until } => format!("Too many wrong passwords. Try again at {}.", clock(*until)),
            Self::Busy => BUSY.to_owned(),
        }
    }

    fields_of_invalid!();
}

impl Words for AuthenticatorRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::Wrong => "This is not the code that the app shows now.".to_owned(),
            Self::AlreadyOn => "There is an app already. Take it away first.".to_owned(),
            Self::NotBegun => "That took too long. Begin again with a new secret.".to_owned(),
            Self::Required => "Whoever looks after the market needs an app.".to_owned(),
            Self::Locked { until } => format!("Too many tries. Try again at {}.", clock(*until)),
            Self::Busy => BUSY.to_owned(),
        }
    }

    fields_of_invalid!();
}

impl Words for RefreshRefusal {
    fn sentence(&self) -> String {
        let Self::Ended = self;
        "This sign-in has ended. Sign in again.".to_owned()
    }
}

impl Words for ProfileRefusal {
    fn sentence(&self) -> String {
        let Self::Invalid(problems) = self;
        correct_fields(problems)
    }

    fn fields(&self) -> &[FieldProblem] {
        let Self::Invalid(problems) = self;
        problems
    }
}

impl Words for AddressRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::TooMany { most } => format!("You keep {most} addresses already. Remove one first."),
        }
    }

    fields_of_invalid!();
}

impl Words for GoogleRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::NotOffered => "Nobody signs in with Google here.".to_owned(),
            Self::Expired => "The way back from Google took too long. Begin again.".to_owned(),
            Self::Cancelled => "You did not sign in with Google.".to_owned(),
            Self::Unreachable => {
                "Google does not answer just now. Try again, or sign in with your password.".to_owned()
            }
            Self::NotProved => "Google has not proved your e-mail address yet.".to_owned(),
            Self::SignInFirst => "There is an account with this address already. Sign in with your password once, and \
                                  Google opens it from then on."
                .to_owned(),
            Self::Banned { reason } => format!("This account is locked: {reason}"),
            Self::NotForYou => "This account may not sign in here.".to_owned(),
        }
    }
}

impl Words for PasskeyRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::Expired => "That took too long. Try again.".to_owned(),
            Self::Wrong => "This passkey does not open an account here.".to_owned(),
            Self::TooMany { most } => format!("You keep {most} passkeys already. Remove one first."),
            Self::Banned { reason } => format!("This account is locked: {reason}"),
            Self::NotForYou => "This account may not sign in here.".to_owned(),
        }
    }

    fields_of_invalid!();
}

impl Words for ExportRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::UnderWay => "Your copy is being made already. We will write to you.".to_owned(),
            Self::TooSoon { until } => format!("You fetched several copies today. Ask again at {}.", clock(*until)),
        }
    }
}

impl Words for ErasureRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::SignInAgain => "Sign out and in again first, so that we know it is you.".to_owned(),
            Self::LastAdmin => "Somebody has to be left who makes admins. Make another one first.".to_owned(),
            Self::Locked { until } => format!("Too many wrong passwords. Try again at {}.", clock(*until)),
            Self::Busy => BUSY.to_owned(),
        }
    }

    fields_of_invalid!();
}

impl Words for BanRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::Yourself => "You cannot lock yourself out.".to_owned(),
        }
    }

    fields_of_invalid!();
}

impl Words for AdminRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::NotSuper => "Only an admin who makes admins may do this.".to_owned(),
            Self::NotNow => "This account is locked. Let it in again first.".to_owned(),
            Self::LastOne => "Somebody has to be left who makes admins. Make another one first.".to_owned(),
        }
    }
}

impl Words for DocumentRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Missing => "Choose a file first.".to_owned(),
            Self::TooHeavy => "This file has more than 10 MB. Send a smaller one.".to_owned(),
            Self::WrongKind => "This is neither PDF nor JPEG, PNG or WebP. Send one of those.".to_owned(),
            Self::Enough => format!("You sent {DOCUMENTS_MAX} documents already. Take one back first."),
            Self::Decided { .. } => "Somebody decided about this application already. Nothing was changed.".to_owned(),
        }
    }
}

impl Words for ApplicationRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(problems) => correct_fields(problems),
            Self::Already { state: ApplicationState::Approved } => "You are approved already.".to_owned(),
            Self::Already { .. } => "You applied already. We will write to you.".to_owned(),
            Self::Decided { .. } => "Somebody decided about this already.".to_owned(),
        }
    }

    fields_of_invalid!();
}
