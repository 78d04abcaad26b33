//! The reply to one review: written, changed, removed.

use app::site::reviews::ReplyWords;
use app::site::{Hidden, alive, busy, fault, was};
use app::{Fault, Words as _};
use domain::id::ReviewId;
use domain::reviews::{LONGEST_REPLY, ReplyRefusal, ReplyView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonKind, ButtonSize, Icon, TextArea, icons};

use super::list::Deeds;

/// What is wrong beyond the words that were typed.
pub fn beyond(failed: Signal<Option<Fault<ReplyRefusal>>>) -> Signal<Option<Fault<ReplyRefusal>>> {
    Signal::derive(move || failed.get().filter(|fault| fault.fields().is_empty()))
}

/// The reply, and the form for it behind a line that opens by itself.
#[component]
pub fn Reply(
    id: ReviewId,
    author: String,
    #[prop(optional_no_strip)] reply: Option<ReplyView>,
    may_reply: bool,
    deeds: Deeds,
) -> impl IntoView {
    let stored = reply.as_ref().map(|reply| reply.body.clone()).unwrap_or_default();
    let replied = reply.is_some();
    view! {
        {reply.map(|reply| view! { <ReplyWords reply /> })}
        {may_reply.then(|| view! { <Write id author stored replied deeds /> })}
    }
}

/// Several forms share the action: what was sent last says whose refusal it is.
#[component]
fn Write(id: ReviewId, author: String, stored: String, replied: bool, deeds: Deeds) -> impl IntoView {
    let failed = fault(deeds.reply);
    let alive = alive();
    let query = use_query_map();
    let input = deeds.reply.input();
    let last = RwSignal::new(None::<ReviewId>);
    Effect::new(move |_| {
        if let Some(sent) = input.get() {
            last.set(Some(sent.review));
        }
    });
    let mine = move || match last.get() {
        Some(last) => last == id,
        None => query.read().get_str("was.review") == Some(id.to_string().as_str()),
    };
    let wrong = Signal::derive(move || failed.get().filter(|_| mine()).and_then(|fault| fault.beside("reply")));
    let typed = if mine() { was("reply", stored) } else { stored };
    let (words, verb) = if replied { ("Change the reply", "Save the reply") } else { ("Reply", "Publish the reply") };
    view! {
        <details class="border-t border-line pt-2" open=move || wrong.get().is_some()>
            <summary class="inline-flex items-center gap-2 min-h-9 pointer-coarse:min-h-11 soft hover:text-ink">
                <Icon name=icons::CHEVRON_DOWN small=true />
                {words}
                <span class="sr-only">{format!(" to {author}")}</span>
            </summary>
            <ActionForm action=deeds.reply attr:class="grid grid-cols-1 gap-3 pt-2 max-w-[40rem]" attr:novalidate=move || alive.get()>
                <Hidden name="review" value=id.to_string() />
                <TextArea
                    label=format!("Your reply to {author}")
                    name="reply"
                    value=typed
                    rows=4
                    maxlength=LONGEST_REPLY
                    help="Everybody reads it below the review, with the name of your shop."
                    error=wrong
                    id=format!("reply-{id}")
                />
                <div>
                    <Button kind=ButtonKind::Accent submit=true busy=busy(deeds.reply) busy_says="Publishing">
                        {verb}
                    </Button>
                </div>
            </ActionForm>
            {replied
                .then(|| {
                    view! {
                        <ActionForm action=deeds.remove attr:class="pt-2">
                            <Hidden name="review" value=id.to_string() />
                            <Button kind=ButtonKind::Quiet size=ButtonSize::Small submit=true busy=busy(deeds.remove) busy_says="Removing">
                                "Remove the reply"
                            </Button>
                        </ActionForm>
                    }
                })}
        </details>
    }
}
