//! What a list says when it has nothing, and the one next step.

pub(crate) mod example;

use crate::{Icon, IconName, class::join};
use leptos::prelude::*;

/// An empty list: what is empty, why or what comes, and one thing to do.
#[component]
pub fn Empty(
    /// A picture of what would be here.
    icon: IconName,
    /// What is empty.
    #[prop(into)]
    title: String,
    /// Why, or what will bring it.
    #[prop(optional, into)]
    text: Option<String>,
    /// More classes, such as "card".
    #[prop(optional)]
    class: &'static str,
    /// The next step, as one button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=join(&["empty", class])>
            <Icon name=icon />
            <p class="text-h3">{title}</p>
            {text.map(|text| view! { <p class="why">{text}</p> })}
            {children.map(|children| children())}
        </div>
    }
}
