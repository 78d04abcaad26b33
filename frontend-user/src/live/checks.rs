//! What is looked at before it is sent, by the same rules that the market goes by.

use app::Words;
use app::identity::{AddAddress, EditAddress, ForgotPassword, SaveProfile, SignUp};
use app::orders::PlaceOrder;
use domain::identity::{
    AddressRefusal, ForgotRefusal, ForgotRequest, NewAccount, ProfileDraft, ProfileRefusal, SignUpRefusal, TypedAddress,
};
use domain::orders::{NewOrder, PlaceRefusal};
use domain::text::FieldProblem;
use leptos::server_fn::ServerFn;
use web_sys::UrlSearchParams;

use crate::clock;

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
        ForgotPassword::PATH => {
            let problems = ForgotRequest { email: text(fields, "email") }.check().err()?;
            Some(refusal(problems, &|problems| ForgotRefusal::Invalid(problems).sentence()))
        }
        SaveProfile::PATH => {
            let problems = profile(fields).check(clock::today()).err()?;
            Some(refusal(problems, &|problems| ProfileRefusal::Invalid(problems).sentence()))
        }
        AddAddress::PATH | EditAddress::PATH => {
            let problems = address(fields).check().err()?;
            Some(refusal(problems, &|problems| AddressRefusal::Invalid(problems).sentence()))
        }
        PlaceOrder::PATH => {
            let problems = order(fields).check().err()?;
            Some(refusal(problems, &|problems| PlaceRefusal::Invalid(problems).sentence()))
        }
        _ => None,
    }
}

/// What stands in a field of a form.
fn text(fields: &UrlSearchParams, name: &str) -> String {
    fields.get(&format!("form[{name}]")).unwrap_or_default()
}

fn account(fields: &UrlSearchParams) -> NewAccount {
    NewAccount { name: text(fields, "name"), email: text(fields, "email"), password: text(fields, "password") }
}

fn profile(fields: &UrlSearchParams) -> ProfileDraft {
    ProfileDraft {
        name: text(fields, "name"),
        phone: text(fields, "phone"),
        born_on: text(fields, "born_on"),
        country: text(fields, "country"),
        locale: text(fields, "locale"),
    }
}

fn address(fields: &UrlSearchParams) -> TypedAddress {
    TypedAddress {
        label: text(fields, "label"),
        name: text(fields, "name"),
        street: text(fields, "street"),
        city: text(fields, "city"),
        region: text(fields, "region"),
        postcode: text(fields, "postcode"),
        country: text(fields, "country"),
        phone: text(fields, "phone"),
        is_default: false,
    }
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
