//! How hard a password is to guess: four marks and a word beside them.

pub(crate) mod example;

use crate::class::join;
use leptos::prelude::*;

/// What a score is called, from 0 to 4; nothing is said about nothing.
fn words(score: Option<u8>) -> &'static str {
    match score {
        None => "",
        Some(0) => "Very easy to guess",
        Some(1) => "Easy to guess",
        Some(2) => "Good enough",
        Some(3) => "Hard to guess",
        Some(_) => "Very hard to guess",
    }
}

/// The marks. Its place is kept while there is nothing to say, so that nothing jumps.
#[component]
pub fn Strength(
    /// From 0 to 4; nothing while nothing was typed.
    #[prop(into)]
    score: Signal<Option<u8>>,
) -> impl IntoView {
    let class = move || match score.get() {
        None => "strength".to_owned(),
        Some(score) => join(&["strength", ["s0", "s1", "s2", "s3", "s4"][usize::from(score.min(4))]]),
    };
    view! {
        <span class=class>
            <span class="marks" aria-hidden="true">
                <i></i>
                <i></i>
                <i></i>
                <i></i>
            </span>
            <span role="status">{move || words(score.get())}</span>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::Strength;
    use leptos::prelude::*;

    #[test]
    fn a_score_is_said_in_words_and_not_only_drawn() {
        let html = |score: Option<u8>| Owner::new().with(|| view! { <Strength score=score /> }.to_html());
        assert!(html(Some(1)).contains("Easy to guess") && html(Some(1)).contains("strength s1"));
        assert!(html(Some(9)).contains("strength s4"));
        assert!(!html(None).contains("guess"));
    }
}
