//! A sentence inside the page that stays: what happened, then what to do.

pub(crate) mod example;

use crate::{Icon, IconName, Tone, class::join, icons};
use leptos::prelude::*;

impl Tone {
    const fn icon(self) -> IconName {
        match self {
            Self::Neutral | Self::Info | Self::Accent => icons::INFO,
            Self::Success => icons::CHECK,
            Self::Warning => icons::TRIANGLE_ALERT,
            Self::Danger => icons::CIRCLE_ALERT,
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Neutral => "",
            Self::Success => "text-success",
            Self::Warning => "text-warning",
            Self::Danger => "text-danger",
            Self::Info => "text-info",
            Self::Accent => "text-accent",
        }
    }
}

/// A sentence in the flow of the page.
#[component]
pub fn Note(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// Another icon than the tone's own.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Read aloud at once, as for a refused payment.
    #[prop(optional)]
    alert: bool,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=join(&["note", tone.class(), tone.text(), class]) role=alert.then_some("alert")>
            <Icon name=icon.unwrap_or(tone.icon()) small=true />
            <div>{children()}</div>
        </div>
    }
}
