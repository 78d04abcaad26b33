//! Papers and pictures that people send with their wish to sell.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ApplicationState;
use crate::id::DocumentId;

/// Most documents of one application.
pub const DOCUMENTS_MAX: u32 = 5;
/// The largest document that is taken, in bytes.
pub const LARGEST_DOCUMENT: usize = 10 * 1024 * 1024;
/// Longest name of a document, in characters.
const LONGEST_NAME: usize = 120;

/// What a document is. Nothing else is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentKind {
    Pdf,
    Png,
    Jpeg,
    Webp,
}

impl DocumentKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Png, Self::Jpeg, Self::Webp];

    /// What these bytes are by how they begin, whatever somebody calls them.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Self::Webp)
        } else {
            None
        }
    }

    /// The name stored in the database, and the ending of a file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Webp => "webp",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Webp => "WebP",
        }
    }

    /// The kind as browsers are told.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// What a document is called: the last part of what a browser says, without what cannot be seen or would lead elsewhere.
pub fn document_name(said: &str, kind: DocumentKind) -> String {
    let last = said.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '<' | '>')).collect();
    let name: String = plain.trim().trim_start_matches('.').chars().take(LONGEST_NAME).collect();
    if name.trim().is_empty() { format!("document.{}", kind.name()) } else { name }
}

/// A document as its owner and the admins see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentView {
    pub id: DocumentId,
    pub name: String,
    pub kind: DocumentKind,
    pub bytes: u32,
    pub added_at: DateTime<Utc>,
}

impl DocumentView {
    /// How heavy it is, as people read it.
    pub fn weight(&self) -> String {
        match self.bytes {
            bytes if bytes < 1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
            bytes => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
        }
    }
}

/// Why a document was neither taken nor taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentRefusal {
    /// No file was chosen.
    Missing,
    /// More than [`LARGEST_DOCUMENT`] bytes.
    TooHeavy,
    /// None of the kinds that are taken, whatever its name says.
    WrongKind,
    /// There are [`DOCUMENTS_MAX`] already.
    Enough,
    /// Somebody decided about the application already.
    Decided { state: ApplicationState },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_by_the_first_bytes() {
        for (bytes, kind) in [
            (b"%PDF-1.7\n".as_slice(), Some(DocumentKind::Pdf)),
            (b"\x89PNG\r\n\x1a\n....".as_slice(), Some(DocumentKind::Png)),
            (b"\xff\xd8\xff\xe0".as_slice(), Some(DocumentKind::Jpeg)),
            (b"RIFF\0\0\0\0WEBPVP8 ".as_slice(), Some(DocumentKind::Webp)),
            (b"RIFF\0\0\0\0WAVE".as_slice(), None),
            (b"<html>%PDF-".as_slice(), None),
            (b"GIF89a".as_slice(), None),
            (b"".as_slice(), None),
        ] {
            assert_eq!(DocumentKind::of(bytes), kind, "{bytes:?}");
        }
    }

    #[test]
    fn names_lead_nowhere() {
        let name = |said: &str| document_name(said, DocumentKind::Pdf);
        assert_eq!(name("C:\\papers\\Ausweis Müller.pdf"), "Ausweis Müller.pdf");
        assert_eq!(name("../../etc/passwd"), "passwd");
        assert_eq!(name("..\"><script>"), "script");
        assert_eq!(name(" \n "), "document.pdf");
        assert_eq!(name(&"x".repeat(300)).chars().count(), 120);
    }

    #[test]
    fn weights_are_short() {
        let view = |bytes| DocumentView {
            id: DocumentId(uuid::Uuid::nil()),
            name: String::new(),
            kind: DocumentKind::Pdf,
            bytes,
            added_at: DateTime::UNIX_EPOCH,
        };
        assert_eq!((view(900).weight(), view(2_340_000).weight()), ("1 KB".to_owned(), "2.3 MB".to_owned()));
    }
}
