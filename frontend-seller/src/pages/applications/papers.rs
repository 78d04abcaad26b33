//! The papers of an application that waits: those there are, and a form to send one.

use app::identity::RemoveDocument;
use app::site::applications::Documents;
use app::site::{Changes, DeedFault, fault};
use app::{Fault, Words as _};
use domain::identity::{ApplicationView, DOCUMENTS_MAX, DocumentRefusal};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, Field, InputKind, Note, Tone, icons};

use crate::paths;

/// The papers, and the form as long as there is room.
#[component]
pub fn Papers(
    /// What they belong to.
    application: ApplicationView,
) -> impl IntoView {
    let remove = Changes::here().action::<RemoveDocument>();
    let full = application.documents.len() >= DOCUMENTS_MAX as usize;
    view! {
        <div class="grid grid-cols-1 gap-4">
            <DeedFault fault=fault(remove) />
            <Documents documents=application.documents remove=Some(remove) />
            {if full {
                view! { <p class="soft">{format!("{DOCUMENTS_MAX} documents are the most. Take one back to send another.")}</p> }
                    .into_any()
            } else {
                view! {
                    <form
                        method="post"
                        enctype="multipart/form-data"
                        action=paths::documents(application.id)
                        class="grid grid-cols-1 gap-3 max-w-[28rem]"
                    >
                        <Field
                            label="Document"
                            name="document"
                            id=format!("document-{}", application.id)
                            kind=InputKind::File
                            accept="application/pdf,image/jpeg,image/png,image/webp"
                            help="PDF, JPEG, PNG or WebP, 10 MB at most."
                            class="[&>input]:py-1.5"
                        />
                        <div>
                            <Button submit=true icon=icons::UPLOAD>
                                "Send document"
                            </Button>
                        </div>
                    </form>
                }
                    .into_any()
            }}
        </div>
    }
}

/// How the last document fared. The server leads back here with the outcome in the address.
#[component]
pub fn UploadNote() -> impl IntoView {
    let query = use_query_map();
    let words = move || {
        let query = query.read();
        let refused = query
            .get_str("document_error")
            .and_then(|fault| serde_json::from_str::<Fault<DocumentRefusal>>(fault).ok());
        let taken = query.get_str("uploaded").map(|_| (Tone::Success, "Your document has arrived.".to_owned()));
        refused.map(|fault| (Tone::Danger, fault.sentence())).or(taken)
    };
    view! {
        <div role="status" class="empty:hidden">
            {move || words().map(|(tone, words)| view! { <Note tone>{words}</Note> })}
        </div>
    }
}
