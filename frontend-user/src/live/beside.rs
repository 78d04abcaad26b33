//! Says what is wrong with a form: in a sentence above it, and beside each field.

use domain::text::FieldProblem;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement};

/// Every field of a form that has a name, a frame and room for words below it.
const FIELDS: &str = ".field :is(input, select, textarea)[name]";
/// The sign before what is wrong.
const SIGN: &str =
    r#"<svg class="i i-sm" aria-hidden="true"><use href="/icons.svg#circle-alert"></use></svg><span></span>"#;

/// Where a page says why a form was refused; it waits there unseen.
const PLACE: &str = "[data-refusal]";

/// Writes a sentence above the form, and leads the person to it.
pub fn tell(sentence: &str) {
    let Some(place) = document().query_selector(PLACE).ok().flatten() else { return };
    if let Some(words) = place.query_selector(".note > div").ok().flatten() {
        words.set_text_content(Some(sentence));
    }
    // Refused only for names that are none.
    let _ = place.remove_attribute("hidden");
    lead();
}

/// Leads the person to what was refused, so that nobody waits for a page that does not come.
pub fn lead() {
    lead_to("[data-refusal]:not([hidden])");
}

/// Gives the focus to the first thing of that kind.
pub fn lead_to(selector: &str) {
    let place = document().query_selector(selector).ok().flatten();
    if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        // What is gone cannot take the focus, and nothing is lost by it.
        let _ = place.focus();
    }
}

/// Marks the fields of `form` that have a problem, and those alone. A field's help comes back once all is well.
pub fn mark(form: &HtmlFormElement, problems: &[FieldProblem]) {
    let Ok(fields) = form.query_selector_all(FIELDS) else { return };
    for at in 0..fields.length() {
        let Some(field) = fields.get(at).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let name = field.get_attribute("name").unwrap_or_default();
        let problem = problems.iter().find(|found| name.ends_with(&format!("[{}]", found.field)));
        // Refused only for elements that are none of a page.
        let _ = write(&field, problem.map(|found| found.problem.to_string()));
    }
}

fn write(field: &Element, sentence: Option<String>) -> Result<(), wasm_bindgen::JsValue> {
    let Some(frame) = field.closest(".field")? else { return Ok(()) };
    if let Some(sentence) = sentence { complain(field, &frame, &sentence) } else { forgive(field, &frame) }
}

/// Puts the sentence in the place of the help.
fn complain(field: &Element, frame: &Element, sentence: &str) -> Result<(), wasm_bindgen::JsValue> {
    let below = if let Some(below) = frame.query_selector(".help, .err")? {
        below
    } else {
        let below = document().create_element("p")?;
        frame.append_child(&below)?;
        below
    };
    if below.class_name() == "help" {
        frame.set_attribute("data-help", &below.text_content().unwrap_or_default())?;
    }
    let id = format!("{}-below", field.id());
    below.set_id(&id);
    below.set_class_name("err");
    below.set_inner_html(SIGN);
    if let Some(words) = below.last_element_child() {
        words.set_text_content(Some(sentence));
    }
    field.set_attribute("aria-invalid", "true")?;
    field.set_attribute("aria-describedby", &id)
}

/// Takes the sentence away; the help comes back.
fn forgive(field: &Element, frame: &Element) -> Result<(), wasm_bindgen::JsValue> {
    field.remove_attribute("aria-invalid")?;
    let Some(below) = frame.query_selector(".err")? else { return Ok(()) };
    if let Some(help) = frame.get_attribute("data-help") {
        below.set_class_name("help");
        below.set_text_content(Some(&help));
        return Ok(());
    }
    below.remove();
    field.remove_attribute("aria-describedby")
}
