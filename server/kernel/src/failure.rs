//! Why a use case did not do what it was asked.

pub use domain::refusal::Nothing;

/// The end of a use case that was not done. `R` is its own refusal, on which the caller can act.
#[derive(Debug)]
pub enum Failure<R = Nothing> {
    /// The use case refused, for a reason of its own.
    Refused(R),
    /// Somebody has to sign in first.
    SignedOut,
    /// The signed-in person may not do this.
    Forbidden,
    /// There is no such thing, or it belongs to somebody else: both look the same.
    NotFound,
    /// Too many requests.
    TooMany {
        /// Seconds to wait.
        seconds: u32,
    },
    /// Something broke; a person has to look at it.
    Broken(anyhow::Error),
}

/// A use case's answer.
pub type Outcome<T, R = Nothing> = Result<T, Failure<R>>;

impl<R> Failure<R> {
    /// The same failure of a use case with other refusals.
    pub fn map<S>(self, f: impl FnOnce(R) -> S) -> Failure<S> {
        match self {
            Self::Refused(refusal) => Failure::Refused(f(refusal)),
            Self::SignedOut => Failure::SignedOut,
            Self::Forbidden => Failure::Forbidden,
            Self::NotFound => Failure::NotFound,
            Self::TooMany { seconds } => Failure::TooMany { seconds },
            Self::Broken(error) => Failure::Broken(error),
        }
    }

    /// Whether running the whole transaction again may help: a deadlock or a serialization failure.
    pub fn is_retryable(&self) -> bool {
        let Self::Broken(error) = self else { return false };
        error.downcast_ref::<sqlx::Error>().is_some_and(is_retryable)
    }
}

/// Whether PostgreSQL gave up this transaction for another one's sake (40001, 40P01).
pub fn is_retryable(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| code == "40001" || code == "40P01")
}

impl Failure<Nothing> {
    /// The failure of a use case that refuses nothing, as one of any other.
    pub fn widen<R>(self) -> Failure<R> {
        self.map(|nothing| match nothing {})
    }
}

/// Who may not come in: the answer of [`crate::Op`]'s checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Nobody is signed in.
    SignedOut,
    /// Somebody is, who may not.
    Forbidden,
}

impl<R> From<Denied> for Failure<R> {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::SignedOut => Self::SignedOut,
            Denied::Forbidden => Self::Forbidden,
        }
    }
}

macro_rules! broken_from {
    ($($error:ty),+ $(,)?) => {$(
        impl<R> From<$error> for Failure<R> {
            fn from(error: $error) -> Self {
                Self::Broken(error.into())
            }
        }
    )+};
}

broken_from!(anyhow::Error, sqlx::Error, serde_json::Error, domain::money::MoneyError, std::num::TryFromIntError);
