//! The frame of the pages through which people come in.

use app::{Fault, Words};
use leptos::html;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{Note, Tone};

use crate::visitor::Visitor;

/// A narrow page with one form.
#[component]
pub fn Door(title: &'static str, #[prop(into)] lead: ViewFnOnce, children: Children) -> impl IntoView {
    view! {
        <Title text=title />
        <div class="wrap max-w-[28rem]! pt-10 lg:pt-20">
            <h1 class="text-h1">{title}</h1>
            <div class="soft mt-2 mb-7">{lead.run()}</div>
            {children()}
        </div>
    }
}

/// Why nobody came in; it takes the focus.
#[component]
pub fn Refusal<R>(fault: Signal<Option<Fault<R>>>) -> impl IntoView
where
    R: Words + Clone + Send + Sync + 'static,
{
    let note = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let (Some(note), true) = (note.get(), fault.with(Option::is_some)) {
            // A note that is gone cannot take the focus, and nothing is lost by it.
            let _ = note.focus();
        }
    });
    view! {
        <div node_ref=note tabindex="-1" class="outline-none focus-visible:outline-none">
            {move || {
                fault
                    .get()
                    .map(|fault| {
                        view! {
                            <Note tone=Tone::Danger alert=true class="mb-5">
                                {fault.sentence()}
                            </Note>
                        }
                    })
            }}
        </div>
    }
}

/// Where the person wanted to go before they had to come in.
pub fn wanted() -> Signal<Option<String>> {
    let query = use_query_map();
    Signal::derive(move || query.read().get("next").filter(|next| next.starts_with('/') && !next.starts_with("//")))
}

/// Once somebody came in or went out, the header says so.
pub fn tell_the_header<S>(action: ServerAction<S>)
where
    S: ServerFn + Clone + Send + Sync + 'static,
    S::Output: Send + Sync + 'static,
    S::Error: Send + Sync + 'static,
{
    let visitor = Visitor::get();
    Effect::new(move |_| {
        if action.value().with(|value| matches!(value, Some(Ok(_)))) {
            visitor.changed();
        }
    });
}
