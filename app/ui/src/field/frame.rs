//! What every field shares: its label, its help and its error.

use crate::{Icon, icons};
use leptos::prelude::*;

/// The ids that tie a control to its words. They follow from the name, so that
/// the server and the browser agree on them without counting.
#[derive(Clone)]
pub(crate) struct FrameIds {
    /// Of the control.
    pub(crate) control: String,
    /// Of the help or the error below it.
    pub(crate) below: String,
}

impl FrameIds {
    /// From the author's id, else from the field's name.
    pub(crate) fn new(id: Option<String>, name: &str) -> Self {
        let control = id.unwrap_or_else(|| format!("f-{}", name.replace(['[', ']', '.'], "-")));
        let below = format!("{control}-below");
        Self { control, below }
    }
}

/// The words around a control.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    pub(crate) help: MaybeProp<String>,
    pub(crate) error: MaybeProp<String>,
}

impl Words {
    /// The id for `aria-describedby`, only while something stands below.
    pub(crate) fn described_by(self, ids: &FrameIds) -> impl Fn() -> Option<String> + Clone + Send + Sync + use<> {
        let below = ids.below.clone();
        move || (self.error.get().is_some() || self.help.get().is_some()).then(|| below.clone())
    }

    /// The value of `aria-invalid`.
    pub(crate) fn invalid(self) -> impl Fn() -> Option<&'static str> + Copy + Send + Sync {
        move || self.error.get().is_some().then_some("true")
    }
}

/// Label, control, and what stands below.
#[component]
pub(crate) fn Frame(
    label: String,
    ids: FrameIds,
    words: Words,
    optional: bool,
    class: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=class>
            <label for=ids.control>
                {label}
                {optional.then(|| view! { <span class="mark">"optional"</span> })}
            </label>
            {children()}
            <Below id=ids.below words />
        </div>
    }
}

/// The error when there is one, else the help.
#[component]
fn Below(id: String, words: Words) -> impl IntoView {
    move || match (words.error.get(), words.help.get()) {
        (Some(error), _) => Some(
            view! {
                <p class="err" id=id.clone()>
                    <Icon name=icons::CIRCLE_ALERT small=true />
                    <span>{error}</span>
                </p>
            }
            .into_any(),
        ),
        (None, Some(help)) => Some(view! { <p class="help" id=id.clone()>{help}</p> }.into_any()),
        (None, None) => None,
    }
}
