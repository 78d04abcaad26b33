//! Short messages that leave by themselves: "Removed from your basket", with a way back.

pub(crate) mod example;

use crate::{Icon, icons};
use leptos::prelude::*;
use std::time::Duration;

/// How long a message stays.
const STAYS: Duration = Duration::from_secs(6);

#[derive(Clone)]
struct Message {
    number: u32,
    text: String,
    undo: Option<(String, Callback<()>)>,
}

/// Says short messages. Get it with [`use_toast`]; where a page is made of islands they share one of their own.
#[derive(Clone, Copy)]
pub struct Toaster {
    message: RwSignal<Option<Message>>,
    said: StoredValue<u32>,
}

impl Default for Toaster {
    fn default() -> Self {
        Self::new()
    }
}

impl Toaster {
    /// One that has said nothing yet.
    pub fn new() -> Self {
        Self { message: RwSignal::new(None), said: StoredValue::new(0) }
    }

    /// Says `text`. A new message takes the place of the one before.
    pub fn say(self, text: impl Into<String>) {
        self.show(text.into(), None);
    }

    /// Says `text` and offers a way back: `verb` is the button's word, such as "Undo".
    pub fn say_with(self, text: impl Into<String>, verb: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.show(text.into(), Some((verb.into(), Callback::new(move |()| undo()))));
    }

    /// Takes the message away.
    pub fn hush(self) {
        self.message.set(None);
    }

    fn show(self, text: String, undo: Option<(String, Callback<()>)>) {
        let number = self.said.get_value().wrapping_add(1);
        self.said.set_value(number);
        self.message.set(Some(Message { number, text, undo }));
        if cfg!(feature = "hydrate") {
            set_timeout(move || self.expire(number), STAYS);
        }
    }

    /// Only the message that the clock was started for leaves when it rings.
    fn expire(self, number: u32) {
        let still = self.message.try_with_untracked(|now| now.as_ref().is_some_and(|now| now.number == number));
        if still == Some(true) {
            self.hush();
        }
    }
}

/// The toaster of this page. Outside of a [`ToastProvider`] its messages go nowhere.
pub fn use_toast() -> Toaster {
    use_context::<Toaster>().unwrap_or_default()
}

/// Gives its children a [`Toaster`], and shows what it says. One a site, around everything.
#[component]
pub fn ToastProvider(children: Children) -> impl IntoView {
    let toaster = Toaster::new();
    provide_context(toaster);
    view! {
        {children()}
        <Toasts toaster />
    }
}

/// The place where the messages of `toaster` are shown.
#[component]
pub fn Toasts(
    /// Who speaks.
    toaster: Toaster,
) -> impl IntoView {
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {move || toaster.message.get().map(|message| view! { <Toast message toaster /> })}
        </div>
    }
}

#[component]
fn Toast(message: Message, toaster: Toaster) -> impl IntoView {
    let undo = message.undo.map(|(verb, deed)| {
        let press = move |_| {
            // The deed may have something to say itself.
            toaster.hush();
            deed.run(());
        };
        view! { <button type="button" class="btn btn-sm" on:click=press>{verb}</button> }
    });
    view! {
        <div class="toast">
            {undo}
            <span>{message.text}</span>
            <button type="button" class="icon-btn" aria-label="Close message" on:click=move |_| toaster.hush()>
                <Icon name=icons::X small=true />
            </button>
        </div>
    }
}
