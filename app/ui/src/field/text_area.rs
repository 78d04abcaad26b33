//! Several lines of text.

use super::{Frame, FrameIds, Words, keep_in_step};
use crate::class::join;
use leptos::{html, prelude::*};

/// A field for several lines; it grows with what is written.
#[component]
pub fn TextArea(
    /// Always visible, above.
    #[prop(into)]
    label: String,
    /// The name it posts as, and the stem of its id.
    #[prop(into)]
    name: String,
    /// What it holds at first.
    #[prop(optional, into)]
    value: MaybeProp<String>,
    /// A signal kept in step both ways.
    #[prop(optional, into)]
    bind: Option<RwSignal<String>>,
    /// A sentence below.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong and how to mend it.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Marks it optional. Fields are required otherwise, and not marked.
    #[prop(optional)]
    optional: bool,
    /// Neither marked nor required when false.
    #[prop(default = true)]
    required: bool,
    /// Cannot be changed; the help says why.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// An example inside the empty field, never the label.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// The longest text, in characters.
    #[prop(optional, into)]
    maxlength: Option<u32>,
    /// How many lines it shows at first.
    #[prop(default = 4)]
    rows: u32,
    /// Its id, when two forms on a page share a name.
    #[prop(optional, into)]
    id: Option<String>,
    /// More classes on the frame.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let ids = FrameIds::new(id, &name);
    let words = Words { help, error };
    let element = NodeRef::<html::Textarea>::new();
    keep_in_step(element, bind);
    let first = bind.map_or_else(|| value.get_untracked(), |bind| Some(bind.get_untracked()));
    let control = view! {
        <textarea
            node_ref=element
            class="input"
            id=ids.control.clone()
            name=name
            rows=rows.to_string()
            on:input=move |event| {
                if let Some(bind) = bind {
                    bind.set(event_target_value(&event));
                }
            }
            required=required && !optional
            disabled=move || disabled.get()
            placeholder=placeholder
            maxlength=maxlength.map(|most| most.to_string())
            aria-invalid=words.invalid()
            aria-describedby=words.described_by(&ids)
        >
            {first}
        </textarea>
    };
    view! {
        <Frame label ids words optional class=join(&["field", class])>
            {control}
        </Frame>
    }
}
