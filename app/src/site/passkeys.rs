//! Puts the market's questions to the person's device, through the browser.

use leptos::prelude::*;

/// What the device is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Make a key.
    Create,
    /// Show one.
    Get,
}

/// Whether this browser knows passkeys, once that is known. An address made of numbers has none.
pub(super) fn possible() -> Signal<bool> {
    let possible = RwSignal::new(false);
    Effect::new(move |_| possible.set(browser::knows_passkeys()));
    possible.into()
}

/// Puts the question; what the device answered as JSON, or nothing when the person turned away.
pub(super) async fn ask(deed: Deed, options: &str) -> Option<String> {
    browser::ask(deed, options).await
}

#[cfg(feature = "hydrate")]
mod browser {
    use js_sys::{Function, JSON, Object, Promise, Reflect};
    use leptos::prelude::window;
    use leptos::wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    use super::Deed;

    pub(super) fn knows_passkeys() -> bool {
        let known = Reflect::get(&window(), &"PublicKeyCredential".into()).is_ok_and(|kind| kind.is_function());
        let host = window().location().hostname().unwrap_or_default();
        let is_number = host.contains(':') || host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        known && !is_number
    }

    pub(super) async fn ask(deed: Deed, options: &str) -> Option<String> {
        let (verb, reader) = match deed {
            Deed::Create => ("create", "parseCreationOptionsFromJSON"),
            Deed::Get => ("get", "parseRequestOptionsFromJSON"),
        };
        let kind = Reflect::get(&window(), &"PublicKeyCredential".into()).ok()?;
        let question = Object::new();
        let read = call(&kind, reader, &JSON::parse(options).ok()?)?;
        Reflect::set(&question, &"publicKey".into(), &read).ok()?;
        let wallet = Reflect::get(&Reflect::get(&window(), &"navigator".into()).ok()?, &"credentials".into()).ok()?;
        let asked: Promise = call(&wallet, verb, &question)?.dyn_into().ok()?;
        let credential = JsFuture::from(asked).await.ok()?;
        let plain = call(&credential, "toJSON", &JsValue::UNDEFINED)?;
        JSON::stringify(&plain).ok()?.as_string()
    }

    fn call(on: &JsValue, name: &str, with: &JsValue) -> Option<JsValue> {
        Reflect::get(on, &name.into()).ok()?.dyn_into::<Function>().ok()?.call1(on, with).ok()
    }
}

#[cfg(not(feature = "hydrate"))]
mod browser {
    use super::Deed;

    pub(super) fn knows_passkeys() -> bool {
        false
    }

    #[expect(clippy::unused_async, reason = "a browser has to wait")]
    pub(super) async fn ask(_: Deed, _: &str) -> Option<String> {
        None
    }
}
