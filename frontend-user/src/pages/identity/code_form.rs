//! The form for a code from a mail, and the one that asks for another. All pages with a code share them.

use chrono::{DateTime, Utc};
use domain::id::ChallengeId;
use domain::identity::CODE_DIGITS;
use leptos::prelude::*;
use ui::{Button, ButtonKind, CodeInput, clock as clock_words};
use wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;

use crate::clock;
use crate::told::{Waits, wait};

/// The form for the code. With script the last digit sends it.
#[component]
pub fn CodeForm(
    /// The call that it makes.
    action: &'static str,
    /// Which code it is, where the browser is not known by a cookie.
    #[prop(optional_no_strip)]
    challenge: Option<ChallengeId>,
    /// Where the person wanted to be.
    #[prop(optional_no_strip)]
    next: Option<String>,
    /// What the button says.
    verb: &'static str,
) -> impl IntoView {
    view! {
        <form method="post" action=action class="grid grid-cols-1 gap-5">
            {challenge.map(|id| view! { <input type="hidden" name="entry[challenge]" value=id.to_string() /> })}
            {next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
            <Digits />
            <Button kind=ButtonKind::Accent submit=true wide=true busy_says="Checking">
                {verb}
            </Button>
        </form>
    }
}

/// The form that asks for another code.
#[component]
pub fn AskAgain(
    /// The call that it makes.
    action: &'static str,
    /// Which code it is, where the browser is not known by a cookie.
    #[prop(optional_no_strip)]
    challenge: Option<ChallengeId>,
    /// When another one may be asked for.
    resend_at: DateTime<Utc>,
    /// Where the person wanted to be.
    #[prop(optional_no_strip)]
    next: Option<String>,
) -> impl IntoView {
    let wait = clock::until(resend_at);
    view! {
        <form method="post" action=action class="mt-6">
            {challenge.map(|id| view! { <input type="hidden" name="challenge" value=id.to_string() /> })}
            {next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
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
    let waited = left.get_untracked() > 0;
    Effect::new(move |_| count_down(left));
    let words = move || match left.get() {
        0 => "Send another code".to_owned(),
        seconds => format!("Send another code in {}", clock_words(seconds)),
    };
    // The seconds are for the eye. Whoever listens is told once, when the waiting is over.
    let told = move || if waited && left.get() == 0 { "You can ask for another code now." } else { "" };
    view! {
        <Button submit=true disabled=Signal::derive(move || left.get() > 0) busy_says="Sending">
            <span class="num">{words}</span>
        </Button>
        <span class="sr-only" role="status">
            {told}
        </span>
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
