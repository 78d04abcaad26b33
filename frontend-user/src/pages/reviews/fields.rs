//! What a review is written in: stars, a title, words.

use app::Fault;
use domain::reviews::{BODY, ReviewRefusal, TITLE};
use leptos::prelude::*;
use ui::{Field, StarInput, TextArea};

use crate::forms::{beside, typed};

/// What stands in the fields at first.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub rating: u8,
    pub title: String,
    pub body: String,
}

/// The fields, with what was typed into them where that was refused.
#[component]
pub fn ReviewFields(kept: Kept, #[prop(optional_no_strip)] refused: Option<Fault<ReviewRefusal>>) -> impl IntoView {
    let wrong = |field| beside(refused.as_ref(), field);
    let rating = typed("form[rating]").and_then(|stars| stars.parse().ok()).unwrap_or(kept.rating);
    view! {
        <StarInput legend="How many stars?" name="form[rating]" value=rating error=wrong("rating") />
        <Field
            label="Title"
            name="form[title]"
            value=typed("form[title]").unwrap_or(kept.title)
            optional=true
            maxlength=TITLE.1
            help=format!("What it comes to in one line, {} characters at least.", TITLE.0)
            error=wrong("title")
        />
        <TextArea
            label="Your review"
            name="form[body]"
            value=typed("form[body]").unwrap_or(kept.body)
            rows=7
            maxlength=BODY.1
            help="What would you have liked to know before you bought it? Leave out names, addresses and telephone numbers."
            error=wrong("body")
        />
    }
}
