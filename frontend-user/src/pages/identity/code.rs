//! The code from the mail, the last step of signing up.

use app::identity::{ConfirmCode, ResendCode};
use domain::id::ChallengeId;
use domain::identity::{CODE_DIGITS, CodeSent};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, CodeInput, Loading, Skeleton, clock as clock_words};

use super::door::{Door, Refusal, tell_the_header};
use crate::clock::Clock;
use crate::forms::{refused, send_by_id};
use crate::parts::trouble;
use crate::paths;
use crate::wire::ask;

/// The page for the code.
#[component]
pub fn CodePage() -> impl IntoView {
    let query = use_query_map();
    let challenge = Memo::new(move |_| query.read().get("challenge").and_then(|id| id.parse::<ChallengeId>().ok()));
    let sent = ask(
        move || challenge.get(),
        |challenge| async move {
            match challenge {
                Some(challenge) => app::identity::code_sent(challenge).await,
                None => Err(app::Fault::NotFound),
            }
        },
    );
    view! {
        <Transition fallback=Waiting>
            {move || Suspend::new(async move {
                match sent.await {
                    Ok(sent) => view! { <Code sent /> }.into_any(),
                    Err(fault) => trouble(&fault),
                }
            })}
        </Transition>
    }
}

#[component]
fn Code(sent: CodeSent) -> impl IntoView {
    let confirm = ServerAction::<ConfirmCode>::new();
    let fault = refused(confirm);
    let CodeSent { challenge, email, resend_at } = sent;
    let wait = Clock::here().until(resend_at);
    tell_the_header(confirm);
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
            <Refusal fault />
            <ActionForm action=confirm attr:id="code" attr:class="grid grid-cols-1 gap-5">
                <input type="hidden" name="entry[challenge]" value=challenge.to_string() />
                <CodeInput name="entry[code]" length=CODE_DIGITS on_full=move |_: String| send_by_id("code") />
                <Button
                    kind=ButtonKind::Accent
                    submit=true
                    wide=true
                    busy=Signal::derive(move || confirm.pending().get())
                    busy_says="Checking"
                >
                    "Create the account"
                </Button>
            </ActionForm>
            <Again challenge wait />
            <p class="text-small soft mt-5">
                "Wrong address? "
                <a class="link" href=paths::SIGN_UP>
                    "Start over"
                </a>
            </p>
        </Door>
    }
}

/// Asks for another code, once the last one had time to arrive.
#[component]
fn Again(challenge: ChallengeId, wait: u64) -> impl IntoView {
    let resend = ServerAction::<ResendCode>::new();
    let fault = refused(resend);
    let left = RwSignal::new(wait);
    let clock = Clock::here();
    Effect::new(move |_| {
        if let Some(Ok(sent)) = resend.value().get() {
            left.set(clock.until(sent.resend_at));
        }
    });
    Effect::new(move |_| {
        if let Ok(handle) = set_interval_with_handle(
            move || {
                left.try_update(|left| *left = left.saturating_sub(1));
            },
            std::time::Duration::from_secs(1),
        ) {
            on_cleanup(move || handle.clear());
        }
    });
    let words = move || match left.get() {
        0 => "Send another code".to_owned(),
        seconds => format!("Send another code in {}", clock_words(seconds)),
    };
    view! {
        <div class="mt-6">
            <Refusal fault />
            <ActionForm action=resend>
                <input type="hidden" name="challenge" value=challenge.to_string() />
                <Button
                    submit=true
                    disabled=Signal::derive(move || left.get() > 0)
                    busy=Signal::derive(move || resend.pending().get())
                    busy_says="Sending"
                >
                    <span class="num">{words}</span>
                </Button>
            </ActionForm>
            // Without script nothing counts down, so the button waits for a reload.
            {(wait > 0)
                .then(|| {
                    view! {
                        <p class="text-small soft mt-2 noscript-only">
                            "No mail? Reload this page in a minute to ask for another code."
                        </p>
                    }
                })}
        </div>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="wrap max-w-[28rem]! pt-20 grid gap-5">
            <Loading label="Loading" />
            <Skeleton class="h-10 w-56" />
            <Skeleton class="h-14" />
        </div>
    }
}
