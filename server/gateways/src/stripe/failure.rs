//! Tells a provider that says no from one that is in trouble.

use std::fmt::{self, Display};

use http::StatusCode;
use kernel::gateway::GatewayError;
use stripe_client_core::StripeClientErr;

use super::{bill, transport};

/// Why a call has no result.
#[derive(Debug)]
pub enum CallError {
    /// The provider failed too often lately; it was not even asked.
    Resting,
    /// No connection, or one that broke.
    Unreached(String),
    /// Connected, but not answered in time. Whether it was done is unknown: the same key finds out.
    TooSlow,
    /// Answered with an error.
    Said { status: StatusCode, message: String, may_pass: bool },
    /// Answered with something else than the API promises.
    Unreadable(String),
    /// The call itself cannot be put into a request.
    Unsendable(String),
}

impl CallError {
    pub fn unreached(error: &hyper_util::client::legacy::Error) -> Self {
        // The outer error only says "client error (Connect)"; its sources say why.
        let mut words = error.to_string();
        let mut source = std::error::Error::source(error);
        while let Some(inner) = source {
            words = format!("{words}: {inner}");
            source = inner.source();
        }
        Self::Unreached(words)
    }

    /// The provider is in trouble, as opposed to having said no.
    pub fn is_trouble(&self) -> bool {
        match self {
            Self::Unreached(_) | Self::TooSlow => true,
            Self::Said { status, .. } => status.is_server_error(),
            Self::Resting | Self::Unreadable(_) | Self::Unsendable(_) => false,
        }
    }

    /// A moment later it may work. A slow answer has used up the time there was.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Unreached(_) => true,
            Self::Said { status, may_pass, .. } => *may_pass && is_passing(*status),
            Self::Resting | Self::TooSlow | Self::Unreadable(_) | Self::Unsendable(_) => false,
        }
    }
}

/// Another call under the same key is under way, too many calls came, or the provider is in trouble.
fn is_passing(status: StatusCode) -> bool {
    matches!(status, StatusCode::CONFLICT | StatusCode::TOO_MANY_REQUESTS) || status.is_server_error()
}

impl StripeClientErr for CallError {
    fn deserialize_err(message: impl Display) -> Self {
        Self::Unreadable(message.to_string())
    }
}

impl Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Resting => write!(f, "it failed often and is left alone for a while"),
            Self::Unreached(why) => write!(f, "{why}"),
            Self::TooSlow => write!(f, "no answer within {} s", transport::READ.as_secs()),
            Self::Said { status, message, .. } => write!(f, "{status}: {message}"),
            Self::Unreadable(why) => write!(f, "its answer cannot be read: {why}"),
            Self::Unsendable(why) => write!(f, "the call cannot be sent: {why}"),
        }
    }
}

impl From<CallError> for GatewayError {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Said { status: StatusCode::NOT_FOUND, .. } => Self::NotFound,
            CallError::Said { status: StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN, message, .. } => {
                Self::Misconfigured(message)
            }
            CallError::Said { status, message, .. } if status.is_client_error() && !is_passing(status) => {
                Self::Refused(message)
            }
            CallError::Unsendable(why) => Self::Refused(why),
            other => Self::Unreachable(other.to_string()),
        }
    }
}

/// The provider's own words in an error; a page of HTML or nothing at all has none.
pub fn message_in(body: &[u8]) -> String {
    #[derive(serde::Deserialize)]
    struct Answer {
        error: Inner,
    }
    #[derive(serde::Deserialize)]
    struct Inner {
        message: Option<String>,
        code: Option<String>,
    }
    let said = serde_json::from_slice::<Answer>(body).ok().map(|answer| answer.error);
    let message = said.and_then(|error| error.message.or(error.code));
    bill::cut(message.as_deref().unwrap_or("without a word"), 500)
}
