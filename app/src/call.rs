//! The whole boundary between browser and server: what an answer may be, and what a person reads when it is a refusal.

pub use domain::refusal::Nothing;
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
pub(crate) use crate::boundary::{
    after_reset, allow_reset, answer, browser, enter, go, go_to_code, go_to_google, leave, request, reset_token,
    second, second_page, show_once, step, step_token, take_shown,
};

/// What a server function gives back.
pub type Answer<T, R = Nothing> = Result<T, Fault<R>>;

/// Why there is no answer. `R` is the use case's own refusal, on which the page can act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault<R = Nothing> {
    /// The use case refused, for a reason of its own.
    Refused(R),
    /// Somebody has to sign in first.
    SignedOut,
    /// The signed-in person may not do this.
    Forbidden,
    /// There is no such thing, or it belongs to somebody else.
    NotFound,
    /// Too many requests; again after so many seconds.
    TooMany {
        /// Seconds to wait.
        seconds: u32,
    },
    /// Something broke on our side; the number finds it in the log.
    Broken {
        /// The incident's number.
        incident: String,
    },
    /// The request could not be read.
    Malformed,
    /// The server did not answer.
    Unreachable,
}

impl<R> Fault<R> {
    /// The use case's own refusal, if it is one.
    pub fn refusal(&self) -> Option<&R> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }
}

impl<R> FromServerFnError for Fault<R>
where
    R: Serialize + DeserializeOwned + std::fmt::Debug + 'static,
{
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            _ => Self::Malformed,
        }
    }
}

impl<R> std::fmt::Display for Fault<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let word = match self {
            Self::Refused(_) => "refused",
            Self::SignedOut => "signed out",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not found",
            Self::TooMany { .. } => "too many requests",
            Self::Broken { .. } => "broken",
            Self::Malformed => "malformed",
            Self::Unreachable => "unreachable",
        };
        f.write_str(word)
    }
}

impl<R: std::fmt::Debug> std::error::Error for Fault<R> {}

/// Makes every form its own key, so that a form that is sent twice is one order. The server puts it into the context
/// of a page; the browser makes its own when it moves on by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormKey(pub String);

/// Sets the status of the page that is being rendered; in a browser there is none to set.
pub fn set_status(code: u16) {
    #[cfg(feature = "ssr")]
    crate::boundary::set_status(code);
    #[cfg(not(feature = "ssr"))]
    let _ = code;
}

/// Leads whoever asks for the page that is being rendered to `target`, where it is for good.
pub fn lead_for_good(target: &str) {
    #[cfg(feature = "ssr")]
    {
        crate::boundary::go(target);
        crate::boundary::set_status(301);
    }
    #[cfg(not(feature = "ssr"))]
    let _ = target;
}
