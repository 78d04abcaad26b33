//! The variants of a product: what can be chosen, and a row for every combination.
//!
//! Without script the options are lists, and the server makes the rows that are missing. With script values are chips,
//! and the rows follow at once.

mod all;
mod choices;
mod rows;
mod table;

use app::site::alive;
use domain::catalog::{ImageView, RowDraft};
use domain::money::Currency;
use leptos::prelude::*;
use ui::{Card, Note, Tone};

use super::wrong::Wrong;
use all::All;
use choices::Choices;
pub use rows::Rows;
use table::Table;

/// The card.
#[component]
pub fn Matrix(
    /// What can be chosen so far, and the variants.
    rows: Rows,
    /// What was typed for all rows.
    all: RowDraft,
    /// The pictures a variant may show.
    images: Vec<ImageView>,
    /// The currency prices are typed in.
    currency: Currency,
    /// What is wrong.
    wrong: Wrong,
) -> impl IntoView {
    let alive = alive();
    let many = wrong.at("variants");
    view! {
        <Card title="Variants">
            <div class="grid grid-cols-1 gap-6">
                <Choices rows alive wrong />
                <div role="alert" class="empty:hidden">
                    {move || {
                        many.get()
                            .or_else(|| rows.too_many())
                            .map(|words| {
                                view! { <Note tone=Tone::Danger>{words}</Note> }
                            })
                    }}
                </div>
                <All rows all currency alive wrong />
                <Table rows images currency alive wrong />
            </div>
        </Card>
    }
}
