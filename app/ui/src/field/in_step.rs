//! Keeps what stands in a field and the signal behind it the same.

use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// An element that people type into.
pub(crate) trait Typed {
    fn text(&self) -> String;
    fn write(&self, text: &str);
}

impl Typed for HtmlInputElement {
    fn text(&self) -> String {
        self.value()
    }

    fn write(&self, text: &str) {
        self.set_value(text);
    }
}

impl Typed for HtmlTextAreaElement {
    fn text(&self) -> String {
        self.value()
    }

    fn write(&self, text: &str) {
        self.set_value(text);
    }
}

/// Writes what the signal says into the element. A field without a signal is left to the person: what they typed
/// outlives every new rendering.
pub(crate) fn keep_in_step<E>(element: NodeRef<E>, bind: Option<RwSignal<String>>)
where
    E: ElementType,
    E::Output: Typed + JsCast + Clone + 'static,
{
    let Some(bind) = bind else { return };
    Effect::new(move |_| {
        let wanted = bind.get();
        if let Some(element) = element.get()
            && element.text() != wanted
        {
            element.write(&wanted);
        }
    });
}
