//! The six meanings a colour may carry.

/// What a part means, in a word; the part also says it in words, never in colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do: a draft, a plain remark.
    #[default]
    Neutral,
    /// Done, in stock, paid.
    Success,
    /// Due, running low.
    Warning,
    /// Refused, failed, lost.
    Danger,
    /// On its way, neutral news.
    Info,
    /// The colour of the site.
    Accent,
}

impl Tone {
    /// The class that paints it.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "",
            Self::Success => "b-success",
            Self::Warning => "b-warning",
            Self::Danger => "b-danger",
            Self::Info => "b-info",
            Self::Accent => "b-accent",
        }
    }
}
