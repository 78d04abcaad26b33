//! A part of a page under its own heading.

use leptos::prelude::*;

/// A heading with a line below it and a link at its end.
#[component]
pub fn Heading(
    /// What the part is about.
    #[prop(into)]
    title: String,
    /// A line below.
    #[prop(optional, into)]
    text: Option<String>,
    /// Where the rest is: address and words.
    #[prop(optional)]
    more: Option<(String, &'static str)>,
) -> impl IntoView {
    view! {
        <div class="flex items-end justify-between gap-6 mb-6">
            <div>
                <h2 class="text-h2">{title}</h2>
                {text.map(|text| view! { <p class="soft mt-1">{text}</p> })}
            </div>
            {more
                .map(|(href, words)| {
                    view! {
                        <a class="link shrink-0 min-h-11 inline-flex items-center" href=href>
                            {words}
                        </a>
                    }
                })}
        </div>
    }
}

/// A numbered step of a form, or a part of an account page, split from the next by a hairline.
#[component]
pub fn Section(
    /// Its id, which its heading's id follows from.
    id: &'static str,
    /// What it is about.
    title: &'static str,
    /// What stands before the title: a number.
    #[prop(optional)]
    mark: Option<&'static str>,
    /// What stands at the end of the title.
    #[prop(optional, into)]
    aside: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    let inset = if mark.is_some() { "sm:ps-7" } else { "" };
    view! {
        <section class="py-7 border-b border-line last:border-0" aria-labelledby=heading>
            <div class="flex items-baseline gap-3 mb-4">
                {mark.map(|mark| view! { <span class="num text-dense soft w-4" aria-hidden="true">{mark}</span> })}
                <h2 class="text-h3" id=heading.clone()>
                    {title}
                </h2>
                <span class="ms-auto">{aside.run()}</span>
            </div>
            <div class=inset>{children()}</div>
        </section>
    }
}
