//! Failures of what no page asks for by a call, as the screen says them.

use app::call::Fault;
use kernel::{Failure, Op};
use serde::Serialize;

/// The failure as the screen says it; what broke is logged here, once, as `what`.
pub fn fault<R>(failure: Failure<R>, op: &Op, what: &'static str) -> Fault<R> {
    match failure {
        Failure::Refused(refusal) => Fault::Refused(refusal),
        Failure::SignedOut => Fault::SignedOut,
        Failure::Forbidden => Fault::Forbidden,
        Failure::NotFound => Fault::NotFound,
        Failure::TooMany { seconds } => Fault::TooMany { seconds },
        Failure::Broken(error) => {
            tracing::error!(incident = op.request_id, error = format!("{error:#}"), "{what}");
            Fault::Broken { incident: op.request_id.clone() }
        }
    }
}

/// The address `path` with the fault in it: as what it is, not as words, so that nobody can write a link that puts words
/// into our mouth.
pub fn with_fault<R: Serialize>(path: &str, name: &str, fault: &Fault<R>) -> String {
    with(path, name, &serde_json::to_string(fault).unwrap_or_default())
}

/// The address `path` with something said in it.
pub fn with(path: &str, name: &str, value: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish();
    format!("{path}?{query}")
}
