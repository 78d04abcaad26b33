//! What became of a line, in words.

use domain::catalog::{ImportState, LineNote, LineOutcome, SkipReason};
use ui::Tone;

use crate::pages::products::compare::field;

/// Where a file stands.
pub const fn state(state: ImportState) -> (Tone, &'static str) {
    match state {
        ImportState::Received => (Tone::Info, "Being looked through"),
        ImportState::Checked => (Tone::Warning, "Waits for you"),
        ImportState::Confirmed => (Tone::Info, "Being taken in"),
        ImportState::Done => (Tone::Success, "Taken in"),
    }
}

/// What becomes of the line.
pub fn outcome(outcome: &LineOutcome, taken: bool) -> (Tone, String) {
    let (tone, words) = match outcome {
        LineOutcome::New if taken => (Tone::Success, "New product"),
        LineOutcome::New => (Tone::Success, "Makes a new product"),
        LineOutcome::Changed if taken => (Tone::Info, "Changed a product"),
        LineOutcome::Changed => (Tone::Info, "Changes a product"),
        LineOutcome::Same => (Tone::Neutral, "Is there just so"),
        LineOutcome::Skipped(SkipReason::Picture) => (Tone::Neutral, "Skipped: only a picture"),
        LineOutcome::Skipped(SkipReason::Currency { shop }) => {
            return (Tone::Neutral, format!("Skipped: your shop sells in {shop}"));
        }
        LineOutcome::Wrong(_) => (Tone::Danger, "Wrong"),
        LineOutcome::HeldBack => (Tone::Warning, "Right, but another line of this product is wrong"),
    };
    (tone, words.to_owned())
}

/// What is worth knowing about the line.
pub fn note(note: &LineNote) -> String {
    match note {
        LineNote::PictureNotFetched => {
            "Pictures are not fetched from other addresses. Add them to the product afterwards.".to_owned()
        }
        LineNote::Draft { missing } => {
            let missing: Vec<String> = missing.iter().map(|name| field(name).to_lowercase()).collect();
            format!("Stays a draft for now. Missing for the shelf: {}.", missing.join(", "))
        }
        LineNote::ShelfFull { most } => format!("It waits as a draft: your plan allows {most} products on the shelf."),
        LineNote::OtherShelf { wanted } => {
            format!("The market has no category “{wanted}”. It goes to the one you chose.")
        }
        LineNote::TakenOff { variants: 1 } => "One variant is not in the file and is taken off.".to_owned(),
        LineNote::TakenOff { variants } => format!("{variants} variants are not in the file and are taken off."),
    }
}
