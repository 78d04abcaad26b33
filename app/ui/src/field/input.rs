//! One line of text, a number or a date.

use super::{Frame, FrameIds, Words, keep_in_step};
use crate::class::join;
use leptos::{html, prelude::*};

/// What is typed, which chooses the phone's keyboard and the browser's own check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Any line of text.
    #[default]
    Text,
    /// A mail address.
    Email,
    /// A secret.
    Password,
    /// A telephone number.
    Tel,
    /// A whole number.
    Number,
    /// A number with decimals, typed as text so that no browser rewrites it.
    Decimal,
    /// A web address.
    Url,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time.
    DateTime,
    /// A file.
    File,
}

impl InputKind {
    const fn html(self) -> &'static str {
        match self {
            Self::Text | Self::Decimal => "text",
            Self::Email => "email",
            Self::Password => "password",
            Self::Tel => "tel",
            Self::Number => "number",
            Self::Url => "url",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "datetime-local",
            Self::File => "file",
        }
    }

    const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Number => Some("numeric"),
            Self::Decimal => Some("decimal"),
            _ => None,
        }
    }
}

/// A one-line field. It posts as `name`; `bind` keeps a signal in step with it as well.
#[component]
pub fn Field(
    /// Always visible, above.
    #[prop(into)]
    label: String,
    /// The name it posts as, and the stem of its id.
    #[prop(into)]
    name: String,
    /// What is typed.
    #[prop(optional)]
    kind: InputKind,
    /// What it holds at first; the browser keeps what the person typed over it.
    #[prop(optional, into)]
    value: MaybeProp<String>,
    /// A signal kept in step both ways.
    #[prop(optional, into)]
    bind: Option<RwSignal<String>>,
    /// A sentence below.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong and how to mend it; takes the place of the help.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Marks it optional. Fields are required otherwise, and not marked.
    #[prop(optional)]
    optional: bool,
    /// Neither marked nor required when false, as in a filter.
    #[prop(default = true)]
    required: bool,
    /// Cannot be changed; the help says why.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The browser's name for what is asked, such as "email" or "postal-code".
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// An example inside the empty field, never the label.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// The longest text, in characters.
    #[prop(optional, into)]
    maxlength: Option<u32>,
    /// The least number or date.
    #[prop(optional, into)]
    min: Option<String>,
    /// The greatest number or date.
    #[prop(optional, into)]
    max: Option<String>,
    /// The distance between allowed numbers.
    #[prop(optional, into)]
    step: Option<String>,
    /// Words before what is typed inside the frame, such as "$".
    #[prop(optional, into)]
    prefix: Option<String>,
    /// Words after what is typed inside the frame, such as "kg".
    #[prop(optional, into)]
    suffix: Option<String>,
    /// The kinds of file taken, for `InputKind::File`.
    #[prop(optional)]
    accept: Option<&'static str>,
    /// Takes several files or addresses.
    #[prop(optional)]
    multiple: bool,
    /// Its id, when two forms on a page share a name.
    #[prop(optional, into)]
    id: Option<String>,
    /// More classes on the frame.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let ids = FrameIds::new(id, &name);
    let words = Words { help, error };
    let affixed = prefix.is_some() || suffix.is_some();
    let element = NodeRef::<html::Input>::new();
    keep_in_step(element, bind);
    let first = move || bind.map_or_else(|| value.get(), |bind| Some(bind.get_untracked()));
    let input = view! {
        <input
            node_ref=element
            class=if affixed { "" } else { "input" }
            id=ids.control.clone()
            name=name
            type=kind.html()
            inputmode=kind.keyboard()
            value=first
            on:input=move |event| {
                if let Some(bind) = bind {
                    bind.set(event_target_value(&event));
                }
            }
            required=required && !optional
            disabled=move || disabled.get()
            autocomplete=autocomplete
            placeholder=placeholder
            maxlength=maxlength.map(|most| most.to_string())
            min=min
            max=max
            step=step
            accept=accept
            multiple=multiple
            aria-invalid=words.invalid()
            aria-describedby=words.described_by(&ids)
        />
    };
    let control = if affixed {
        view! {
            <span class="input affix">
                {prefix.map(|text| view! { <span>{text}</span> })} {input}
                {suffix.map(|text| view! { <span>{text}</span> })}
            </span>
        }
        .into_any()
    } else {
        input.into_any()
    };
    view! {
        <Frame label ids words optional class=join(&["field", class])>
            {control}
        </Frame>
    }
}
