//! Passkeys: the browser asks the person's device, and the market judges the answer.

use app::identity::{AddPasskey, BeginPasskey, BeginPasskeySignIn, SignInWithPasskey};
use js_sys::{Function, JSON, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use ui::{Button, icons};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlFormElement, SubmitEvent, UrlSearchParams};

use crate::told::Told;
use crate::{live, page, wire};

const NOT_CHOSEN: &str = "No passkey was chosen. Try again, or sign in with your password.";
const NOT_MADE: &str = "No passkey was made. Try again, or with another device.";
const UNREACHABLE: &str = "The market does not answer. Check your connection and try again.";

/// The button that signs in with a passkey.
#[island]
pub fn PasskeyIn(
    /// Where the person wanted to be; empty for nowhere in particular.
    next: String,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let press = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let next = next.clone();
        spawn_local(async move {
            if !come_in(&next).await {
                busy.set(false);
            }
        });
    };
    view! {
        <Button wide=true icon=icons::KEY_ROUND busy=busy busy_says="Asking your device" on:click=press>
            "Sign in with a passkey"
        </Button>
    }
}

/// Around the form that adds a passkey: what it posts begins the asking, and the answer is posted after it.
#[island]
pub fn PasskeyMade(children: Children) -> impl IntoView {
    let submitted = |event: SubmitEvent| {
        let form = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        event.prevent_default();
        spawn_local(make(form));
    };
    view! {
        <div class="contents" on:submit=submitted>
            {children()}
        </div>
    }
}

/// Whether the person is on their way in.
async fn come_in(next: &str) -> bool {
    let none = UrlSearchParams::new();
    let Ok(none) = none else { return false };
    let Some((ceremony, options)) = begin(BeginPasskeySignIn::PATH, &none).await else { return false };
    let Some(credential) = ask("get", "parseRequestOptionsFromJSON", &options).await else {
        page::toaster().say(NOT_CHOSEN);
        return false;
    };
    none.append("form[ceremony]", &ceremony);
    none.append("form[credential]", &credential);
    if !next.is_empty() {
        none.append("next", next);
    }
    match wire::post(SignInWithPasskey::PATH, &none).await {
        None => page::toaster().say(UNREACHABLE),
        Some(heard) if !heard.good => live::show(Some((SignInWithPasskey::PATH, heard.text))).await,
        Some(heard) => {
            wire::leave_for(heard.leads_to.as_deref().unwrap_or("/account"));
            return true;
        }
    }
    false
}

/// Makes a passkey and tells the market of it.
async fn make(form: HtmlFormElement) {
    let fields = wire::typed(&form);
    let Some((ceremony, options)) = begin(BeginPasskey::PATH, &fields).await else { return };
    let Some(credential) = ask("create", "parseCreationOptionsFromJSON", &options).await else {
        page::toaster().say(NOT_MADE);
        return;
    };
    fields.delete("password");
    fields.append("form[ceremony]", &ceremony);
    fields.append("form[credential]", &credential);
    match wire::post(AddPasskey::PATH, &fields).await {
        None => page::toaster().say(UNREACHABLE),
        Some(heard) if !heard.good => live::show(Some((AddPasskey::PATH, heard.text))).await,
        Some(_) => {
            form.reset();
            live::show(None).await;
            page::toaster().say("Passkey added");
        }
    }
}

/// Asks the market for a question that a device answers: its number and its words. What it says instead is shown.
async fn begin(path: &'static str, fields: &UrlSearchParams) -> Option<(String, String)> {
    let Some(heard) = wire::post(path, fields).await else {
        page::toaster().say(UNREACHABLE);
        return None;
    };
    if !heard.good {
        live::show(Some((path, heard.text))).await;
        return None;
    }
    let told = Told::read(&heard.text)?;
    Some((told.part("id").text(), told.part("options").text()))
}

/// Puts the question to the person's device; nothing when they turn away or the browser knows no passkeys.
async fn ask(verb: &str, reader: &str, options: &str) -> Option<String> {
    let kind = Reflect::get(&window(), &"PublicKeyCredential".into()).ok()?;
    let read = call(&kind, reader, &JSON::parse(options).ok()?)?;
    let question = Object::new();
    Reflect::set(&question, &"publicKey".into(), &read).ok()?;
    let navigator = Reflect::get(&window(), &"navigator".into()).ok()?;
    let wallet = Reflect::get(&navigator, &"credentials".into()).ok()?;
    let asked: Promise = call(&wallet, verb, &question)?.dyn_into().ok()?;
    let credential = JsFuture::from(asked).await.ok()?;
    let plain = call(&credential, "toJSON", &JsValue::UNDEFINED)?;
    JSON::stringify(&plain).ok()?.as_string()
}

fn call(on: &JsValue, name: &str, with: &JsValue) -> Option<JsValue> {
    Reflect::get(on, &name.into()).ok()?.dyn_into::<Function>().ok()?.call1(on, with).ok()
}
