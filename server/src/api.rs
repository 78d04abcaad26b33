//! Describes the public API as it is now, in the form that programs read.

use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

/// What went wrong, as programs are told.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemDocument {
    /// Names the kind of problem.
    #[schema(example = "/problems/signature")]
    r#type: String,
    /// The same in one word, which never changes.
    #[schema(example = "signature")]
    code: String,
    /// A sentence for a person.
    #[schema(example = "The signature does not belong to this message.")]
    message: String,
    /// Finds the request in our log.
    #[schema(example = "01890a5d-ac96-774b-bcce-b302099a8057")]
    request_id: String,
}

/// The whole description.
#[derive(OpenApi)]
#[openapi(
    info(title = "Agora", description = "A marketplace: what programs may ask it."),
    paths(crate::health::live, crate::health::ready, crate::health::measurements, crate::webhook::receive),
    components(schemas(ProblemDocument)),
    tags(
        (name = "health", description = "How the server is doing"),
        (name = "webhooks", description = "What the payment provider tells"),
    )
)]
struct Description;

/// The description as JSON.
pub fn document() -> String {
    Description::openapi().to_pretty_json().unwrap_or_default()
}
