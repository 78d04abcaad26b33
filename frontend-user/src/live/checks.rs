//! What is looked at before it is sent, by the same rules that the market goes by.

use app::Words;
use app::identity::SignUp;
use app::orders::PlaceOrder;
use domain::identity::{NewAccount, SignUpRefusal};
use domain::orders::{NewOrder, PlaceRefusal};
use domain::text::FieldProblem;
use leptos::server_fn::ServerFn;
use web_sys::UrlSearchParams;

/// What is wrong with the fields of a form that makes the call at `path`, and the sentence about all of it.
pub fn look(path: &str, fields: &UrlSearchParams) -> Option<(Vec<FieldProblem>, String)> {
    let refusal = |problems: Vec<FieldProblem>, words: &dyn Fn(Vec<FieldProblem>) -> String| {
        let sentence = words(problems.clone());
        (problems, sentence)
    };
    match path {
        SignUp::PATH => {
            let problems = account(fields).check().err()?;
            Some(refusal(problems, &|problems| SignUpRefusal::Invalid(problems).sentence()))
        }
        PlaceOrder::PATH => {
            let problems = order(fields).check().err()?;
            Some(refusal(problems, &|problems| PlaceRefusal::Invalid(problems).sentence()))
        }
        _ => None,
    }
}

fn account(fields: &UrlSearchParams) -> NewAccount {
    let text = |name| fields.get(name).unwrap_or_default();
    NewAccount { name: text("form[name]"), email: text("form[email]"), password: text("form[password]") }
}

/// The order as it stands in the form, without the deliveries: those were offered, and are the market's to check.
fn order(fields: &UrlSearchParams) -> NewOrder {
    let text = |name| fields.get(name).unwrap_or_default();
    NewOrder {
        key: text("order[key]"),
        email: text("order[email]"),
        name: text("order[name]"),
        street: text("order[street]"),
        city: text("order[city]"),
        postcode: text("order[postcode]"),
        country: text("order[country]"),
        phone: text("order[phone]"),
        ..NewOrder::default()
    }
}
