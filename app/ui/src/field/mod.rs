//! Text fields: the label above, help below, and an error that says how to mend it.

pub(crate) mod example;
mod frame;
mod in_step;
mod input;
mod text_area;

pub(crate) use frame::{Frame, FrameIds, Words};
pub(crate) use in_step::keep_in_step;
pub use input::{Field, InputKind};
pub use text_area::TextArea;

#[cfg(test)]
mod tests {
    use super::Field;
    use leptos::prelude::*;

    #[test]
    fn an_error_takes_the_place_of_the_help_and_is_tied_to_the_input() {
        let error = Some("Write the price with two decimals.".to_owned());
        let html = Owner::new()
            .with(|| view! { <Field label="Price" name="lines[0].price" help="Without tax." error=error /> }.to_html());
        assert!(html.contains(r#"aria-invalid="true""#), "{html}");
        assert!(html.contains(r#"aria-describedby="f-lines-0--price-below""#), "{html}");
        assert!(html.contains(r#"id="f-lines-0--price-below""#), "{html}");
        assert!(!html.contains("Without tax."), "{html}");
    }

    #[test]
    fn a_field_is_required_unless_it_says_otherwise() {
        let html = |optional| {
            Owner::new().with(|| view! { <Field label="Weight" name="weight" optional=optional /> }.to_html())
        };
        assert!(html(false).contains("required") && !html(false).contains("optional"));
        assert!(!html(true).contains("required") && html(true).contains("optional"));
    }
}
