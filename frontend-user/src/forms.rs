//! What the forms of islands have in common: they are sent without a reload, once at a time, and say what went wrong.

use app::{Fault, Words};
use leptos::html;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use ui::{Note, Tone};
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, SubmitEvent, UrlSearchParams};

use crate::beside;
use crate::page;
use crate::wire;

/// Why a form that was posted without script was refused, on the page to which that led back. Asked by the server.
pub fn refused<S, R>() -> Option<Fault<R>>
where
    S: ServerFn<Error = Fault<R>> + Clone + Send + Sync + 'static,
    S::Output: Clone + Send + Sync + 'static,
    R: Clone + Send + Sync + 'static,
    Fault<R>: leptos::server_fn::error::FromServerFnError,
{
    ServerAction::<S>::new().value().get_untracked().and_then(Result::err)
}

/// The key of a form: whoever sends the same one twice makes one order.
pub fn key() -> String {
    #[cfg(feature = "ssr")]
    {
        use_context::<app::call::FormKey>().map(|key| key.0).unwrap_or_default()
    }
    #[cfg(not(feature = "ssr"))]
    {
        window().crypto().map(|crypto| crypto.random_uuid()).unwrap_or_default()
    }
}

/// Something that a form of an island does: whether it is under way, and why it was refused last.
pub struct Deed<R: Send + Sync + 'static> {
    /// How many tries are under way.
    tries: RwSignal<u32>,
    /// Why the last one was refused.
    pub fault: RwSignal<Option<Fault<R>>>,
}

impl<R: Send + Sync + 'static> Clone for Deed<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Send + Sync + 'static> Copy for Deed<R> {}

impl<R> Deed<R>
where
    R: Words + Clone + DeserializeOwned + Send + Sync + 'static,
{
    /// Not tried yet, or refused once without script.
    pub fn new(refused: Option<Fault<R>>) -> Self {
        Self { tries: RwSignal::new(0), fault: RwSignal::new(refused) }
    }

    /// Whether it is under way.
    pub fn busy(self) -> Signal<bool> {
        let tries = self.tries;
        Signal::derive(move || tries.get() > 0)
    }

    /// The same, without being told when it changes.
    pub fn is_busy(self) -> bool {
        self.tries.get_untracked() > 0
    }

    /// What the person reads about the last try.
    pub fn sentence(self) -> Signal<Option<String>> {
        let fault = self.fault;
        Signal::derive(move || fault.with(|fault| fault.as_ref().map(Words::sentence)))
    }

    /// Makes the call `S`; hands on what came of it.
    pub fn run<S>(self, fields: UrlSearchParams, done: impl FnOnce(S::Output) + 'static)
    where
        S: ServerFn<Error = Fault<R>> + 'static,
        S::Output: DeserializeOwned,
    {
        self.tries.update(|tries| *tries += 1);
        spawn_local(async move {
            let answer = wire::ask::<S, R>(&fields).await;
            self.tries.update(|tries| *tries -= 1);
            match answer {
                Ok(answer) => {
                    self.fault.set(None);
                    done(answer);
                }
                Err(fault) => self.fault.set(Some(fault)),
            }
        });
    }

    /// Makes the call at `path`, which leads to another page. It stays under way until that page is there.
    pub fn leave(self, path: &'static str, fields: UrlSearchParams) {
        self.tries.set(1);
        spawn_local(async move {
            match wire::go::<R>(path, &fields).await {
                Ok(()) => self.fault.set(None),
                Err(fault) => {
                    self.tries.set(0);
                    self.fault.set(Some(fault));
                }
            }
        });
    }

    /// Takes a form's `submit`: looks at it with `check`, sends it, and goes where that leads.
    pub fn sends(
        self,
        path: &'static str,
        check: impl Fn(&UrlSearchParams) -> Option<R> + 'static,
    ) -> impl Fn(SubmitEvent) + 'static {
        // Whoever comes back to the page may send it again.
        page::on_return(move || self.tries.set(0));
        move |event| {
            let Some(form) = taken(&event) else { return };
            if self.is_busy() {
                return;
            }
            let fields = wire::typed(&form);
            match check(&fields) {
                Some(refusal) => self.fault.set(Some(Fault::Refused(refusal))),
                None => self.leave(path, fields),
            }
        }
    }

    /// Writes beside every field of `form` what is wrong with it, after each try.
    pub fn marks(self, form: NodeRef<html::Form>) {
        Effect::new(move |seen: Option<()>| {
            let problems = self.fault.with(|fault| fault.as_ref().map(|fault| fault.fields().to_vec()));
            // What the server refused it has marked itself.
            if let (Some(()), Some(form)) = (seen, form.get_untracked()) {
                beside::mark(&form, &problems.unwrap_or_default());
            }
        });
    }
}

/// Keeps the browser from posting a form that an island sends itself, and from judging it in its own words.
pub fn taken(event: &SubmitEvent) -> Option<HtmlFormElement> {
    event.prevent_default();
    event.target()?.dyn_into().ok()
}

/// The sentence beside a field of a form that was refused, as the server writes it.
pub fn said<R: Words>(fault: Option<&Fault<R>>, field: &str) -> Option<String> {
    fault.and_then(|fault| fault.beside(field))
}

/// Why a form was refused; it takes the focus, so that nobody waits for a page that does not come.
#[component]
pub fn Refusal(
    /// What the person reads.
    sentence: Signal<Option<String>>,
    /// More classes.
    class: &'static str,
) -> impl IntoView {
    let note = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let (Some(note), true) = (note.get(), sentence.with(Option::is_some)) {
            // A note that is gone cannot take the focus, and nothing is lost by it.
            let _ = note.focus();
        }
    });
    view! {
        <div node_ref=note tabindex="-1" class="outline-none focus-visible:outline-none">
            {move || {
                sentence
                    .get()
                    .map(|sentence| {
                        view! {
                            <Note tone=Tone::Danger alert=true class>
                                {sentence}
                            </Note>
                        }
                    })
            }}
        </div>
    }
}
