//! Deciding about one of several things that wait: what a no says, and whose refusal it was.

use app::site::{Hidden, fault, was};
use app::{Fault, Words};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use ui::{Button, Field};

/// What is wrong beyond the reason that was typed.
pub fn beyond<R>(failed: Signal<Option<Fault<R>>>) -> Signal<Option<Fault<R>>>
where
    R: Words + Clone + Send + Sync + 'static,
{
    Signal::derive(move || failed.get().filter(|fault| fault.fields().is_empty()))
}

/// The reason of a no about one thing.
pub struct Reason {
    /// What is wrong with it.
    pub wrong: Signal<Option<String>>,
    /// What was typed, where it came back without script.
    pub typed: String,
}

/// The reason of a no about the thing called `id`. Several forms share the action: what was sent last says whose refusal
/// it is, by `about`; without script the address says so, by the field called `form[thing]`.
pub fn reason<S, R>(
    action: ServerAction<S>,
    (form, thing): (&str, &str),
    id: &str,
    about: impl Fn(&S) -> String + Send + Sync + 'static,
) -> Reason
where
    S: ServerFn<Error = Fault<R>> + Clone + Send + Sync + 'static,
    S::Output: Send + Sync + 'static,
    R: Words + Clone + Send + Sync + 'static,
{
    let (failed, query, input) = (fault(action), use_query_map(), action.input());
    let last = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if let Some(sent) = input.get() {
            last.set(Some(about(&sent)));
        }
    });
    let (id, field) = (id.to_owned(), format!("was.{form}[{thing}]"));
    let mine = Signal::derive(move || match last.get() {
        Some(last) => last == id,
        None => query.read().get_str(&field) == Some(id.as_str()),
    });
    let wrong = Signal::derive(move || failed.get().filter(|_| mine.get()).and_then(|fault| fault.beside("reason")));
    let typed = if mine.get_untracked() { was(&format!("{form}[reason]"), "") } else { String::new() };
    Reason { wrong, typed }
}

/// What stands in a form that says no to one thing.
#[component]
pub fn SayNo(
    /// What kind of thing it is, as the form names it.
    thing: &'static str,
    /// Which one.
    id: String,
    /// Why not.
    reason: Reason,
    /// Who reads the reason, and what they may do then.
    help: &'static str,
    /// Whether an answer is on its way.
    busy: Signal<bool>,
) -> impl IntoView {
    let label = format!("reason-{id}");
    view! {
        <Hidden name=format!("decision[{thing}]") value=id />
        <Hidden name="decision[approve]" value="false" />
        <Field
            label="Reason for a no"
            name="decision[reason]"
            value=reason.typed
            maxlength=500_u32
            help
            error=reason.wrong
            id=label
            class="min-w-0 flex-1 basis-60"
        />
        <Button submit=true busy busy_says="Rejecting" class="sm:mt-6">
            "Reject"
        </Button>
    }
}
