//! A new password, with a meter below it that says what the market would say of it.

use std::cell::RefCell;
use std::time::Duration;

use app::identity::ScorePassword;
use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use ui::{Field, InputKind, Strength};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::wire;

/// How long nothing is typed before the market is asked.
const PAUSE: Duration = Duration::from_millis(300);

/// Fields whose words others know of the person.
const OWN: [&str; 3] = ["form[name]", "form[email]", "username"];

thread_local! {
    /// The question that is about to be asked.
    static NEXT: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
}

/// The field and its meter.
#[component]
pub fn NewPassword(
    /// The name it posts as.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    view! {
        <div class="grid gap-2">
            <Field
                label
                name
                kind=InputKind::Password
                help="At least 8 characters. Four unrelated words are better than one odd one."
                error
                autocomplete="new-password"
                maxlength=256_u32
            />
            <div class="script-only">
                <Meter name=name.to_owned() />
            </div>
        </div>
    }
}

/// The meter. It asks the market, which measures by the same rule when the form is sent: the measure knows 30,000 words
/// and names, too much to fetch for a field.
#[island]
fn Meter(
    /// The field that it watches.
    name: String,
) -> impl IntoView {
    let score = RwSignal::new(None::<u8>);
    Effect::new(move |_| {
        let watched = name.clone();
        let handle = window_event_listener(ev::input, move |event| {
            let field = event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field.filter(|field| field.name() == watched) {
                later(field, score);
            }
        });
        on_cleanup(move || handle.remove());
    });
    view! { <Strength score=score /> }
}

/// Asks once nothing was typed for a moment.
fn later(field: HtmlInputElement, score: RwSignal<Option<u8>>) {
    if let Some(earlier) = NEXT.take() {
        earlier.clear();
    }
    if field.value().is_empty() {
        score.set(None);
        return;
    }
    NEXT.set(set_timeout_with_handle(move || ask(field, score), PAUSE).ok());
}

fn ask(field: HtmlInputElement, score: RwSignal<Option<u8>>) {
    spawn_local(async move {
        let typed = field.value();
        let own = own_words();
        let names: Vec<String> = (0..own.len()).map(|at| format!("own[{at}]")).collect();
        let mut fields = vec![("password", typed.as_str())];
        fields.extend(names.iter().map(String::as_str).zip(own.iter().map(String::as_str)));
        let answer = wire::ask(ScorePassword::PATH, &fields).await;
        // What was typed meanwhile has its own question on the way.
        if field.value() == typed {
            score.set(answer.and_then(|told| u8::try_from(told.number()).ok()));
        }
    });
}

/// What the page knows of the person: their name, their address.
fn own_words() -> Vec<String> {
    let word = |name: &&str| {
        let field = document().query_selector(&format!("main input[name='{name}']")).ok().flatten()?;
        field.dyn_into::<HtmlInputElement>().ok().map(|field| field.value()).filter(|word| !word.is_empty())
    };
    OWN.iter().filter_map(word).collect()
}
