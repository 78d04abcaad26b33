//! What is wrong with the form of a product, field by field.

use app::{Fault, Words};
use domain::catalog::ProductRefusal;
use leptos::prelude::*;

/// Why the form was refused last, if it was.
#[derive(Clone, Copy)]
pub struct Wrong(pub Signal<Option<Fault<ProductRefusal>>>);

impl Wrong {
    /// The sentence beside the field of that name.
    pub fn at(self, field: impl Into<String>) -> Signal<Option<String>> {
        let field = field.into();
        self.of(move || field.clone())
    }

    /// The same for a field whose name changes, such as a row that moves up.
    pub fn of(self, field: impl Fn() -> String + Send + Sync + 'static) -> Signal<Option<String>> {
        Signal::derive(move || self.0.with(|fault| fault.as_ref().and_then(|fault| fault.beside(&field()))))
    }
}
