//! The code from the mail, the last step of signing up.

use app::identity::{ConfirmCode, ResendCode};
use app::{Fault, Words};
use domain::identity::{CODE_DIGITS, CodeSent};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, CodeInput, clock as clock_words};
use wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;

use super::door::Door;
use crate::answered::answered;
use crate::forms::{Refusal, refused};
use crate::told::{Waits, wait};
use crate::{clock, paths};

/// The page for the code.
#[component]
pub fn CodePage() -> impl IntoView {
    let challenge = use_query_map().with_untracked(|query| query.get("challenge"));
    let question = async move {
        let challenge = challenge.and_then(|id| id.parse().ok()).ok_or(Fault::NotFound)?;
        app::identity::code_sent(challenge).await
    };
    answered(question, |sent| view! { <Code sent /> })
}

#[component]
fn Code(sent: CodeSent) -> impl IntoView {
    let CodeSent { challenge, email, resend_at } = sent;
    let wait = clock::until(resend_at);
    let refused = refused::<ConfirmCode, _>().or_else(refused::<ResendCode, _>).map(|fault| fault.sentence());
    view! {
        <Door
            title="Enter the code"
            lead=move || {
                view! {
                    "We sent "
                    {CODE_DIGITS}
                    " digits to "
                    <span class="text-ink font-[540] wrap-anywhere">{email}</span>
                    ". They hold for five minutes."
                }
            }
        >
            <Refusal sentence=refused class="mb-5" />
            <form method="post" action=ConfirmCode::PATH class="grid grid-cols-1 gap-5">
                <input type="hidden" name="entry[challenge]" value=challenge.to_string() />
                <Digits />
                <Button kind=ButtonKind::Accent submit=true wide=true busy_says="Checking">
                    "Create the account"
                </Button>
            </form>
            <form method="post" action=ResendCode::PATH class="mt-6">
                <input type="hidden" name="challenge" value=challenge.to_string() />
                <Waits seconds=wait>
                    <Again />
                </Waits>
            </form>
            // Without script nothing counts down, so the button waits for a reload.
            {(wait > 0)
                .then(|| {
                    view! {
                        <p class="text-small soft mt-2 noscript-only">
                            "No mail? Reload this page in a minute to ask for another code."
                        </p>
                    }
                })}
            <p class="text-small soft mt-5">
                "Wrong address? "
                <a class="link" href=paths::SIGN_UP>
                    "Start over"
                </a>
            </p>
        </Door>
    }
}

/// The field for the code, which sends its form with the last digit.
#[island]
fn Digits() -> impl IntoView {
    let send = |_: String| {
        let field = document().query_selector("[name='entry[code]']").ok().flatten();
        let form = field.and_then(|field| field.closest("form").ok().flatten());
        if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
            // Refused only when a field is not valid; then the browser has said so beside it.
            let _ = form.request_submit();
        }
    };
    view! { <CodeInput name="entry[code]" length=CODE_DIGITS on_full=send /> }
}

/// The button that asks for another code, once the last one had time to arrive.
#[island]
fn Again() -> impl IntoView {
    let left = RwSignal::new(wait());
    Effect::new(move |_| count_down(left));
    let words = move || match left.get() {
        0 => "Send another code".to_owned(),
        seconds => format!("Send another code in {}", clock_words(seconds)),
    };
    view! {
        <Button submit=true disabled=Signal::derive(move || left.get() > 0) busy_says="Sending">
            <span class="num">{words}</span>
        </Button>
    }
}

fn count_down(left: RwSignal<u64>) {
    let step = move || {
        left.try_update(|left| *left = left.saturating_sub(1));
    };
    if let Ok(handle) = set_interval_with_handle(step, std::time::Duration::from_secs(1)) {
        on_cleanup(move || handle.clear());
    }
}
